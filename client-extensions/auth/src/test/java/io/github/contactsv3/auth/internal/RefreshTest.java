package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static io.github.contactsv3.auth.internal.Fixture.MINUTE;
import static io.github.contactsv3.auth.internal.Fixture.renew;
import static io.github.contactsv3.auth.internal.Fixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.LocationInactiveException;
import io.github.contactsv3.errors.ServerErrorException;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.errors.TransportException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshTest {
  private final Fixture f = new Fixture();

  private static final Duration HARD = Duration.ofSeconds(30);
  private static final Duration SOFT = Duration.ofMinutes(5);
  private static final Duration TICK = Duration.ofMillis(1);

  @Test
  void token_freshPair_isGivenWithoutRefresh() {
    TokenProvider source = f.withLeft(SOFT.plus(TICK)).location();
    assertThat(value(source)).isEqualTo("A1");
    assertThat(value(source)).isEqualTo("A1");
    assertThat(f.endpoint.forms).isEmpty();
    assertThat(f.store.loads).isEqualTo(1);
    assertThat(source.appId()).isEqualTo("app-1");
  }

  @Test
  void token_hardDue_sendsTheRefreshGrantAndStoresThePairBeforeUse() {
    TokenProvider source = f.withLeft(HARD).location();
    assertThat(value(source)).isEqualTo("A2");
    assertThat(f.endpoint.forms)
        .singleElement()
        .satisfies(
            form ->
                assertThat(form)
                    .containsOnly(
                        java.util.Map.entry("clientId", "app-1"),
                        java.util.Map.entry("clientSecret", "secret-canary"),
                        java.util.Map.entry("grantType", "refresh_token"),
                        java.util.Map.entry("refreshToken", "R1"),
                        java.util.Map.entry("userType", "Location")));
    StoredToken now = f.now();
    assertThat(now.accessToken()).isEqualTo("A2");
    assertThat(now.refreshToken()).contains("R2");
    assertThat(now.version()).isEqualTo(3);
    assertThat(now.rotationStartedAt()).isEmpty();
    assertThat(now.scopes()).containsExactly("contacts.readonly", "contacts.write");
    assertThat(now.issuedAt()).isEqualTo(FakeClock.START);
    assertThat(now.expiresAt()).isEqualTo(FakeClock.START.plusSeconds(86_399));
    assertThat(f.events).containsExactly("refreshed loc1");
    assertThat(f.endpoint.times).containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void token_justAboveHardThreshold_refreshFailsAhead_givesTheOldToken() {
    f.endpoint.fail(FakeEndpoint.error(503, "no healthy upstream"));
    TokenProvider source = f.withLeft(HARD.plus(TICK)).location();
    assertThat(value(source)).isEqualTo("A1");
    assertThat(f.events).containsExactly("failed loc1");
    assertThat(f.failures.get(0)).isInstanceOf(ServerErrorException.class);
  }

  @Test
  void token_softDue_isRefreshedAhead() {
    TokenProvider source = f.withLeft(SOFT).location();
    assertThat(value(source)).isEqualTo("A2");
    assertThat(f.endpoint.rotations).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 270000, A2", "0.5, 270001, A1", "0.999, 240061, A1", "0.999, 240060, A2"})
  void token_softThreshold_isSpreadOverAMinute(double random, long leftMillis, String expected) {
    f.clock.random = random;
    TokenProvider source = f.withLeft(Duration.ofMillis(leftMillis)).location();
    assertThat(value(source)).isEqualTo(expected);
  }

  @Test
  void token_aheadFailed_pausesFiveToSevenSecondsBeforeTheNextTry() {
    f.clock.random = 0.5;
    TokenProvider source = f.withLeft(Duration.ofMinutes(3)).location();
    f.endpoint.fail(Fixture.lostResponse()).fail(Fixture.lostResponse());
    assertThat(value(source)).isEqualTo("A1");
    assertThat(f.endpoint.forms).hasSize(2);
    f.clock.pass(Duration.ofMillis(6_249));
    assertThat(value(source)).isEqualTo("A1");
    assertThat(f.endpoint.forms).hasSize(2);
    f.clock.pass(TICK);
    assertThat(value(source)).isEqualTo("A2");
  }

  @Test
  void token_softDueButLittleTime_doesNotRefreshForOthers() {
    TokenProvider source = f.withLeft(SOFT).location();
    assertThat(source.token(Fixture.request("loc1", Duration.ofMillis(999))).value())
        .isEqualTo("A1");
    assertThat(f.endpoint.forms).isEmpty();
    assertThat(source.token(Fixture.request("loc1", Duration.ofSeconds(1))).value())
        .isEqualTo("A2");
    assertThat(f.endpoint.times).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void token_softDueAndLeaseTaken_givesTheOldTokenAtOnce() {
    f.withLeft(SOFT);
    Optional<Lease> other = f.store.tryLease(KEY, Duration.ofMinutes(1));
    assertThat(other).isPresent();
    TokenProvider source = f.location();
    assertThat(value(source)).isEqualTo("A1");
    assertThat(f.clock.sleeps).hasValue(0);
    other.get().close();
    assertThat(value(source)).as("pauses").isEqualTo("A1");
    f.clock.pass(Duration.ofSeconds(5));
    assertThat(value(source)).isEqualTo("A2");
  }

  @Test
  void token_hardDueAndLeaseTaken_waitsForTheOtherAndTakesItsPair() {
    f.withLeft(HARD);
    Lease other = f.store.tryLease(KEY, Duration.ofMinutes(1)).orElseThrow();
    f.clock.random = 0.5;
    f.clock.onSleep =
        () -> {
          if (f.clock.sleeps.get() == 3) {
            f.store.compareAndSet(KEY, f.now(), Fixture.pair(7, f.clock.now()).version(2).build());
            other.close();
          }
        };
    assertThat(value(f.location())).isEqualTo("A7");
    assertThat(f.endpoint.forms).isEmpty();
    assertThat(Duration.between(FakeClock.START, f.clock.now())).isEqualTo(Duration.ofMillis(225));
  }

  @Test
  void token_hardDueAndHolderOfTheLeaseDied_refreshesWhenTheLeaseEnds() {
    f.withLeft(HARD);
    f.store.tryLease(KEY, Duration.ofSeconds(10)).orElseThrow();
    assertThat(value(f.location())).isEqualTo("A2");
    assertThat(f.clock.now())
        .isBetween(FakeClock.START.plusSeconds(10), FakeClock.START.plusMillis(10_050));
  }

  /** With a store that does not notice deaths, as all but files are. */
  @Test
  void token_holderOfTheLeaseDiedWithTheNewPair_nextHolderStillGetsThatPair() {
    f.withLeft(HARD);
    Fixture.BreakableStore ofTheDead = new Fixture.BreakableStore(f.store);
    ofTheDead.endsLeases = false;
    f.endpoint.after.add(
        () -> {
          f.clock.pass(f.endpoint.times.get(0));
          throw Fixture.lostResponse();
        });
    f.endpoint.after.add(
        () -> {
          f.clock.pass(f.endpoint.times.get(1));
          throw new AssertionError("the process dies");
        });
    assertThatThrownBy(
            () ->
                value(
                    Credentials.oauth(Fixture.APP, "loc1", ofTheDead, f.listener)
                        .connect(f.endpoint, f.clock)))
        .isInstanceOf(AssertionError.class);
    assertThat(value(f.location())).isEqualTo("A2");
    assertThat(f.endpoint.rotations).isEqualTo(1);
    assertThat(f.now().rotationStartedAt()).isEmpty();
  }

  @Test
  void token_leaseTakenLongerThanTimeLeft_saysSoOfTheCall() {
    f.withLeft(HARD);
    f.store.tryLease(KEY, Duration.ofHours(1)).orElseThrow();
    TokenStoreException e =
        catchThrowableOfType(
            TokenStoreException.class,
            () -> f.location().token(Fixture.request(null, Duration.ofMillis(120))));
    assertThat(e)
        .hasMessage(
            "getContact: timed out waiting for the lease on the tokens of location loc1, which"
                + " another thread or process holds")
        .hasNoCause();
    assertThat(e.operation()).isSameAs(Fixture.GET_CONTACT);
    assertThat(e.attempts()).isEqualTo(1);
    assertThat(Duration.between(FakeClock.START, f.clock.now())).isEqualTo(Duration.ofMillis(120));
  }

  @Test
  void token_noTimeLeft_failsBeforeAnythingIsNotedOrSent() {
    TokenProvider source = f.withLeft(HARD).location();
    assertThatThrownBy(() -> source.token(Fixture.request(null, Duration.ZERO)))
        .isInstanceOf(TransportException.class);
    assertThat(f.endpoint.forms).isEmpty();
    assertThat(f.now().version()).isEqualTo(1);
    assertThat(source.token(Fixture.request(null, Duration.ofDays(999_999_999))).value())
        .isEqualTo("A2");
  }

  @Test
  void token_noTimeLeftButTokenAtHand_givesIt() {
    TokenProvider source = f.withLeft(Duration.ofHours(1)).location();
    assertThat(source.token(Fixture.request(null, Duration.ZERO)).value()).isEqualTo("A1");
    assertThat(source.token(Fixture.request(null, Duration.ofSeconds(-5))).value()).isEqualTo("A1");
  }

  @Test
  void token_interruptedWhileWaitingForALease_failsAndKeepsTheFlag() {
    f.withLeft(HARD);
    f.store.tryLease(KEY, Duration.ofHours(1)).orElseThrow();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> value(f.location())).isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void token_anotherProcessRefreshedBetweenLookAndLease_takesItsPair() {
    f.withLeft(HARD);
    f.store.beforeLease =
        () ->
            f.store.compareAndSet(KEY, f.now(), Fixture.pair(7, f.clock.now()).version(2).build());
    assertThat(value(f.location())).isEqualTo("A7");
    assertThat(f.endpoint.forms).isEmpty();
  }

  @Test
  void token_otherLocation_isRefusedWithBothNames() {
    assertThatThrownBy(() -> f.withLeft(SOFT).location().token(Fixture.request("loc2", MINUTE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loc1")
        .hasMessageContaining("loc2");
  }

  @Test
  void token_nothingStored_asksForAuthorization() {
    AuthenticationException e =
        catchThrowableOfType(AuthenticationException.class, () -> value(f.location()));
    assertThat(e.isReauthorizationRequired()).isTrue();
    assertThat(e.attempts()).isZero();
    assertThat(e).hasMessageContaining("no tokens are stored for location loc1");
    f.withLeft(Duration.ofHours(1));
    assertThat(value(f.location())).isEqualTo("A1");
  }

  @Test
  void token_noRefreshToken_asksForAuthorizationAndTakesTheNoteBack() {
    f.store.compareAndSet(
        KEY, null, Fixture.pair(1, f.clock.now().minus(Fixture.DAY)).refreshToken(null).build());
    AuthenticationException e =
        catchThrowableOfType(AuthenticationException.class, () -> value(f.location()));
    assertThat(e.isReauthorizationRequired()).isTrue();
    assertThat(e).hasMessageContaining("have no refresh token");
    assertThat(f.now().rotationStartedAt()).isEmpty();
  }

  @Test
  void token_responseWithoutRefreshToken_keepsTheOldOne() {
    f.withLeft(HARD);
    TokenProvider source =
        io.github.contactsv3.auth.Credentials.oauth(Fixture.APP, "loc1", f.store)
            .connect(
                new FixedEndpoint(
                    io.github.contactsv3.oauth.model.TokenResponse.builder()
                        .accessToken("A9")
                        .expiresIn(100L)
                        .locationId("loc1")
                        .companyId("co1")
                        .build()),
                f.clock);
    assertThat(value(source)).isEqualTo("A9");
    assertThat(f.now().refreshToken()).contains("R1");
    assertThat(f.now().companyId()).contains("co1");
    assertThat(f.now().locationId()).contains("loc1");
    assertThat(f.now().expiresAt()).isEqualTo(f.clock.now().plusSeconds(100));
  }

  @ParameterizedTest
  @CsvSource({"'a b'", "'a\r\nX-Evil: 1'", "' '"})
  void token_responseWithUnusableToken_isADecodingErrorAndThePairCanStillBeHad(String bad) {
    f.withLeft(HARD);
    TokenProvider source = f.location();
    f.endpoint.accessPrefix = bad.isBlank() ? " x" : bad;
    assertThatThrownBy(() -> value(source))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("accessToken")
        .hasMessageNotContaining("Evil");
    f.endpoint.accessPrefix = "A";
    assertThat(value(source)).isEqualTo("A2");
  }

  @Test
  void token_locationNotActive_keepsTheRefreshTokenAndWorksLater() {
    TokenProvider source = f.withLeft(HARD).location();
    f.endpoint.fail(FakeEndpoint.error(400, "Location is not active"));
    assertThatThrownBy(() -> value(source)).isInstanceOf(LocationInactiveException.class);
    assertThat(f.now().refreshToken()).contains("R1");
    assertThat(f.now().rotationStartedAt()).isEmpty();
    f.clock.pass(Duration.ofDays(3));
    assertThat(value(source)).isEqualTo("A2");
  }

  @Test
  void token_invalidGrant_asksForReauthorizationAndKeepsWhatIsStored() {
    TokenProvider source = f.withLeft(HARD).location();
    f.endpoint.fail(FakeEndpoint.error(400, "Invalid grant: refresh token is invalid"));
    AuthenticationException e =
        catchThrowableOfType(AuthenticationException.class, () -> value(source));
    assertThat(e.isReauthorizationRequired()).isTrue();
    assertThat(e.messages()).containsExactly("Invalid grant: refresh token is invalid");
    assertThat(f.now().refreshToken()).contains("R1");
    assertThat(f.now().rotationStartedAt()).isEmpty();
  }

  @Test
  void token_invalidGrantWhileAnotherProcessStoredANewPair_takesThat() {
    TokenProvider source = f.withLeft(HARD).location();
    f.endpoint.before.add(
        () -> {
          f.store.compareAndSet(KEY, f.now(), Fixture.pair(7, f.clock.now()).version(3).build());
          throw FakeEndpoint.error(400, "Invalid grant: refresh token is invalid");
        });
    assertThat(value(source)).isEqualTo("A7");
  }

  @Test
  void token_invalidGrantAhead_isNotTriedAgainBeforeTheTokenEnds() {
    TokenProvider source = f.withLeft(Duration.ofMinutes(4)).location();
    f.endpoint.fail(FakeEndpoint.error(400, "Invalid grant: refresh token is invalid"));
    assertThat(value(source)).isEqualTo("A1");
    f.clock.pass(MINUTE);
    assertThat(value(source)).isEqualTo("A1");
    assertThat(f.endpoint.forms).hasSize(1);
    f.clock.pass(Duration.ofMinutes(3));
    assertThat(value(source)).isEqualTo("A2");
  }

  @Test
  void token_responseLost_isAskedForOnceMoreAndTheSamePairComes() {
    TokenProvider source = f.withLeft(HARD).location();
    f.endpoint.lose(Fixture.lostResponse());
    assertThat(value(source)).isEqualTo("A2");
    assertThat(f.endpoint.forms).hasSize(2);
    assertThat(f.endpoint.rotations).isEqualTo(1);
    assertThat(f.now().rotationStartedAt()).isEmpty();
  }

  @Test
  void token_responseLostAndThenInvalidGrant_saysThatThePairIsLost() {
    TokenProvider source = f.withLeft(HARD).location();
    f.endpoint.lose(Fixture.lostResponse());
    f.endpoint.before.add(() -> {});
    f.endpoint.before.add(() -> f.clock.pass(Duration.ofSeconds(31)));
    assertThatThrownBy(() -> value(source))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("ended before its new tokens were stored")
        .hasMessageContaining("2026-11-22T10:00:00Z")
        .hasMessageContaining("trace-1");
  }

  @Test
  void token_responseLostTwice_nextCallWithinTheGraceGetsThePair() {
    TokenProvider source = f.withLeft(HARD).location();
    f.endpoint.lose(Fixture.lostResponse()).lose(Fixture.lostResponse());
    assertThatThrownBy(() -> value(source)).isInstanceOf(TransportException.class);
    assertThat(f.now().rotationStartedAt()).contains(FakeClock.START);
    f.clock.pass(Duration.ofSeconds(29));
    assertThat(value(source)).isEqualTo("A2");
    assertThat(f.endpoint.rotations).isEqualTo(1);
  }

  @Test
  void token_responseLostAndNoTimeLeft_isNotAskedForAgain() {
    TokenProvider source = f.withLeft(HARD).location();
    f.endpoint.before.add(() -> f.clock.pass(MINUTE));
    f.endpoint.lose(Fixture.lostResponse());
    assertThatThrownBy(() -> value(source)).isInstanceOf(TransportException.class);
    assertThat(f.endpoint.forms).hasSize(1);
  }

  @Test
  void token_interruptedDuringTheRequest_isNotAskedForAgain() {
    TokenProvider source = f.withLeft(HARD).location();
    f.endpoint.before.add(() -> Thread.currentThread().interrupt());
    f.endpoint.lose(Fixture.lostResponse());
    CallInterruptedException e =
        catchThrowableOfType(CallInterruptedException.class, () -> value(source));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(e.operation().id()).isEqualTo("requestToken");
    assertThat(f.endpoint.forms).hasSize(1);
  }

  @Test
  void token_serverError_keepsTheNoteAndTheNextCallTriesAgain() {
    TokenProvider source = f.withLeft(HARD).location();
    f.endpoint.fail(FakeEndpoint.error(503, "no healthy upstream"));
    assertThatThrownBy(() -> value(source)).isInstanceOf(ServerErrorException.class);
    assertThat(f.endpoint.forms).hasSize(1);
    assertThat(f.now().rotationStartedAt()).isPresent();
    assertThat(value(source)).isEqualTo("A2");
  }

  @Test
  void token_noteOfACrashWithinTheGrace_isRepeatedAtOnceAlthoughTheTokenStillWorks() {
    f.store.compareAndSet(
        KEY, null, Fixture.pair(1, f.clock.now()).rotationStartedAt(f.clock.now()).build());
    assertThat(value(f.location())).isEqualTo("A2");
    assertThat(f.now().version()).as("no second note").isEqualTo(2);
  }

  @Test
  void token_noteOfACrashAfterTheGrace_givesTheOldTokenWhileItWorksThenSaysWhy() {
    f.store.compareAndSet(
        KEY,
        null,
        Fixture.pair(1, f.clock.now()).rotationStartedAt(f.clock.now().minusSeconds(100)).build());
    TokenProvider source = f.location();
    for (int i = 0; i < 2; i++) {
      f.endpoint.fail(FakeEndpoint.error(400, "Invalid grant: refresh token is invalid"));
    }
    assertThat(value(source)).isEqualTo("A1");
    f.clock.pass(Fixture.DAY);
    assertThatThrownBy(() -> value(source))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("a refresh that began at 2026-11-22T09:58:20Z")
        .hasMessageContaining("authorize the app again");
    assertThat(f.now().rotationStartedAt()).as("the next start says so too").isPresent();
  }

  @Test
  void token_storeFailsBeforeTheRotation_nothingIsSent() {
    TokenProvider source = f.withLeft(HARD).location();
    f.store.onSet = () -> new IllegalStateException("disk full");
    assertThatThrownBy(() -> value(source))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("loc1")
        .hasRootCauseMessage("disk full");
    assertThat(f.endpoint.forms).isEmpty();
    f.store.onSet = () -> null;
    assertThat(value(source)).isEqualTo("A2");
  }

  @Test
  void token_storeFailsWithTheNewPair_isLoudAndOnlyTheStoringIsRepeated() {
    TokenProvider source = f.withLeft(HARD).location();
    f.endpoint.before.add(() -> f.store.onSet = () -> new IllegalStateException("disk full"));
    assertThatThrownBy(() -> value(source)).isInstanceOf(TokenStoreException.class);
    assertThatThrownBy(() -> value(source)).isInstanceOf(TokenStoreException.class);
    assertThat(f.events).containsExactly("failed loc1", "failed loc1");
    f.clock.pass(Duration.ofHours(1));
    f.store.onSet = () -> null;
    assertThat(value(source)).isEqualTo("A2");
    assertThat(f.endpoint.forms).hasSize(1);
    assertThat(f.now().refreshToken()).contains("R2");
  }

  @Test
  void token_unsavedPairAndTheStoreHasANewerOne_takesTheStores() {
    TokenProvider source = f.withLeft(HARD).location();
    f.endpoint.before.add(() -> f.store.onSet = () -> new IllegalStateException("disk full"));
    assertThatThrownBy(() -> value(source)).isInstanceOf(TokenStoreException.class);
    f.store.onSet = () -> null;
    f.store.compareAndSet(KEY, f.now(), Fixture.pair(7, f.clock.now()).version(9).build());
    assertThat(value(source)).isEqualTo("A7");
    assertThat(f.now().version()).isEqualTo(9);
  }

  @Test
  void token_onlyTheNoteOfAnotherProcessMeanwhile_newPairIsStoredOverIt() {
    TokenProvider source = f.withLeft(HARD).location();
    f.endpoint.after.add(
        () ->
            f.store.compareAndSet(
                KEY, f.now(), f.now().toNext().rotationStartedAt(f.clock.now()).build()));
    assertThat(value(source)).isEqualTo("A2");
    assertThat(f.now().version()).isEqualTo(4);
    assertThat(f.now().refreshToken()).contains("R2");
  }

  @Test
  void token_removedDuringTheRefresh_isNotResurrected() {
    TokenProvider source = f.withLeft(HARD).location();
    f.endpoint.after.add(() -> f.store.remove(KEY));
    assertThatThrownBy(() -> value(source)).isInstanceOf(AuthenticationException.class);
    assertThat(f.store.load(KEY)).isEmpty();
  }

  @Test
  void token_storeCantLoadOrLease_isTyped() {
    TokenProvider source = f.withLeft(HARD).location();
    f.store.onLoad = () -> new IllegalStateException("down");
    assertThatThrownBy(() -> value(source))
        .isInstanceOf(TokenStoreException.class)
        .hasMessage("getContact: cannot load the tokens of location loc1");
    f.store.onLoad = () -> null;
    f.store.onLease = () -> new IllegalStateException("down");
    assertThatThrownBy(() -> value(source))
        .isInstanceOf(TokenStoreException.class)
        .hasMessage("getContact: cannot lease the tokens of location loc1");
  }

  @Test
  void token_storedAnewThroughTheSameStore_isTakenAtOnce() {
    TokenProvider source = f.withLeft(Duration.ofHours(1)).location();
    assertThat(value(source)).isEqualTo("A1");
    f.store.compareAndSet(KEY, f.now(), f.now().toNext().rotationStartedAt(null).build());
    assertThat(value(source)).isEqualTo("A1");
    assertThat(f.store.loads).as("two by the test, no reload").isEqualTo(3);
    f.store.compareAndSet(KEY, f.now(), Fixture.pair(7, f.clock.now()).version(3).build());
    assertThat(value(source)).isEqualTo("A7");
    f.store.remove(KEY);
    assertThatThrownBy(() -> value(source)).isInstanceOf(AuthenticationException.class);
  }

  @Test
  void token_listenerThrows_changesNothing() {
    f.withLeft(HARD);
    TokenProvider source =
        io.github.contactsv3.auth.Credentials.oauth(
                Fixture.APP,
                "loc1",
                f.store,
                new io.github.contactsv3.auth.spi.AuthListener() {
                  @Override
                  public void refreshed(io.github.contactsv3.auth.spi.TokenKey key) {
                    throw new IllegalStateException("listener");
                  }

                  @Override
                  public void refreshFailed(
                      io.github.contactsv3.auth.spi.TokenKey key, RuntimeException error) {
                    throw new IllegalStateException("listener");
                  }
                })
            .connect(f.endpoint, f.clock);
    f.endpoint.fail(FakeEndpoint.error(503, "x"));
    assertThatThrownBy(() -> value(source)).isInstanceOf(ServerErrorException.class);
    assertThat(value(source)).isEqualTo("A2");
  }

  @Test
  void token_wallClockJumpsBack_lifeIsCountedOn() {
    TokenProvider source = f.withLeft(Duration.ofHours(1)).location();
    assertThat(value(source)).isEqualTo("A1");
    f.clock.jumpWallClock(Duration.ofDays(-300));
    assertThat(value(source)).isEqualTo("A1");
    f.clock.pass(Duration.ofHours(1));
    assertThat(value(source)).isEqualTo("A2");
    assertThat(value(source)).isEqualTo("A2");
    assertThat(f.endpoint.forms).as("no storm").hasSize(1);
  }

  @Test
  void token_storedInTheFuture_isRefreshedOnceAndThenTrusted() {
    f.stored(KEY, Duration.ofMinutes(-6));
    TokenProvider source = f.location();
    assertThat(value(source)).isEqualTo("A2");
    assertThat(value(f.location())).isEqualTo("A2");
    assertThat(f.endpoint.forms).hasSize(1);
  }

  @Test
  void token_clocksOfTwoMachinesDifferALittle_isNoReasonToRefresh() {
    f.stored(KEY, Duration.ofMinutes(-5));
    assertThat(value(f.location())).isEqualTo("A1");
  }

  @Test
  void token_machineSlept_wallClockCountsToo() {
    TokenProvider source = f.withLeft(Duration.ofHours(1)).location();
    assertThat(value(source)).isEqualTo("A1");
    f.clock.jumpWallClock(Duration.ofHours(2));
    assertThat(value(source)).isEqualTo("A2");
  }

  @ParameterizedTest
  @CsvSource({"0, 60", "-1, 60", "60, 60", "61, 61", "9223372036854775807, 31622400"})
  void token_absurdLife_isTakenWithinReason(long expiresIn, long seconds) {
    f.endpoint.expiresIn = expiresIn;
    TokenProvider source = f.withLeft(HARD).location();
    assertThat(value(source)).isEqualTo("A2");
    assertThat(value(source)).isEqualTo("A2");
    assertThat(f.endpoint.forms).hasSize(1);
    assertThat(f.now().expiresAt()).isEqualTo(f.clock.now().plusSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"29999, A2", "30000, A3"})
  void token_shortLife_softThresholdIsHalfOfIt(long passedMillis, String expected) {
    f.endpoint.expiresIn = 60;
    TokenProvider source = f.withLeft(HARD).location();
    assertThat(value(source)).isEqualTo("A2");
    f.clock.pass(Duration.ofMillis(passedMillis));
    assertThat(value(source)).isEqualTo(expected);
  }

  @Test
  void token_lifeCountsFromTheMomentTheRequestWasSent() {
    f.endpoint.expiresIn = 1000;
    f.endpoint.after.add(() -> f.clock.pass(Duration.ofSeconds(12)));
    TokenProvider source = f.withLeft(HARD).location();
    assertThat(value(source)).isEqualTo("A2");
    assertThat(f.now().expiresAt()).isEqualTo(FakeClock.START.plusSeconds(1000));
    f.endpoint.fail(FakeEndpoint.error(503, "x"));
    f.clock.pass(Duration.ofSeconds(1000 - 12 - 30).minus(TICK));
    assertThat(value(source)).isEqualTo("A2");
    f.clock.pass(TICK);
    assertThat(value(source)).isEqualTo("A3");
  }

  @Test
  void renew_otherThreadHasRotated_isTrueWithoutRequest() {
    TokenProvider source = f.withLeft(Duration.ofHours(1)).location();
    assertThat(value(source)).isEqualTo("A1");
    assertThat(renew(source, new AccessToken("A0", "loc1"), "")).isTrue();
    assertThat(f.endpoint.forms).isEmpty();
  }

  private record FixedEndpoint(io.github.contactsv3.oauth.model.TokenResponse response)
      implements io.github.contactsv3.auth.spi.TokenEndpoint {
    @Override
    public io.github.contactsv3.oauth.model.TokenResponse requestToken(
        io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm form, Duration timeLeft) {
      return response;
    }

    @Override
    public io.github.contactsv3.oauth.model.LocationTokenResponse requestLocationToken(
        io.github.contactsv3.auth.spi.TokenKey agency,
        String locationId,
        AccessToken agencyToken,
        Duration timeLeft) {
      throw new AssertionError();
    }
  }
}
