package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static io.github.contactsv3.auth.internal.Fixture.MINUTE;
import static io.github.contactsv3.auth.internal.Fixture.renew;
import static io.github.contactsv3.auth.internal.Fixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.errors.AuthenticationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenewTest {
  private final Fixture f = new Fixture();

  private static AccessToken token(String value) {
    return new AccessToken(value, "loc1");
  }

  /** Texts with words that other rows of the table have, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Invalid JWT",
        "Token of this location has expired",
        "The access token for this scope has expired",
        "Invalid token version",
        ""
      })
  void renew_tokenRejectedInAnyWords_refreshes(String text) {
    TokenProvider source = f.withLeft(Duration.ofHours(1)).location();
    assertThat(value(source)).isEqualTo("A1");
    assertThat(renew(source, token("A1"), text)).isTrue();
    assertThat(value(source)).isEqualTo("A2");
  }

  @Test
  void renew_authorizationIsGone_refreshesNothing() {
    TokenProvider source = f.withLeft(Duration.ofHours(1)).location();
    assertThat(value(source)).isEqualTo("A1");
    assertThat(renew(source, token("A1"), "Invalid grant: the app was uninstalled")).isFalse();
    assertThat(f.endpoint.forms).isEmpty();
  }

  @Test
  void renew_lasting401_costsOneRefreshAMinute() {
    TokenProvider source = f.withLeft(Duration.ofHours(1)).location();
    for (int call = 0; call < 100; call++) {
      AccessToken used = source.token(Fixture.request("loc1", MINUTE));
      if (renew(source, used, "Invalid JWT")) {
        assertThat(renew(source, source.token(Fixture.request("loc1", MINUTE)), "Invalid JWT"))
            .as("the new token")
            .isFalse();
      }
      f.clock.pass(Duration.ofSeconds(6));
    }
    assertThat(f.endpoint.forms).as("in ten minutes").hasSize(10);
  }

  @Test
  void renew_refusedInItsFirstMinute_isRefreshedOnALater401() {
    TokenProvider source = f.stored(KEY, Duration.ZERO).location();
    assertThat(value(source)).isEqualTo("A1");
    assertThat(renew(source, token("A1"), "Invalid JWT")).as("first minute").isFalse();
    f.clock.pass(MINUTE);
    assertThat(renew(source, token("A1"), "Invalid JWT")).as("later").isTrue();
    assertThat(value(source)).isEqualTo("A2");
  }

  @Test
  void renew_youngTokenThatThisProcessHasNotSeen_isNotRefreshed() {
    TokenProvider source = f.stored(KEY, Duration.ofSeconds(59)).location();
    assertThat(renew(source, token("A1"), "Invalid JWT")).isFalse();
    assertThat(f.endpoint.forms).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"59999, false", "60000, true"})
  void renew_youngToken_isNotRefreshed(long ageMillis, boolean expected) {
    TokenProvider source = f.stored(KEY, Duration.ofMillis(ageMillis)).location();
    assertThat(value(source)).isEqualTo("A1");
    assertThat(renew(source, token("A1"), "")).isEqualTo(expected);
  }

  @Test
  void renew_youngTokenButAnotherProcessHasRotated_takesThat() {
    TokenProvider source = f.stored(KEY, Duration.ZERO).location();
    assertThat(value(source)).isEqualTo("A1");
    assertThat(renew(source, token("A1"), "")).isFalse();
    replaceUnnoticed();
    assertThat(renew(source, token("A1"), "")).isTrue();
    assertThat(value(source)).isEqualTo("A7");
    assertThat(f.endpoint.forms).isEmpty();
  }

  @Test
  void renew_anotherProcessHasRotated_takesItsPairWithoutRefresh() {
    TokenProvider source = f.withLeft(Duration.ofHours(1)).location();
    assertThat(value(source)).isEqualTo("A1");
    replaceUnnoticed();
    assertThat(renew(source, token("A1"), "Invalid JWT")).isTrue();
    assertThat(value(source)).isEqualTo("A7");
    assertThat(f.endpoint.forms).isEmpty();
  }

  /** As another process does it: no listener is called. */
  private void replaceUnnoticed() {
    var next = Fixture.pair(7, f.clock.now()).version(2).build();
    f.store.replaced.put(KEY, next);
  }

  @Test
  void renew_invalidGrant_isThrown() {
    TokenProvider source = f.withLeft(Duration.ofHours(1)).location();
    assertThat(value(source)).isEqualTo("A1");
    f.endpoint.fail(FakeEndpoint.error(400, "Invalid grant: refresh token is invalid"));
    assertThatThrownBy(() -> renew(source, token("A1"), ""))
        .isInstanceOfSatisfying(
            AuthenticationException.class, e -> assertThat(e.isReauthorizationRequired()).isTrue());
  }

  @Test
  void renew_serviceGivesTheSameTokenAgain_isFalse() {
    TokenProvider source = f.withLeft(Duration.ofHours(1)).location();
    assertThat(value(source)).isEqualTo("A1");
    f.endpoint.accessPrefix = "A1#";
    assertThat(renew(source, token("A1"), "")).isTrue();
    f.clock.pass(Duration.ofHours(1));
    f.endpoint.before.add(() -> f.endpoint.accessPrefix = "");
    assertThat(renew(source, token("A1#2"), "")).isTrue();
    assertThat(value(source)).isEqualTo("3");
  }
}
