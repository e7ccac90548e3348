package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.AuthListener;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenSource;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.errors.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A location's pair A1/R1, good for a day, in a store that can be told to fail. */
final class Fixture {
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final Duration DAY = Duration.ofSeconds(86_399);
  static final TokenKey KEY = TokenKey.location("app-1", "loc1");
  static final TokenKey AGENCY = TokenKey.company("app-1", "co1");
  static final OAuthApp APP =
      OAuthApp.builder()
          .clientId("app-1")
          .clientSecret("secret-canary")
          .redirectUri("https://example.com/cb")
          .build();

  final FakeTiming timing = new FakeTiming();
  final FakeEndpoint endpoint = new FakeEndpoint(timing);
  final BreakableStore store = new BreakableStore(new MemoryTokenStore(timing::nanoTime));
  final List<String> events = new ArrayList<>();
  final List<RuntimeException> failures = new ArrayList<>();
  final AuthListener listener =
      new AuthListener() {
        @Override
        public void refreshed(TokenKey key) {
          events.add("refreshed " + key.id());
        }

        @Override
        public void refreshFailed(TokenKey key, RuntimeException error) {
          events.add("failed " + key.id());
          failures.add(error);
        }
      };

  static StoredToken.Builder pair(int n, Instant issued) {
    return StoredToken.builder()
        .accessToken("A" + n)
        .refreshToken("R" + n)
        .issuedAt(issued)
        .expiresAt(issued.plus(DAY));
  }

  /** Stores A1/R1, issued so long ago. */
  Fixture stored(TokenKey key, Duration age) {
    store.compareAndSet(key, null, pair(1, timing.now().minus(age)).build());
    return this;
  }

  /** Stores A1/R1 with so much of its life left. */
  Fixture withLeft(Duration left) {
    return stored(KEY, DAY.minus(left));
  }

  TokenSource location() {
    return Credentials.oauth(APP, "loc1", store, listener).connect(endpoint, timing);
  }

  TokenSource agency() {
    return Credentials.agency(APP, "co1", store, listener).connect(endpoint, timing);
  }

  StoredToken now() {
    return store.load(KEY).orElseThrow();
  }

  static String value(TokenSource source) {
    return source.token("loc1", MINUTE).value();
  }

  static TransportException lostAnswer() {
    return new TransportException(
        TokenOperations.REQUEST_TOKEN, 1, "connection reset", new IOException("connection reset"));
  }

  /** A store that fails when told to. */
  static final class BreakableStore implements TokenStore {
    private final TokenStore store;
    volatile Supplier<RuntimeException> onLoad = () -> null;
    volatile Supplier<RuntimeException> onSet = () -> null;
    volatile Supplier<RuntimeException> onLease = () -> null;
    volatile Runnable beforeLease = () -> {};
    int loads;

    /** What another process has stored, so that no listener here heard of it. */
    final Map<TokenKey, StoredToken> replaced = new ConcurrentHashMap<>();

    BreakableStore(TokenStore store) {
      this.store = store;
    }

    private static void check(Supplier<RuntimeException> failure) {
      RuntimeException e = failure.get();
      if (e != null) {
        throw e;
      }
    }

    @Override
    public Optional<StoredToken> load(TokenKey key) {
      loads++;
      check(onLoad);
      StoredToken other = replaced.get(key);
      return other == null ? store.load(key) : Optional.of(other);
    }

    @Override
    public boolean compareAndSet(TokenKey key, StoredToken expected, StoredToken next) {
      check(onSet);
      return store.compareAndSet(key, expected, next);
    }

    @Override
    public void remove(TokenKey key) {
      store.remove(key);
    }

    @Override
    public Optional<Lease> tryLease(TokenKey key, Duration time) {
      beforeLease.run();
      check(onLease);
      return store.tryLease(key, time);
    }

    @Override
    public Runnable listen(Listener listener) {
      return store.listen(listener);
    }
  }
}
