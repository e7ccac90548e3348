package io.github.contactsv3.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TokenStore} has to do, as tests for JUnit Jupiter. Extend it in the tests of
 * your store:
 *
 * <pre>{@code
 * class MyTokenStoreTest extends TokenStoreContract {
 *   @Override
 *   protected TokenStore store() {
 *     return new MyTokenStore(emptyDatabase);
 *   }
 * }
 * }</pre>
 *
 * <p>Each test wants a store without tokens and leases. The tests wait for one lease to end, a
 * second, unless {@link #leasesEndByTime} says otherwise.
 */
public abstract class TokenStoreContract {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456789Z");
  private static final TokenKey KEY = TokenKey.location("app-1", "loc1");
  private static final TokenKey AGENCY = TokenKey.company("app-1", "co1");

  /** Creates the contract. */
  protected TokenStoreContract() {}

  /**
   * Returns the store to test.
   *
   * @return an object over the storage of this test, which is empty at first; called again within a
   *     test, another object over the same storage if the store is one that processes share
   */
  protected abstract TokenStore store();

  /**
   * Returns whether two objects that {@link #store} returns within a test share their tokens.
   *
   * @return true, unless overridden
   */
  protected boolean isShared() {
    return true;
  }

  /**
   * Returns whether a lease ends by itself when its time is over.
   *
   * @return true, unless overridden for a store that notices the death of a holder instead
   */
  protected boolean leasesEndByTime() {
    return true;
  }

  private TokenStore another(TokenStore store) {
    return isShared() ? store() : store;
  }

  private static StoredToken.Builder token(String name) {
    return StoredToken.builder()
        .accessToken("access-" + name)
        .issuedAt(AT)
        .expiresAt(AT.plusSeconds(86_399));
  }

  private static StoredToken full(long version) {
    return token("full")
        .version(version)
        .refreshToken("refresh-full")
        .scopes(List.of("contacts.write", "contacts.readonly"))
        .locationId("loc1")
        .companyId("co1")
        .authorizedAt(AT.minusSeconds(1))
        .rotationStartedAt(AT.plusNanos(1))
        .build();
  }

  @Test
  void load_nothingStored_isEmpty() {
    assertEquals(Optional.empty(), store().load(KEY));
  }

  @Test
  void compareAndSet_expectedVersion_storesEveryPart() {
    TokenStore store = store();
    StoredToken first = token("first").build();
    assertTrue(store.compareAndSet(KEY, null, first), "nothing was there");
    assertEquals(Optional.of(first), store.load(KEY), "the parts that are empty");
    assertTrue(store.compareAndSet(KEY, first, full(2)), "the first was there");
    assertEquals(Optional.of(full(2)), store.load(KEY), "all parts");
    StoredToken third = token("third").version(3).build();
    assertTrue(store.compareAndSet(KEY, full(2), third));
    assertEquals(Optional.of(third), store.load(KEY), "the parts that were there are gone");
    assertEquals(Optional.empty(), store.load(AGENCY), "another key");
  }

  @Test
  void compareAndSet_longAndOddTexts_comeBackAsTheyWere() {
    TokenStore store = store();
    TokenKey key = TokenKey.location("a'b\"c%d_e/f\\g:h*{i}", "L".repeat(100));
    StoredToken odd =
        token("x".repeat(4_000))
            .refreshToken("'; drop table x; --".replace(' ', '_'))
            .scopes(Set.of("a,b", "c;d"))
            .version(Long.MAX_VALUE - 1)
            .build();
    assertTrue(store.compareAndSet(key, null, odd));
    assertEquals(Optional.of(odd), store.load(key));
    store.tryLease(key, LONG).orElseThrow().close();
    store.remove(key);
    assertEquals(Optional.empty(), store.load(key));
  }

  @Test
  void compareAndSet_otherVersion_changesNothing() {
    TokenStore store = store();
    assertFalse(store.compareAndSet(KEY, full(1), full(2)), "nothing is there");
    assertEquals(Optional.empty(), store.load(KEY));
    assertTrue(store.compareAndSet(KEY, null, full(1)));
    assertFalse(store.compareAndSet(KEY, null, full(2)), "something is there");
    assertFalse(store.compareAndSet(KEY, full(2), full(3)), "another version is there");
    assertEquals(Optional.of(full(1)), store.load(KEY));
  }

  @Test
  void compareAndSet_sameVersionOtherTokens_isTheExpectedOne() {
    TokenStore store = store();
    store.compareAndSet(KEY, null, full(1));
    assertTrue(store.compareAndSet(KEY, token("other").build(), full(2)));
    assertEquals(Optional.of(full(2)), store.load(KEY));
  }

  @Test
  void keys_ofOneId_areKeptApart() {
    TokenStore store = store();
    List<TokenKey> keys =
        List.of(
            TokenKey.location("app-1", "x"),
            TokenKey.company("app-1", "x"),
            TokenKey.agencyLocation("app-1", "x"),
            TokenKey.location("app-2", "x"),
            TokenKey.location("app-2", "X"));
    for (TokenKey key : keys) {
      assertTrue(
          store.compareAndSet(key, null, token("" + keys.indexOf(key)).build()), key::toString);
    }
    store.remove(keys.get(1));
    assertEquals(
        List.of("access-0", "none", "access-2", "access-3", "access-4"),
        keys.stream()
            .map(key -> store.load(key).map(StoredToken::accessToken).orElse("none"))
            .toList());
    List<Lease> leases = keys.stream().map(key -> store.tryLease(key, LONG).orElseThrow()).toList();
    leases.forEach(Lease::close);
  }

  @Test
  void compareAndSet_manyAtOnce_oneWinsEachVersion() throws Exception {
    TokenStore store = store();
    store.compareAndSet(KEY, null, full(1));
    AtomicInteger wins = new AtomicInteger();
    Threads.together(
        8,
        () -> {
          TokenStore mine = another(store);
          for (long version = 1; version < 10; version++) {
            if (mine.compareAndSet(KEY, full(version), full(version + 1))) {
              wins.incrementAndGet();
            }
          }
          return null;
        });
    assertEquals(9, wins.get(), "each version was replaced once");
    assertEquals(Optional.of(full(10)), store.load(KEY));
  }

  @Test
  void compareAndSet_manyAtOnceOnAnEmptyKey_oneWins() throws Exception {
    TokenStore store = store();
    AtomicInteger wins = new AtomicInteger();
    Threads.together(
        8,
        () -> {
          if (another(store).compareAndSet(KEY, null, full(1))) {
            wins.incrementAndGet();
          }
          return null;
        });
    assertEquals(1, wins.get());
  }

  @Test
  void remove_storedOrNot_leavesNothing() {
    TokenStore store = store();
    store.remove(KEY);
    store.compareAndSet(KEY, null, full(1));
    store.remove(KEY);
    store.remove(KEY);
    assertEquals(Optional.empty(), store.load(KEY));
    assertTrue(store.compareAndSet(KEY, null, full(1)), "the first version again");
  }

  @Test
  void storage_isSharedByTwoObjects() {
    if (!isShared()) {
      return;
    }
    TokenStore one = store();
    TokenStore other = store();
    one.compareAndSet(KEY, null, full(1));
    assertEquals(Optional.of(full(1)), other.load(KEY));
    Lease lease = one.tryLease(KEY, LONG).orElseThrow();
    assertEquals(Optional.empty(), other.tryLease(KEY, LONG), "leased by the other object");
    assertTrue(other.compareAndSet(KEY, full(1), full(2)), "a lease does not stop writers");
    lease.close();
    other.tryLease(KEY, LONG).orElseThrow().close();
  }

  @Test
  void tryLease_taken_isEmptyUntilClosed() {
    TokenStore store = store();
    Lease lease = store.tryLease(KEY, LONG).orElseThrow();
    assertEquals(Optional.empty(), store.tryLease(KEY, LONG), "in the same thread, too");
    Lease ofAnother = store.tryLease(AGENCY, LONG).orElseThrow();
    assertTrue(store.compareAndSet(KEY, null, full(1)), "its holder writes");
    store.remove(KEY);
    lease.close();
    Lease next = store.tryLease(KEY, LONG).orElseThrow();
    lease.close();
    assertEquals(Optional.empty(), store.tryLease(KEY, LONG), "closed twice, ended once");
    next.close();
    ofAnother.close();
  }

  @Test
  void tryLease_manyAtOnce_oneHasIt() throws Exception {
    TokenStore store = store();
    AtomicInteger holders = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Threads.together(
        8,
        () -> {
          TokenStore mine = another(store);
          for (int i = 0; i < 20; i++) {
            Optional<Lease> lease = mine.tryLease(KEY, LONG);
            if (lease.isPresent()) {
              most.accumulateAndGet(holders.incrementAndGet(), Math::max);
              mine.load(KEY);
              holders.decrementAndGet();
              lease.get().close();
            }
          }
          return null;
        });
    assertEquals(1, most.get());
    store.tryLease(KEY, LONG).orElseThrow().close();
  }

  @Test
  void tryLease_timeIsOver_canBeTakenAndTheOldOneEndsNothing() throws InterruptedException {
    if (!leasesEndByTime()) {
      return;
    }
    TokenStore store = store();
    Lease old = store.tryLease(KEY, SHORT).orElseThrow();
    Optional<Lease> next = Optional.empty();
    // The store's clock counts, so ask until it says so; the loop ends by the test's patience.
    for (int i = 0; i < 200 && next.isEmpty(); i++) {
      Thread.sleep(20);
      next = store.tryLease(KEY, LONG);
    }
    assertTrue(next.isPresent(), "the lease has ended by itself");
    old.close();
    assertEquals(Optional.empty(), store.tryLease(KEY, LONG), "the old one ends nothing");
    next.get().close();
  }

  @Test
  void listen_changes_areHeardUntilStopped() {
    TokenStore store = store();
    List<String> heard = new ArrayList<>();
    TokenStore.Listener listener =
        (key, token) -> heard.add(key.id() + (token == null ? " gone" : " " + token.version()));
    store.listen(
        (key, token) -> {
          throw new IllegalStateException("a listener that throws");
        });
    Runnable first = store.listen(listener);
    Runnable second = store.listen(listener);
    store.compareAndSet(KEY, null, full(1));
    store.compareAndSet(KEY, null, full(2));
    assertEquals(List.of("loc1 1", "loc1 1"), heard, "what changed nothing is not heard");
    first.run();
    first.run();
    store.remove(KEY);
    assertEquals(List.of("loc1 1", "loc1 1", "loc1 gone"), heard);
    second.run();
    store.compareAndSet(KEY, null, full(1));
    assertEquals(3, heard.size());
  }

  @Test
  void listen_listenerCallsTheStore_works() {
    TokenStore store = store();
    store.compareAndSet(KEY, null, full(1));
    store.compareAndSet(AGENCY, null, full(1));
    store.listen(
        (key, token) -> {
          if (key.equals(AGENCY) && token == null) {
            store.remove(KEY);
          }
        });
    store.remove(AGENCY);
    assertEquals(Optional.empty(), store.load(KEY));
  }
}
