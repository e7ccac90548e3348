package io.github.contactsv3.sandbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The codes and tokens that OAuth has granted. A refresh token is good once, apart from a grace in
 * which it gives the same pair again, for requests that crossed (documented). Thread-safe.
 */
final class TokenRegistry {

  /** How OAuth tokens begin here; those of the service are JSON Web Tokens. */
  static final String ACCESS_PREFIX = "eyJhbGciOiJub25lIn0.sandbox-access.";

  private static final String REFRESH_PREFIX = "eyJhbGciOiJub25lIn0.sandbox-refresh.";
  private static final String INVALID_REFRESH = "Invalid grant: refresh token is invalid";
  private static final String INVALID_CODE = "Invalid grant: authorization code is invalid";

  private final OAuthApp app;
  private final TokenLifetimes lifetimes;
  private final boolean reuseRevokes;
  private final Ids ids;
  private final SandboxClock clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, TokenPair> byAccess = new HashMap<>();
  private final Map<String, Refresh> byRefresh = new HashMap<>();
  private final Set<String> inactive = new HashSet<>();
  private final Map<String, Grant> beginning;

  /** What tokens that don't expire are good for. */
  private final Map<String, Grant> integrations;

  TokenRegistry(
      Map<String, Grant> integrations,
      OAuthApp app,
      TokenLifetimes lifetimes,
      boolean reuseRevokes,
      Ids ids,
      SandboxClock clock) {
    this.beginning = Map.copyOf(integrations);
    this.integrations = new ConcurrentHashMap<>(integrations);
    this.app = app;
    this.lifetimes = lifetimes;
    this.reuseRevokes = reuseRevokes;
    this.ids = ids;
    this.clock = clock;
  }

  private record Code(Grant grant, @Nullable String redirectUri, long expires) {}

  /** A refresh token; once it is spent, the pair it was spent for. */
  private record Refresh(TokenPair pair, @Nullable TokenPair next) {}

  OAuthApp app() {
    return app;
  }

  TokenLifetimes lifetimes() {
    return lifetimes;
  }

  /** Makes the code that a user's approval gives; for the agency if the location is null. */
  String code(@Nullable String locationId, @Nullable String redirectUri) {
    return locked(
        () -> {
          String code = ids.next() + ids.next();
          Grant grant = new Grant(app.clientId(), locationId, app.scopes());
          codes.put(code, new Code(grant, redirectUri, now() + TokenLifetimes.CODE.toMillis()));
          return code;
        });
  }

  /** What an access token is good for, or null if it is unknown, expired or revoked. */
  @Nullable Grant find(String access) {
    Grant integration = integrations.get(access);
    if (integration != null) {
      return integration;
    }
    lock.lock();
    try {
      TokenPair pair = byAccess.get(access);
      return pair == null || pair.granted() + lifetimes.access().toMillis() <= now()
          ? null
          : pair.grant();
    } finally {
      lock.unlock();
    }
  }

  TokenPair exchange(String code, @Nullable String redirectUri) {
    return locked(
        () -> {
          Code known = codes.get(code);
          if (known == null || known.expires() <= now()) {
            throw ApiError.refused(INVALID_CODE);
          }
          if (known.redirectUri() != null && !known.redirectUri().equals(redirectUri)) {
            throw ApiError.refused("Invalid grant: redirectUri does not match");
          }
          checkActive(known.grant());
          codes.remove(code);
          return issue(known.grant());
        });
  }

  TokenPair refresh(String token) {
    return locked(
        () -> {
          Refresh known = byRefresh.get(token);
          if (known == null) {
            throw ApiError.refused(INVALID_REFRESH);
          }
          if (known.next() != null) {
            return again(known.next());
          }
          if (known.pair().granted() + lifetimes.refresh().toMillis() <= now()) {
            throw ApiError.refused(INVALID_REFRESH);
          }
          // Before the token is spent, so that it works again when the location does (documented).
          checkActive(known.pair().grant());
          TokenPair next = issue(known.pair().grant());
          byRefresh.put(token, new Refresh(known.pair(), next));
          return next;
        });
  }

  /** A spent token: the same pair again within the grace, else it is misuse. */
  private TokenPair again(TokenPair next) {
    if (next.granted() + TokenLifetimes.GRACE.toMillis() > now()) {
      return next;
    }
    if (reuseRevokes) {
      revokeFrom(next);
    }
    throw ApiError.refused(INVALID_REFRESH);
  }

  private void revokeFrom(@Nullable TokenPair first) {
    for (TokenPair pair = first; pair != null; ) {
      byAccess.remove(pair.access());
      Refresh gone = byRefresh.remove(pair.refresh());
      pair = gone == null ? null : gone.next();
    }
  }

  /** Tokens of a location for the agency that already has some. */
  TokenPair locationTokens(String locationId, Grant agency) {
    return locked(
        () -> {
          Grant grant = new Grant(agency.app(), locationId, agency.scopes());
          checkActive(grant);
          return issue(grant);
        });
  }

  /** Makes a token good for something, until it is revoked. */
  void grant(String token, Grant grant) {
    integrations.put(token, grant);
  }

  /** Takes tokens that an app was granted earlier; for the agency if the location is null. */
  void grant(String access, String refresh, @Nullable String locationId) {
    locked(
        () -> {
          TokenPair pair =
              new TokenPair(
                  access, refresh, new Grant(app.clientId(), locationId, app.scopes()), now());
          remember(pair);
          return pair;
        });
  }

  /** Revokes an access token, with its refresh token if it has one; false if there is none. */
  boolean revoke(String access) {
    return locked(
        () -> {
          TokenPair pair = byAccess.remove(access);
          if (pair != null) {
            byRefresh.remove(pair.refresh());
          }
          return integrations.remove(access) != null || pair != null;
        });
  }

  void setActive(String locationId, boolean active) {
    locked(() -> active ? inactive.remove(locationId) : inactive.add(locationId));
  }

  boolean isActive(String locationId) {
    return locked(() -> !inactive.contains(locationId));
  }

  /** Revokes all tokens and codes of OAuth. */
  void revokeAll() {
    locked(
        () -> {
          codes.clear();
          byAccess.clear();
          byRefresh.clear();
          return true;
        });
  }

  void reset() {
    revokeAll();
    locked(
        () -> {
          inactive.clear();
          integrations.clear();
          integrations.putAll(beginning);
          return true;
        });
  }

  private void checkActive(Grant grant) {
    if (grant.locationId() != null && inactive.contains(grant.locationId())) {
      throw ApiError.refused("Location is not active");
    }
  }

  private TokenPair issue(Grant grant) {
    TokenPair pair =
        new TokenPair(
            ACCESS_PREFIX + ids.next() + ids.next(),
            REFRESH_PREFIX + ids.next() + ids.next(),
            grant,
            now());
    remember(pair);
    return pair;
  }

  private void remember(TokenPair pair) {
    byAccess.put(pair.access(), pair);
    byRefresh.put(pair.refresh(), new Refresh(pair, null));
  }

  private long now() {
    return clock.now().toEpochMilli();
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
