package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.AGENCY;
import static io.github.contactsv3.auth.internal.Fixture.MINUTE;
import static io.github.contactsv3.auth.internal.Fixture.renew;
import static io.github.contactsv3.auth.internal.Fixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.PermissionException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgencyTest {
  private final Fixture f = new Fixture();

  @Test
  void token_ofALocation_isMadeOnceFromTheAgencysAndCached() {
    TokenProvider source = f.stored(AGENCY, Duration.ofHours(1)).agency();
    assertThat(value(source)).isEqualTo("L1-loc1");
    assertThat(value(source)).isEqualTo("L1-loc1");
    AccessToken other = source.token(Fixture.request("loc2", MINUTE));
    assertThat(other.value()).isEqualTo("L2-loc2");
    assertThat(other.locationId()).contains("loc2");
    assertThat(value(source)).isEqualTo("L1-loc1");
    assertThat(f.endpoint.created).containsExactly("co1/loc1/A1", "co1/loc2/A1");
    assertThat(f.endpoint.forms).isEmpty();
    assertThat(source.appId()).isEqualTo("app-1");
  }

  @Test
  void token_ofNoLocation_isTheAgencys() {
    TokenProvider source = f.stored(AGENCY, Fixture.DAY).agency();
    AccessToken token = source.token(Fixture.request(null, MINUTE));
    assertThat(token.value()).isEqualTo("A2");
    assertThat(token.locationId()).isEmpty();
    assertThat(f.endpoint.forms.get(0)).containsEntry("userType", "Company");
  }

  @Test
  void token_ofALocationDue_isMadeAgain() {
    TokenProvider source = f.stored(AGENCY, Duration.ZERO).agency();
    assertThat(value(source)).isEqualTo("L1-loc1");
    f.clock.pass(Fixture.DAY.minus(MINUTE));
    assertThat(value(source)).isEqualTo("L2-loc1");
    assertThat(f.endpoint.created).containsExactly("co1/loc1/A1", "co1/loc1/A2");
  }

  @Test
  void token_tenThousandAndOneLocations_oldestIsReadFromTheStoreAgain() {
    TokenProvider source = f.stored(AGENCY, Duration.ofHours(1)).agency();
    for (int i = 0; i < 10_000; i++) {
      source.token(Fixture.request("x" + i, MINUTE));
    }
    source.token(Fixture.request("one-more", MINUTE));
    int loads = f.store.loads;
    source.token(Fixture.request("x1", MINUTE));
    assertThat(f.store.loads).as("still in memory").isEqualTo(loads);
    assertThat(source.token(Fixture.request("x0", MINUTE)).value()).isEqualTo("L1-x0");
    assertThat(f.store.loads).as("used longest ago").isGreaterThan(loads);
    assertThat(f.endpoint.created).as("not created again").hasSize(10_001);
  }

  @Test
  void token_agencyTokenRefused_isRenewedOnceAndTheLocationsMadeWithTheNew() {
    TokenProvider source = f.stored(AGENCY, Duration.ofHours(1)).agency();
    f.endpoint.fail(FakeEndpoint.error(401, "Invalid JWT"));
    assertThat(value(source)).isEqualTo("L2-loc1");
    assertThat(f.endpoint.created).containsExactly("co1/loc1/A1", "co1/loc1/A2");
  }

  @Test
  void token_newAgencyTokenRefusedToo_isThrown() {
    TokenProvider source = f.stored(AGENCY, Duration.ofHours(1)).agency();
    f.endpoint.fail(FakeEndpoint.error(401, "Invalid JWT"));
    f.endpoint.before.add(() -> {});
    f.endpoint.fail(FakeEndpoint.error(401, "Invalid JWT"));
    assertThatThrownBy(() -> value(source)).isInstanceOf(AuthenticationException.class);
    f.endpoint.fail(FakeEndpoint.error(401, "Invalid JWT"));
    assertThatThrownBy(() -> value(source)).isInstanceOf(AuthenticationException.class);
    assertThat(f.endpoint.forms).as("a lasting 401 costs one refresh").hasSize(1);
  }

  @Test
  void token_scopeMissing_isThrownWithoutRefresh() {
    TokenProvider source = f.stored(AGENCY, Duration.ofHours(1)).agency();
    f.endpoint.fail(FakeEndpoint.error(401, "The token is not authorized for this scope."));
    assertThatThrownBy(() -> value(source)).isInstanceOf(PermissionException.class);
    assertThat(f.endpoint.forms).isEmpty();
    assertThat(f.events).containsExactly("failed co1");
  }

  @Test
  void token_noTimeLeft_isNotAskedFor() {
    TokenProvider source = f.stored(AGENCY, Duration.ofHours(1)).agency();
    assertThatThrownBy(() -> source.token(Fixture.request("loc1", Duration.ZERO)))
        .isInstanceOf(io.github.contactsv3.errors.TransportException.class);
    assertThat(f.endpoint.created).isEmpty();
  }

  @Test
  void token_unusableResponse_isADecodingError() {
    TokenProvider source = f.stored(AGENCY, Duration.ofHours(1)).agency();
    f.endpoint.accessPrefix = "a b";
    assertThatThrownBy(() -> value(source))
        .isInstanceOfSatisfying(
            DecodingException.class,
            e -> {
              assertThat(e.operation().id()).isEqualTo("requestLocationToken");
              assertThat(e.attempts()).as("the call succeeded").isZero();
            });
  }

  @Test
  void renew_locationTokenRefused_isMadeAgainUnlessYoung() {
    TokenProvider source = f.stored(AGENCY, Duration.ofHours(1)).agency();
    AccessToken first = source.token(Fixture.request("loc1", MINUTE));
    assertThat(renew(source, first, "Invalid JWT")).as("young").isFalse();
    f.clock.pass(MINUTE);
    assertThat(renew(source, first, "Invalid JWT")).as("no longer young").isTrue();
    AccessToken other = source.token(Fixture.request("loc2", MINUTE));
    f.clock.pass(MINUTE);
    assertThat(renew(source, other, "Invalid JWT")).isTrue();
    assertThat(source.token(Fixture.request("loc2", MINUTE)).value()).isEqualTo("L4-loc2");
    AccessToken agency = source.token(Fixture.request(null, MINUTE));
    assertThat(renew(source, agency, "")).isTrue();
    assertThat(source.token(Fixture.request(null, MINUTE)).value()).isEqualTo("A2");
  }
}
