package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.AGENCY;
import static io.github.contactsv3.auth.internal.Fixture.AGENCY_LOCATION;
import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static io.github.contactsv3.auth.internal.Fixture.MINUTE;
import static io.github.contactsv3.auth.internal.Fixture.renew;
import static io.github.contactsv3.auth.internal.Fixture.request;
import static io.github.contactsv3.auth.internal.Fixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.TokenStoreException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Access tokens of an agency's locations: in the store, for all processes, and gone with it. */
class AgencyLocationTokenTest {
  private final Fixture f = new Fixture().stored(AGENCY, Duration.ofHours(1));

  @Test
  void token_created_isInTheStoreWithItsEndAndWithoutARefreshToken() {
    assertThat(value(f.agency())).isEqualTo("L1-loc1");
    StoredToken stored = f.store.load(AGENCY_LOCATION).orElseThrow();
    assertThat(stored.accessToken()).isEqualTo("L1-loc1");
    assertThat(stored.refreshToken()).isEmpty();
    assertThat(stored.issuedAt()).isEqualTo(FakeClock.START);
    assertThat(stored.expiresAt()).isEqualTo(FakeClock.START.plus(Fixture.DAY));
    assertThat(stored.locationId()).contains("loc1");
    assertThat(stored.companyId()).contains("co1");
  }

