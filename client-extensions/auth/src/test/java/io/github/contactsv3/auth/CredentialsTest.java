package io.github.contactsv3.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.auth.spi.TokenRequest;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TokenProviderException;
import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.LocationTokenResponse;
import io.github.contactsv3.oauth.model.TokenResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private static final TokenEndpoint NONE =
      new TokenEndpoint() {
        @Override
        public TokenResponse requestToken(RequestTokenForm form, Duration timeLeft) {
          throw new AssertionError();
        }

        @Override
        public LocationTokenResponse requestLocationToken(
            TokenKey agency, String locationId, AccessToken agencyToken, Duration timeLeft) {
          throw new AssertionError();
        }
      };

  private static final Duration TIME = Duration.ofSeconds(10);
  private static final OperationInfo GET_CONTACT =
      new OperationInfo("getContact", "GET", "/c", true, null, List.of("s"), null, false);

  private static TokenRequest request(String locationId, Duration timeLeft) {
    return new TokenRequest(GET_CONTACT, 1, locationId, timeLeft);
  }

  private static boolean renew(TokenProvider source, AccessToken rejected, String text) {
    ServiceException error =
        ServiceException.builder()
            .operation(GET_CONTACT)
            .status(401)
            .messages(List.of(text))
            .build();
    return source.renew(rejected, (AuthenticationException) error, request(null, TIME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", " pit-1", "pit-1 ", "pit\r\nX: 1", "pit\u0000", "p\u00eft", "p\u007f"})
  void privateIntegrationToken_unfit_isRefusedWithoutShowingIt(String token) {
    assertThatThrownBy(() -> Credentials.privateIntegrationToken(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("token ")
        .hasMessageNotContaining("pit");
    TokenProvider source = Credentials.privateIntegrationToken(() -> token).connect(NONE);
    assertThatThrownBy(() -> source.token(request(null, TIME)))
        .isInstanceOf(TokenProviderException.class)
        .hasMessageStartingWith("getContact: the token of the token supplier ")
        .hasMessageNotContaining("pit");
  }

  @Test
  void privateIntegrationToken_supplierGivesNull_isTyped() {
    TokenProvider source = Credentials.privateIntegrationToken(() -> (String) null).connect(NONE);
    assertThatThrownBy(() -> source.token(request(null, TIME)))
        .isInstanceOf(TokenProviderException.class)
        .hasMessage("getContact: the token supplier returned null");
    assertThatThrownBy(() -> Credentials.privateIntegrationToken((String) null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void token_fixed_isTheSameForEveryLocationAndNeverRenewed() {
    TokenProvider source = Credentials.privateIntegrationToken("!pit~1").connect(NONE);
    AccessToken token = source.token(request("loc1", TIME));
    assertThat(token.value()).isEqualTo("!pit~1");
    assertThat(token.locationId()).contains("loc1");
    assertThat(token).isEqualTo(new AccessToken("!pit~1", "loc1"));
    assertThat(token).hasSameHashCodeAs(new AccessToken("!pit~1", "loc1"));
    assertThat(token).isNotEqualTo(new AccessToken("!pit~1", null)).isNotEqualTo("!pit~1");
    assertThat(token).isNotEqualTo(new AccessToken("other", "loc1"));
    assertThat(renew(source, token, "Invalid Private Integration token")).isFalse();
  }

  @Test
  void token_supplier_isAskedEachTimeAndARotatedTokenIsTaken() {
    AtomicReference<String> current = new AtomicReference<>("pit-1");
    AtomicInteger asked = new AtomicInteger();
    TokenProvider source =
        Credentials.privateIntegrationToken(
                () -> {
                  asked.incrementAndGet();
                  return current.get();
                })
            .connect(NONE);
    assertThat(source.appId()).isEqualTo("pit");
    assertThat(asked).as("by the id of the app").hasValue(0);
    AccessToken old = source.token(request(null, TIME));
    source.token(request(null, TIME));
    assertThat(asked).hasValue(2);
    String appId = source.appId();
    assertThat(renew(source, old, "Invalid JWT")).isFalse();
    current.set("pit-2");
    assertThat(renew(source, old, "Invalid grant")).isFalse();
    assertThat(renew(source, old, "Invalid JWT")).isTrue();
    assertThat(source.token(request(null, TIME)).value()).isEqualTo("pit-2");
    assertThat(source.appId()).isEqualTo(appId);
    assertThat(Credentials.privateIntegrationToken("pit-1").connect(NONE).appId()).isEqualTo(appId);
    assertThat(Credentials.privateIntegrationToken("pit-2").connect(NONE).appId())
        .isNotEqualTo(appId);
  }

  @Test
  void app_incompleteOrUnfit_isRefused() {
    assertThatThrownBy(() -> OAuthApp.builder().clientSecret("s").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("clientId is required and not set");
    assertThatThrownBy(() -> OAuthApp.builder().clientId("c").build())
        .hasMessage("clientSecret is required and not set");
    assertThatThrownBy(() -> OAuthApp.builder().clientId("c "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OAuthApp.builder().clientSecret("s\n"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OAuthApp.builder().redirectUri("/callback"))
        .isInstanceOf(IllegalArgumentException.class);
    OAuthApp app = OAuthApp.builder().clientId("c").clientSecret("s").build();
    assertThat(app.redirectUri()).isEmpty();
    assertThatThrownBy(() -> Credentials.oauth(app, " ", TokenStores.inMemory()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("locationId");
    assertThatThrownBy(() -> Credentials.agency(app, "a b", TokenStores.inMemory()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("companyId");
    assertThatThrownBy(() -> new TokenKey(" ", TokenKey.Type.COMPANY, "x"))
        .hasMessageContaining("clientId");
  }

  @Test
  void storedToken_equality_countsEveryPart() {
    Instant at = Instant.parse("2026-11-22T10:00:00Z");
    StoredToken token =
        StoredToken.builder().accessToken("A").issuedAt(at).expiresAt(at.plusSeconds(9)).build();
    StoredToken.Builder[] others = new StoredToken.Builder[10];
    for (int i = 0; i < others.length; i++) {
      others[i] = token.toNext().version(1);
    }
    assertThat(others[0].build()).isEqualTo(token).hasSameHashCodeAs(token);
    others[0].version(2);
    others[1].accessToken("B");
    others[2].refreshToken("R");
    others[3].issuedAt(at.minusSeconds(1));
    others[4].expiresAt(at.plusSeconds(1));
    others[5].scopes(List.of("x"));
    others[6].locationId("l");
    others[7].companyId("c");
    others[8].rotationStartedAt(at);
    others[9].version(9);
    for (StoredToken.Builder other : others) {
      assertThat(other.build()).isNotEqualTo(token);
    }
    assertThat(token.toString()).contains("refreshToken=none");
    assertThatThrownBy(() -> StoredToken.builder().build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("accessToken is missing");
  }

  @Test
  void clock_system_isTheRealOne() throws InterruptedException {
    Clock clock = Clock.system();
    long before = System.nanoTime();
    assertThat(clock.nanoTime()).isGreaterThanOrEqualTo(before);
    assertThat(clock.random()).isBetween(0.0, 1.0);
    assertThat(clock.random()).isNotEqualTo(clock.random());
    assertThat(Duration.between(Instant.now(), clock.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> clock.sleep(Duration.ofHours(1)))
        .isInstanceOf(InterruptedException.class);
  }
}
