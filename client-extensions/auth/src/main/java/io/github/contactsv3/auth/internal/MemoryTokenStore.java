package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.auth.spi.TokenStoreListeners;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tokens in memory. */
public final class MemoryTokenStore implements TokenStore {
  /** A lease and when it ends; each is an object of its own. */
  private static final class Holding {
    private final long end;

    Holding(long end) {
      this.end = end;
    }
  }

  /** As good as for ever, and far from where the monotonic clock wraps around. */
  private static final Duration LONGEST = Duration.ofDays(366);

  private final LongSupplier nanoTime;
  private final TokenStoreListeners listeners = new TokenStoreListeners();
  private final ReentrantLock lock = new ReentrantLock();

  // guarded by lock
  private final Map<TokenKey, StoredToken> tokens = new HashMap<>();
  private final Map<TokenKey, Holding> leases = new HashMap<>();

  /**
   * Creates an empty store.
   *
   * @param nanoTime the time by which leases end
   */
  public MemoryTokenStore(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public Optional<StoredToken> load(TokenKey key) {
    lock.lock();
    try {
      return Optional.ofNullable(tokens.get(key));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean compareAndSet(TokenKey key, @Nullable StoredToken expected, StoredToken next) {
    requireOwn(key, next);
    lock.lock();
    try {
      StoredToken now = tokens.get(key);
      if (!Objects.equals(version(now), version(expected))) {
        return false;
      }
      tokens.put(key, next);
    } finally {
      lock.unlock();
    }
    listeners.changed(key, next);
    return true;
  }

  /** Refuses what a later load would refuse, while the caller still has it. */
  static void requireOwn(TokenKey key, StoredToken token) {
    if (!key.accepts(token)) {
      throw new IllegalArgumentException(
          "the tokens are those of another location or agency than " + GrantErrors.name(key));
    }
  }

  static @Nullable Long version(@Nullable StoredToken token) {
    return token == null ? null : token.version();
  }

  @Override
  public void remove(TokenKey key) {
    lock.lock();
    try {
      tokens.remove(key);
    } finally {
      lock.unlock();
    }
    listeners.changed(key, null);
  }

  @Override
  public Optional<Lease> tryLease(TokenKey key, Duration time) {
    lock.lock();
    try {
      Holding other = leases.get(key);
      if (other != null && nanoTime.getAsLong() - other.end < 0) {
        return Optional.empty();
      }
      Holding mine = new Holding(nanoTime.getAsLong() + nanos(time));
      leases.put(key, mine);
      return Optional.of(() -> giveBack(key, mine));
    } finally {
      lock.unlock();
    }
  }

  private static long nanos(Duration time) {
    return time.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : time.isNegative() ? 0 : time.toNanos();
  }

  private void giveBack(TokenKey key, Holding mine) {
    lock.lock();
    try {
      leases.remove(key, mine);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Runnable listen(Listener listener) {
    return listeners.add(listener);
  }

  @Override
  public String toString() {
    return "MemoryTokenStore";
  }
}
