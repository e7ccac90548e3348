package io.github.contactsv3.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.oauth.model.TokenResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The refresh token is spent when the response is read: nothing optional may make it unusable. */
class ResponsesTest {
  private static final Instant SENT = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"expiresIn\":{\"seconds\":1}",
        "\"expiresIn\":\"soon\"",
        "\"expiresIn\":1e400",
        "\"scope\":[\"contacts.readonly\"]",
        "\"locationId\":{\"id\":\"loc1\"}",
        "\"companyId\":[]",
        "\"userType\":{}",
        "\"userId\":{}",
        "\"traceId\":{}",
      })
  void authorized_optionalPropertyThatDoesNotFit_keepsThePair(String odd) {
    StoredToken token = Responses.authorized(response(odd), SENT);

    assertThat(token.accessToken()).isEqualTo("access-1");
    assertThat(token.refreshToken()).contains("refresh-1");
    assertThat(token.expiresAt()).isAfter(SENT.plus(Duration.ofMinutes(59)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"accessToken\":{}", "\"refreshToken\":[1]", "\"accessToken\":\"a b\""})
  void authorized_tokenThatDoesNotFit_isADecodingException(String odd) {
    assertThatThrownBy(() -> Responses.authorized(response(odd), SENT))
        .isInstanceOfSatisfying(
            DecodingException.class,
            e -> assertThat(e.operation().id() + e.status()).isEqualTo("requestToken200"));
  }

  @Test
  void authorized_lifeThatIsSaid_counts() {
    assertThat(Responses.authorized(response("\"expiresIn\":86399"), SENT).expiresAt())
        .isEqualTo(SENT.plusSeconds(86_399));
  }

  private static TokenResponse response(String last) {
    try {
      // Of a name that comes twice, the last value counts.
      return new ObjectMapper()
          .readValue(
              "{\"accessToken\":\"access-1\",\"refreshToken\":\"refresh-1\"," + last + "}",
              TokenResponse.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
