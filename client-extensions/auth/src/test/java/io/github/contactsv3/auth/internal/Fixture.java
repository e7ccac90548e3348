package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.AuthListener;
import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.auth.spi.TokenRequest;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.errors.internal.Secrets;
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
  static final TokenKey AGENCY_LOCATION = TokenKey.agencyLocation("app-1", "loc1");
  static final OperationInfo GET_CONTACT =
      new OperationInfo("getContact", "GET", "/c", true, null, List.of("s"), null, false);
  static final OAuthApp APP =
      OAuthApp.builder()
          .clientId("app-1")
          .clientSecret("secret-canary")
          .redirectUri("https://example.com/cb")
          .build();
  private static final AppCredentials CREDENTIALS =
      new AppCredentials(APP.clientId(), APP.clientSecret(), null);

  final FakeClock clock = new FakeClock();
  final FakeEndpoint endpoint = new FakeEndpoint(clock);
  final BreakableStore store = new BreakableStore(new MemoryTokenStore(clock::nanoTime));
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

  /** The time of {@link #full}. */
  static final Instant AT = Instant.parse("2026-11-22T10:00:00.123456789Z");

  /** A1/R1 with every part set. */
  static StoredToken full(long version) {
    return pair(1, AT)
        .version(version)
        .scopes(List.of("b", "a"))
        .locationId("loc1")
        .companyId("co1")
        .authorizedAt(AT.minusSeconds(1))
        .rotationStartedAt(AT.plusSeconds(1))
        .build();
  }

  static StoredToken.Builder pair(int n, Instant issued) {
    return StoredToken.builder()
        .accessToken("A" + n)
        .refreshToken("R" + n)
        .issuedAt(issued)
        .expiresAt(issued.plus(DAY));
  }

  /** Stores A1/R1, issued {@code age} ago. */
  Fixture stored(TokenKey key, Duration age) {
    store.compareAndSet(key, null, pair(1, clock.now().minus(age)).build());
    return this;
  }

  /** Stores A1/R1 with so much of its life left. */
  Fixture withLeft(Duration left) {
    return stored(KEY, DAY.minus(left));
  }

  static RedactingTokenStore redacting(TokenStore store) {
    return new RedactingTokenStore(store, KEY, new HeldSecrets(new Secrets(), CREDENTIALS));
  }

  TokenProvider location() {
    return Credentials.oauth(APP, "loc1", store, listener).connect(endpoint, clock);
  }

  TokenProvider agency() {
    return Credentials.agency(APP, "co1", store, listener).connect(endpoint, clock);
  }

  StoredToken now() {
    return store.load(KEY).orElseThrow();
  }

  static TokenRequest request(String locationId, Duration timeLeft) {
    return new TokenRequest(GET_CONTACT, 1, locationId, timeLeft);
  }

  static boolean renew(TokenProvider source, AccessToken rejected, String text) {
    AuthenticationException error = (AuthenticationException) FakeEndpoint.error(401, text);
    return source.renew(rejected, error, request(rejected.locationId().orElse(null), MINUTE));
  }

  static String value(TokenProvider source) {
    return source.token(Fixture.request("loc1", MINUTE)).value();
  }

  static TransportException lostResponse() {
    return new TransportException(
        TokenOperations.REQUEST_TOKEN, 1, "connection reset", new IOException("connection reset"));
  }

  /** Throws a checked exception where none is declared, as Kotlin or a reflective proxy may. */
  @SuppressWarnings("unchecked")
  static <E extends Throwable> void sneak(Throwable error) throws E {
    throw (E) error;
  }

  /** A store that fails when told to. */
  static final class BreakableStore implements TokenStore {
    private final TokenStore store;
    volatile Supplier<? extends Throwable> onLoad = () -> null;
    volatile Supplier<? extends Throwable> onSet = () -> null;
    volatile Supplier<? extends Throwable> onLease = () -> null;
    volatile Supplier<? extends Throwable> onRemove = () -> null;
    volatile Runnable beforeLease = () -> {};
    int loads;

    /** False if its process is dead before it gives leases back. */
    boolean endsLeases = true;

    /** What another process has stored, so that no listener here heard of it. */
    final Map<TokenKey, StoredToken> replaced = new ConcurrentHashMap<>();

    BreakableStore(TokenStore store) {
      this.store = store;
    }

    private static void check(Supplier<? extends Throwable> failure) {
      Throwable e = failure.get();
      if (e != null) {
        Fixture.<RuntimeException>sneak(e);
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
      check(onRemove);
      store.remove(key);
    }

    @Override
    public Optional<Lease> tryLease(TokenKey key, Duration time) {
      beforeLease.run();
      check(onLease);
      Optional<Lease> lease = store.tryLease(key, time);
      return endsLeases ? lease : lease.map(mine -> () -> {});
    }

    @Override
    public Runnable listen(Listener listener) {
      return store.listen(listener);
    }
  }
}
