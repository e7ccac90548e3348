package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.oauth.model.LocationTokenResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates a location's access token from its agency's, and keeps it in the store for other threads
 * and processes. The refresh token that comes along is left aside: what can be created again at any
 * time need not be refreshed, and can't be lost. Called by one thread at a time.
 */
final class AgencyLocationToken implements LeasedTokens.Renewal {
  /**
   * The token works without the store, so a store that is stuck must not use up the call's time.
   */
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(1);

  private final OAuthContext agency;
  private final TokenCache agencyToken;
  private final RedactingTokenStore agencyStore;
  private final TokenKey key;
  private final RedactingTokenStore store;
  private final LastLoaded loaded;

  private @Nullable StoredToken agencyPair;
  private @Nullable StoredToken stored;

  AgencyLocationToken(OAuthContext agency, TokenCache agencyToken, TokenKey key) {
    this.agency = agency;
    this.agencyToken = agencyToken;
    this.agencyStore = agency.pairStore();
    this.key = key;
    this.store = agency.store(key);
    this.loaded = new LastLoaded(agency.clock());
  }

  @Override
  public @Nullable CachedToken current(Deadline deadline) {
    // A process that removed the agency's pair may not have known all locations.
    StoredToken pair =
        agencyStore.load(deadline).orElseThrow(() -> GrantErrors.nothingStored(agency.key()));
    agencyPair = pair;
    agency.secrets().holdPair(pair);
    StoredToken token = store.load(deadline).orElse(null);
    stored = token;
    return token != null && follows(token, pair) ? loaded.of(token) : null;
  }

  /** Not those of another agency, or of an authorization with other scopes. */
  private boolean follows(StoredToken token, StoredToken pair) {
    return token.companyId().filter(agency.key().id()::equals).isPresent()
        && token.authorizedAt().equals(pair.authorizedAt());
  }

  @Override
  public Optional<Lease> tryLease(Duration time, Deadline deadline) {
    return store.tryLease(deadline, time);
  }

  @Override
  public CachedToken renew(Deadline deadline) {
    String bearer = agencyToken.token(deadline);
    try {
      return create(bearer, deadline);
    } catch (AuthenticationException e) {
      if (!agencyToken.renew(bearer, e, deadline)) {
        throw e;
      }
      return create(agencyToken.token(deadline), deadline);
    }
  }

  private CachedToken create(String bearer, Deadline deadline) {
    deadline.requireTime();
    Clock clock = agency.clock();
    Instant sent = clock.now();
    long sentNanos = clock.nanoTime();
    LocationTokenResponse response =
        agency
            .endpoint()
            .requestLocationToken(
                agency.key(), key.id(), new AccessToken(bearer, null), deadline.left());
    agency.secrets().holdAllOf(response);
    try {
      StoredToken token = Responses.agencyLocation(response, key, agency.key(), sent);
      save(token, deadline.atMost(LONGEST_WRITE));
      CachedToken cached =
          CachedToken.issued(token.accessToken(), sent, Responses.life(response), sentNanos, clock);
      loaded.set(cached);
      return cached;
    } catch (IllegalArgumentException | DecodingException e) {
      throw TokenOperations.unusable(TokenOperations.REQUEST_LOCATION_TOKEN, e);
    }
  }

  /** A token that can't be stored is used all the same: other processes create their own. */
  private void save(StoredToken token, Deadline deadline) {
    Instant authorizedAt = Objects.requireNonNull(agencyPair).authorizedAt().orElse(null);
    try {
      StoredToken before = stored;
      for (int i = 0; i < RefreshTokenRotation.MOST_CONFLICTS; i++) {
        long version = before == null ? 1 : before.version() + 1;
        StoredToken next = token.toNext().version(version).authorizedAt(authorizedAt).build();
        if (store.compareAndSet(deadline, before, next)) {
          return;
        }
        before = store.load(deadline).orElse(null);
      }
      throw RefreshTokenRotation.refuses(key);
    } catch (TokenStoreException | CallInterruptedException e) {
      agency.failed(e);
    }
  }

  @Override
  public String toString() {
    return "AgencyLocationToken{" + key + "}";
  }
}
