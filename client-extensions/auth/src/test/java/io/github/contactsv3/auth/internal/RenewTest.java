package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static io.github.contactsv3.auth.internal.Fixture.MINUTE;
import static io.github.contactsv3.auth.internal.Fixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenSource;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.ServiceException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewTest {
  private final Fixture f = new Fixture();

  private static AccessToken token(String value) {
    return new AccessToken(value, "loc1");
  }

  /** Every text that users of the service have recorded with 401 and 403. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | version header was not found. | false
          401 | version header is invalid | false
          401 | Invalid token: access token is invalid | true
          401 | Invalid Private Integration token | true
          401 | Invalid JWT | true
          401 | The token is not authorized for this scope. | false
          401 | This authClass type is not allowed to access this scope... | false
          401 | This AuthClass is not yet supported | false
          401 | This location is not accessible from this token! | false
          403 | The token does not have access to this location. | false
          401 | This route is not yet supported by the IAM Service. Please update your IAM config. | false
          401 | Location is not active | false
          401 | '' | true
          """)
  void renew_eachRecordedText_refreshesOnlyIfTheTokenIsAtFault(
      int status, String text, boolean expected) {
    TokenSource source = f.withLeft(Duration.ofHours(1)).location();
    assertThat(value(source)).isEqualTo("A1");
    assertThat(source.renew(token("A1"), List.of("first", text), MINUTE)).isEqualTo(expected);
    assertThat(f.endpoint.forms).hasSize(expected ? 1 : 0);
    assertThat(value(source)).isEqualTo(expected ? "A2" : "A1");
    ServiceException e = FakeEndpoint.error(status, text);
    assertThat(e instanceof AuthenticationException)
        .as("what core makes of it")
        .isEqualTo(expected);
  }

  @Test
  void renew_lasting401_costsOneRefreshForAsLongAsTheTokenLasts() {
    TokenSource source = f.withLeft(Duration.ofHours(1)).location();
    int renewed = 0;
    for (int call = 0; call < 100; call++) {
      for (int attempt = 0; attempt < 2; attempt++) {
        AccessToken used = source.token("loc1", MINUTE);
        if (!source.renew(used, List.of("Invalid JWT"), MINUTE)) {
          break;
        }
        renewed++;
      }
      f.timing.pass(MINUTE);
    }
    assertThat(renewed).isEqualTo(1);
    assertThat(f.endpoint.forms).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"59999, false", "60000, true"})
  void renew_youngToken_isNotRefreshed(long ageMillis, boolean expected) {
    TokenSource source = f.stored(KEY, Duration.ofMillis(ageMillis)).location();
    assertThat(value(source)).isEqualTo("A1");
    assertThat(source.renew(token("A1"), List.of(), MINUTE)).isEqualTo(expected);
  }

  @Test
  void renew_youngTokenButAnotherProcessHasRotated_takesThat() {
    TokenSource source = f.stored(KEY, Duration.ZERO).location();
    assertThat(value(source)).isEqualTo("A1");
    assertThat(source.renew(token("A1"), List.of(), MINUTE)).isFalse();
    replaceUnnoticed();
    assertThat(source.renew(token("A1"), List.of(), MINUTE)).isTrue();
    assertThat(value(source)).isEqualTo("A7");
    assertThat(f.endpoint.forms).isEmpty();
  }

  @Test
  void renew_anotherProcessHasRotated_takesItsPairWithoutRefresh() {
    TokenSource source = f.withLeft(Duration.ofHours(1)).location();
    assertThat(value(source)).isEqualTo("A1");
    replaceUnnoticed();
    assertThat(source.renew(token("A1"), List.of("Invalid JWT"), MINUTE)).isTrue();
    assertThat(value(source)).isEqualTo("A7");
    assertThat(f.endpoint.forms).isEmpty();
  }

  /** As another process does it: no listener hears of it. */
  private void replaceUnnoticed() {
    var next = Fixture.pair(7, f.timing.now()).version(2).build();
    f.store.replaced.put(KEY, next);
  }

  @Test
  void renew_invalidGrant_isThrown() {
    TokenSource source = f.withLeft(Duration.ofHours(1)).location();
    assertThat(value(source)).isEqualTo("A1");
    f.endpoint.fail(FakeEndpoint.error(400, "Invalid grant: refresh token is invalid"));
    assertThatThrownBy(() -> source.renew(token("A1"), List.of(), MINUTE))
        .isInstanceOfSatisfying(
            AuthenticationException.class, e -> assertThat(e.isReauthorizationRequired()).isTrue());
  }

  @Test
  void renew_serviceGivesTheSameTokenAgain_isFalse() {
    TokenSource source = f.withLeft(Duration.ofHours(1)).location();
    assertThat(value(source)).isEqualTo("A1");
    f.endpoint.accessPrefix = "A1#";
    assertThat(source.renew(token("A1"), List.of(), MINUTE)).isTrue();
    f.timing.pass(Duration.ofHours(1));
    f.endpoint.before.add(() -> f.endpoint.accessPrefix = "");
    assertThat(source.renew(token("A1#2"), List.of(), MINUTE)).isTrue();
    assertThat(value(source)).isEqualTo("3");
  }
}
