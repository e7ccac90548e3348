package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.AGENCY;
import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every store has to do. */
abstract class TokenStoreContract {
  static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456789Z");

  abstract TokenStore store();

  static StoredToken full(long version) {
    return Fixture.pair(1, AT)
        .version(version)
        .scopes(List.of("b", "a"))
        .locationId("loc1")
        .companyId("co1")
        .authorizedAt(AT.minusSeconds(1))
        .rotationStartedAt(AT.plusSeconds(1))
        .build();
  }

  @Test
  void load_nothingStored_isEmpty() {
    assertThat(store().load(KEY)).isEmpty();
  }

  @Test
  void compareAndSet_expectedVersion_storesEverything() {
    TokenStore store = store();
    StoredToken first = Fixture.pair(1, AT).refreshToken(null).build();
    assertThat(store.compareAndSet(KEY, null, first)).isTrue();
    assertThat(store.load(KEY)).contains(first);
    assertThat(store.compareAndSet(KEY, first, full(2))).isTrue();
    assertThat(store.load(KEY)).contains(full(2));
    assertThat(store.load(AGENCY)).isEmpty();
  }

  @Test
  void compareAndSet_keysOfOneId_areKeptApart() {
    TokenStore store = store();
    List<TokenKey> keys =
        List.of(
            TokenKey.location("app-1", "x"),
            TokenKey.company("app-1", "x"),
            TokenKey.minted("app-1", "x"),
            TokenKey.location("app-2", "x"));
    for (TokenKey key : keys) {
      StoredToken token = Fixture.pair(keys.indexOf(key), AT).build();
      assertThat(store.compareAndSet(key, null, token)).as("%s", key).isTrue();
    }
    store.remove(keys.get(1));
    assertThat(keys)
        .extracting(k -> store.load(k).map(StoredToken::accessToken).orElse("none"))
        .containsExactly("A0", "none", "A2", "A3");
    Lease lease = store.tryLease(keys.get(0), Duration.ofMinutes(1)).orElseThrow();
    store.tryLease(keys.get(2), Duration.ofMinutes(1)).orElseThrow().close();
    lease.close();
  }

  @Test
  void compareAndSet_tokenWithoutOptionalParts_comesBackWithoutThem() {
    TokenStore store = store();
    StoredToken minted =
        StoredToken.builder()
            .accessToken("M1")
            .issuedAt(AT)
            .expiresAt(AT.plusSeconds(86_399))
            .build();
    assertThat(store.compareAndSet(Fixture.MINTED, null, minted)).isTrue();
    assertThat(store.load(Fixture.MINTED)).contains(minted);
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
    assertThat(store.load(KEY)).isEmpty();
  }

  @Test
  void compareAndSet_otherVersion_changesNothing() {
    TokenStore store = store();
    assertThat(store.compareAndSet(KEY, full(1), full(2))).as("nothing there").isFalse();
    assertThat(store.load(KEY)).isEmpty();
    store.compareAndSet(KEY, null, full(1));
    assertThat(store.compareAndSet(KEY, null, full(2))).as("something there").isFalse();
    assertThat(store.compareAndSet(KEY, full(2), full(3))).as("another").isFalse();
    assertThat(store.load(KEY)).contains(full(1));
  }

  @Test
  void compareAndSet_sameVersionOtherTokens_countsAsExpected() {
    TokenStore store = store();
    store.compareAndSet(KEY, null, full(1));
    StoredToken sameVersion = Fixture.pair(9, AT).build();
    assertThat(store.compareAndSet(KEY, sameVersion, full(2))).isTrue();
  }

  @Test
  void compareAndSet_manyThreads_oneWinsEachVersion() throws Exception {
    TokenStore store = store();
    store.compareAndSet(KEY, null, full(1));
    int n = 8;
    AtomicInteger wins = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  go.await();
                } catch (InterruptedException e) {
                  return;
                }
                for (long v = 1; v < 10; v++) {
                  if (store.compareAndSet(KEY, full(v), full(v + 1))) {
                    wins.incrementAndGet();
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wins).hasValue(9);
    assertThat(store.load(KEY)).contains(full(10));
  }

  @Test
  void remove_stored_isGone() {
    TokenStore store = store();
    store.remove(KEY);
    store.compareAndSet(KEY, null, full(1));
    store.remove(KEY);
    assertThat(store.load(KEY)).isEmpty();
    assertThat(store.compareAndSet(KEY, null, full(1))).isTrue();
  }

  @Test
  void tryLease_taken_isEmptyUntilClosed() {
    TokenStore store = store();
    Lease lease = store.tryLease(KEY, Duration.ofMinutes(1)).orElseThrow();
    assertThat(store.tryLease(KEY, Duration.ofMinutes(1))).isEmpty();
    Optional<Lease> ofOther = store.tryLease(AGENCY, Duration.ofMinutes(1));
    assertThat(ofOther).isPresent();
    assertThat(store.compareAndSet(KEY, null, full(1))).as("its holder writes").isTrue();
    lease.close();
    Lease next = store.tryLease(KEY, Duration.ofMinutes(1)).orElseThrow();
    lease.close();
    assertThat(store.tryLease(KEY, Duration.ofMinutes(1))).as("closed twice").isEmpty();
    next.close();
    ofOther.get().close();
  }

  @Test
  void listen_changes_areHeardUntilStopped() {
    TokenStore store = store();
    List<String> heard = new ArrayList<>();
    TokenStore.Listener listener =
        (TokenKey key, StoredToken token) ->
            heard.add(key.id() + (token == null ? " gone" : " " + token.version()));
    store.listen(
        (key, token) -> {
          throw new IllegalStateException("listener");
        });
    Runnable first = store.listen(listener);
    Runnable second = store.listen(listener);
    store.compareAndSet(KEY, null, full(1));
    store.compareAndSet(KEY, null, full(2));
    assertThat(heard).containsExactly("loc1 1", "loc1 1");
    first.run();
    first.run();
    store.remove(KEY);
    assertThat(heard).containsExactly("loc1 1", "loc1 1", "loc1 gone");
    second.run();
    store.compareAndSet(KEY, null, full(1));
    assertThat(heard).hasSize(3);
  }
}
