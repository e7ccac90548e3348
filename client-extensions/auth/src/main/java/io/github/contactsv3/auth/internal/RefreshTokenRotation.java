package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.TokenStoreException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rotates a stored token pair.
 *
 * <p>The order makes it safe against other processes and against crashes: take the lease; look
 * whether somebody was faster; note in the store that a rotation begins; ask; store the new pair;
 * use it. Called by one thread at a time.
 */
final class RefreshTokenRotation implements LeasedTokens.Renewal {
  /** A store that refuses the version that it holds so often is broken. */
  static final int MOST_CONFLICTS = 10;

  /** A new token pair that is not stored yet. */
  private record Unsaved(StoredToken spent, RefreshedToken refreshed) {
    @Override
    public String toString() {
      return "Unsaved{***}";
    }
  }

  private final OAuthContext context;
  private final Clock clock;
  private final RedactingTokenStore store;
  private final RefreshGrant grant;
  private final LastLoaded loaded;

  private @Nullable Unsaved unsaved;
  private @Nullable StoredToken stored;

  RefreshTokenRotation(OAuthContext context) {
    this.context = context;
    this.clock = context.clock();
    this.store = context.pairStore();
    this.grant = new RefreshGrant(context, store);
    this.loaded = new LastLoaded(clock);
  }

  @Override
  public CachedToken current(Deadline deadline) {
    saveIfUnsaved(deadline);
    StoredToken pair =
        store.load(deadline).orElseThrow(() -> GrantErrors.nothingStored(context.key()));
    stored = pair;
    context.secrets().holdPair(pair);
    return loaded.of(pair);
  }

  @Override
  public Optional<Lease> tryLease(Duration time, Deadline deadline) {
    return store.tryLease(deadline, time);
  }

  @Override
  public @Nullable CachedToken renew(Deadline deadline) {
    StoredToken pair = Objects.requireNonNull(stored);
    StoredToken marked = pair;
    boolean fresh = pair.rotationStartedAt().isEmpty();
    if (fresh) {
      deadline.requireTime();
      marked = pair.toNext().rotationStartedAt(clock.now()).build();
      if (!store.compareAndSet(deadline, pair, marked)) {
        return null;
      }
    }
    RefreshedToken refreshed = grant.renew(marked, fresh, deadline);
    if (refreshed == null) {
      return null;
    }
    unsaved = new Unsaved(marked, refreshed);
    return saveIfUnsaved(deadline);
  }

  /** Stores the new pair; returns it, or null if the store has another that is no older. */
  private @Nullable CachedToken saveIfUnsaved(Deadline deadline) {
    Unsaved pending = unsaved;
    if (pending == null) {
      return null;
    }
    boolean saved = replace(pending.spent(), pending.refreshed().token(), deadline);
    unsaved = null;
    if (!saved) {
      return null;
    }
    CachedToken token = pending.refreshed().cached();
    loaded.set(token);
    context.refreshed();
    return token;
  }

  /** Replaces the spent token pair with the new one, regardless of other changes made meanwhile. */
  private boolean replace(StoredToken spent, StoredToken next, Deadline deadline) {
    StoredToken expected = spent;
    for (int i = 0; i < MOST_CONFLICTS; i++) {
      if (store.compareAndSet(
          deadline, expected, next.toNext().version(expected.version() + 1).build())) {
        return true;
      }
      Optional<StoredToken> now = store.load(deadline);
      if (now.isEmpty() || !now.get().accessToken().equals(spent.accessToken())) {
        return false;
      }
      expected = now.get();
    }
    throw refuses(context.key());
  }

  static TokenStoreException refuses(TokenKey key) {
    return new TokenStoreException(
        "the token store refuses to replace the tokens of "
            + GrantErrors.name(key)
            + " although it holds the expected version",
        null);
  }

  @Override
  public String toString() {
    return "RefreshTokenRotation{" + context.key() + "}";
  }
}