  @Test
  void token_anotherProcessHasCreatedIt_isTakenFromTheStore() {
    assertThat(value(f.agency())).isEqualTo("L1-loc1");
    assertThat(value(f.agency())).isEqualTo("L1-loc1");
    assertThat(f.endpoint.created).hasSize(1);
    f.clock.pass(Fixture.DAY.minus(MINUTE));
    assertThat(value(f.agency())).isEqualTo("L2-loc1");
    assertThat(f.store.load(AGENCY_LOCATION).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void token_anotherProcessIsCreatingIt_isWaitedFor() {
    Lease other = f.store.tryLease(AGENCY_LOCATION, MINUTE).orElseThrow();
    f.clock.onSleep =
        () -> {
          if (f.clock.sleeps.get() == 2) {
            f.clock.onSleep = () -> {};
            StoredToken theirs =
                Fixture.pair(7, f.clock.now()).refreshToken(null).companyId("co1").build();
            f.store.compareAndSet(AGENCY_LOCATION, null, theirs);
            other.close();
          }
        };
    assertThat(value(f.agency())).isEqualTo("A7");
    assertThat(f.endpoint.created).isEmpty();
  }

  @Test
  void token_anotherProcessHoldsTheLeaseForEver_failsAtTheDeadline() {
    f.store.tryLease(AGENCY_LOCATION, Duration.ofHours(9)).orElseThrow();
    assertThatThrownBy(() -> value(f.agency()))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("the lease on the tokens of location loc1 of an agency");
  }

  @Test
  void token_locationHasAPairOfItsOwn_neitherTouchesTheOther() {
    f.store.compareAndSet(KEY, null, Fixture.pair(5, f.clock.now()).build());
    assertThat(value(f.agency())).isEqualTo("L1-loc1");
    assertThat(value(f.location())).isEqualTo("A5");
    assertThat(f.now().refreshToken()).contains("R5");
    f.clock.pass(Fixture.DAY);
    assertThat(value(f.agency())).isEqualTo("L2-loc1");
    assertThat(f.now().refreshToken()).as("not spent").contains("R5");
    f.store.remove(AGENCY_LOCATION);
    assertThat(f.now().accessToken()).isEqualTo("A5");
  }

  @Test
  void token_rejected_isCreatedAgainUnlessAnotherProcessHas() {
    TokenProvider one = f.agency();
    TokenProvider two = f.agency();
    AccessToken first = one.token(request("loc1", MINUTE));
    two.token(request("loc1", MINUTE));
    f.clock.pass(MINUTE);
    assertThat(renew(one, first, "Token of this location has expired")).isTrue();
    assertThat(renew(two, first, "Token of this location has expired")).isTrue();
    assertThat(value(one)).isEqualTo("L2-loc1");
    assertThat(value(two)).isEqualTo("L2-loc1");
    assertThat(f.endpoint.created).hasSize(2);
  }

  @Test
  void token_storeCannotKeepIt_isUsedAndTheListenerIsTold() {
    TokenProvider source = f.agency();
    f.store.onSet = () -> new IllegalStateException("disk full");
    assertThat(value(source)).isEqualTo("L1-loc1");
    assertThat(value(source)).isEqualTo("L1-loc1");
    assertThat(f.endpoint.created).hasSize(1);
    assertThat(f.failures).singleElement().isInstanceOf(TokenStoreException.class);
  }

  @Test
  void token_storeIsDown_isTyped() {
    TokenProvider source = f.agency();
    f.store.onLoad = () -> new IllegalStateException("down");
    assertThatThrownBy(() -> value(source))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageStartingWith("getContact: ");
  }

  @Test
  void token_storeHasThatOfAnotherAgency_isCreatedAnew() {
    StoredToken foreign =
        Fixture.pair(7, f.clock.now()).refreshToken(null).companyId("co9").build();
    f.store.compareAndSet(AGENCY_LOCATION, null, foreign);
    assertThat(value(f.agency())).isEqualTo("L1-loc1");
    assertThat(f.store.load(AGENCY_LOCATION).orElseThrow().companyId()).contains("co1");
  }

  @Test
  void token_responseForAnotherLocation_isNotUsed() {
    f.endpoint.createdFor = "loc9";
    assertThatThrownBy(() -> value(f.agency()))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("another location");
    assertThat(f.store.load(AGENCY_LOCATION)).isEmpty();
  }

  @Test
  void remove_agencysPair_takesItsLocationsOutOfMemoryAndStore() {
    TokenProvider source = f.agency();
    value(source);
    source.token(request("loc2", MINUTE));
    f.store.remove(AGENCY);
    for (String location : new String[] {"loc1", "loc2"}) {
      assertThatThrownBy(() -> source.token(request(location, MINUTE)))
          .isInstanceOfSatisfying(
              AuthenticationException.class,
              e -> assertThat(e.isReauthorizationRequired()).isTrue())
          .hasMessageContaining("company co1");
      assertThat(f.store.load(TokenKey.agencyLocation("app-1", location))).isEmpty();
    }
    assertThat(f.endpoint.created).hasSize(2);
  }

  @Test
  void remove_agencysPairByAnotherProcess_tokensLeftInTheStoreAreNotUsed() {
    value(f.agency());
    StoredToken left = f.store.load(AGENCY_LOCATION).orElseThrow();
    TokenProvider before = f.agency();
    f.store.remove(AGENCY);
    f.store.compareAndSet(AGENCY_LOCATION, null, left);
    assertThatThrownBy(() -> value(f.agency())).isInstanceOf(AuthenticationException.class);
    assertThatThrownBy(() -> value(before)).isInstanceOf(AuthenticationException.class);
  }

  @Test
  void remove_oneLocation_takesThatOutOfMemory() {
    TokenProvider source = f.agency();
    value(source);
    source.token(request("loc2", MINUTE));
    f.store.remove(AGENCY_LOCATION);
    assertThat(value(source)).isEqualTo("L3-loc1");
    assertThat(source.token(request("loc2", MINUTE)).value()).isEqualTo("L2-loc2");
  }

  @Test
  void remove_whileTheTokenIsCreated_isNotKept() {
    TokenProvider source = f.agency();
    f.endpoint.before.add(() -> f.store.remove(AGENCY));
    assertThatThrownBy(() -> value(source)).isInstanceOf(AuthenticationException.class);
    assertThatThrownBy(() -> value(source)).isInstanceOf(AuthenticationException.class);
  }

  @Test
  void remove_locationsPairAfterItsRefreshWasStored_isNotKept() {
    Fixture location = new Fixture().withLeft(Duration.ZERO);
    TokenProvider source =
        io.github.contactsv3.auth.Credentials.oauth(
                Fixture.APP,
                "loc1",
                location.store,
                new io.github.contactsv3.auth.spi.AuthListener() {
                  @Override
                  public void refreshed(TokenKey key) {
                    location.store.remove(key);
                  }
                })
            .connect(location.endpoint, location.clock);
    assertThatThrownBy(() -> value(source)).isInstanceOf(AuthenticationException.class);
    assertThatThrownBy(() -> value(source)).isInstanceOf(AuthenticationException.class);
  }

  @Test
  void exchange_newAuthorization_tokensOfTheOldOneAreNotUsed() {
    TokenProvider here = f.agency();
    TokenProvider there = f.agency();
    assertThat(value(here)).isEqualTo("L1-loc1");
    f.clock.pass(MINUTE);
    f.endpoint.company = "co1";
    AuthorizationCodeFlow.of(Fixture.APP, f.store, f.endpoint, f.clock)
        .exchange("code", TokenKey.Type.COMPANY, MINUTE);
    assertThat(value(here)).as("with the new scopes").isEqualTo("L2-loc1");
    assertThat(value(there)).isEqualTo("L2-loc1");
    f.clock.pass(Duration.ofHours(23));
    StoredToken pair = f.store.load(AGENCY).orElseThrow();
    assertThat(pair.authorizedAt()).contains(FakeClock.START.plus(MINUTE));
    assertThat(f.endpoint.created).hasSize(2);
  }

  @Test
  void token_agencysPairIsRotated_locationsKeepTheirTokens() {
    f.endpoint.company = "co1";
    AuthorizationCodeFlow.of(Fixture.APP, f.store, f.endpoint, f.clock)
        .exchange("code", TokenKey.Type.COMPANY, MINUTE);
    TokenProvider source = f.agency();
    source.token(request(null, MINUTE));
    f.clock.pass(Duration.ofHours(12));
    assertThat(value(source)).isEqualTo("L1-loc1");
    f.clock.pass(Duration.ofHours(11).plusMinutes(58));
    String before = f.store.load(AGENCY).orElseThrow().accessToken();
    assertThat(source.token(request(null, MINUTE)).value()).isNotEqualTo(before);
    assertThat(value(source)).isEqualTo("L1-loc1");
    assertThat(f.endpoint.created).hasSize(1);
  }

  @Test
  void exchange_forAMintedToken_isRefusedBeforeAnythingIsSent() {
    AuthorizationCodeFlow authorization =
        AuthorizationCodeFlow.of(Fixture.APP, f.store, f.endpoint, f.clock);
    assertThatThrownBy(() -> authorization.exchange("code", TokenKey.Type.AGENCY_LOCATION, MINUTE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(f.endpoint.forms).isEmpty();
  }
}
