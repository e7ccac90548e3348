package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The access tokens of an agency's locations in memory. Thread-safe. */
final class LocationTokens {
  private static final int MOST_LOCATIONS = 10_000;

  private final OAuthContext agency;
  private final TokenCache agencyToken;
  private final ReentrantLock lock = new ReentrantLock();

  // guarded by lock

  /** The locations used last. */
  private final Map<String, TokenCache> locations = new LinkedHashMap<>(16, 0.75f, true);

  private @Nullable Instant authorizedAt;

  LocationTokens(OAuthContext agency, TokenCache agencyToken) {
    this.agency = agency;
    this.agencyToken = agencyToken;
  }

  TokenCache cache(String locationId) {
    lock.lock();
    try {
      TokenCache cache = locations.get(locationId);
      if (cache == null) {
        cache = agency.cache(provider(locationId));
        locations.put(locationId, cache);
        if (locations.size() > MOST_LOCATIONS) {
          locations.remove(locations.keySet().iterator().next());
        }
      }
      return cache;
    } finally {
      lock.unlock();
    }
  }

  private TokenProvider provider(String locationId) {
    TokenKey key = key(locationId);
    return new LeasedTokens(
        new AgencyLocationToken(agency, agencyToken, key), agency.clock(), GrantErrors.name(key));
  }

  private TokenKey key(String locationId) {
    return TokenKey.agencyLocation(agency.key().clientId(), locationId);
  }

  void changed(String locationId, @Nullable StoredToken token) {
    TokenCache cache;
    lock.lock();
    try {
      cache = locations.get(locationId);
    } finally {
      lock.unlock();
    }
    if (cache != null) {
      cache.changed(token);
    }
  }

  /**
   * Drops all tokens if the agency's pair was removed, or belongs to another authorization: that
   * may have other scopes and locations.
   */
  void agencyChanged(@Nullable StoredToken pair) {
    Map<String, TokenCache> dropped;
    lock.lock();
    try {
      Instant before = authorizedAt;
      authorizedAt = pair == null ? null : pair.authorizedAt().orElse(null);
      if (pair != null && Objects.equals(before, authorizedAt)) {
        return;
      }
      dropped = Map.copyOf(locations);
      locations.clear();
    } finally {
      lock.unlock();
    }
    dropped.values().forEach(cache -> cache.changed(null));
    if (pair == null) {
      dropped.keySet().forEach(this::remove);
    }
  }

  /** Tokens that stay in the store are not used: their agency's pair is missing. */
  @SuppressWarnings("EmptyCatch")
  private void remove(String locationId) {
    try {
      agency.store().remove(key(locationId));
    } catch (Exception ignored) {
      // see above
    }
  }
}
