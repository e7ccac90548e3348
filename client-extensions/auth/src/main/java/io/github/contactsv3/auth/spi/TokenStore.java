package io.github.contactsv3.auth.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pairs of tokens, for one process or for many that share it. Thread-safe.
 *
 * <p>HighLevel's refresh tokens can be used once: of two processes that refresh with the same one,
 * the later is logged out. So who wants to refresh takes the {@linkplain #tryLease lease} of the
 * pair, and writes with {@link #compareAndSet}, which also holds should the lease run out.
 *
 * <p>Any exception means that the store could not do it. Nothing is lost by that: the client keeps
 * the new pair in memory and tries again with the next call. A store for Redis or a database needs
 * a row a key with the version in a column, and a lock that expires.
 */
public interface TokenStore {
  /**
   * Returns the pair of a key.
   *
   * @param key the key
   * @return the pair as it was stored last; empty if there is none
   */
  Optional<StoredToken> load(TokenKey key);

  /**
   * Replaces a pair, if it still is the expected one. When this returns true, the pair survives the
   * end of the process, if the store is one that lasts.
   *
   * @param key the key
   * @param expected the pair to replace, or null if there must be none; only its {@linkplain
   *     StoredToken#version version} counts
   * @param next the new pair
   * @return false if the store holds another version; nothing has changed then
   */
  boolean compareAndSet(TokenKey key, @Nullable StoredToken expected, StoredToken next);

  /**
   * Forgets a pair, such as after an uninstall webhook.
   *
   * @param key the key; need not exist
   */
  void remove(TokenKey key);

  /**
   * Takes the right to refresh a pair, if nobody has it, and does not wait for it.
   *
   * @param key the key
   * @param time after which the lease ends by itself, should its holder have died. A store that
   *     notices the death of a holder, as locks of files do, may ignore it
   * @return the lease, or empty if somebody, in this thread too, has it
   */
  Optional<Lease> tryLease(TokenKey key, Duration time);

  /**
   * Tells a listener of what changes through this object from now on, in the thread that changes
   * it. Changes by other processes may stay unnoticed.
   *
   * @param listener the listener; what it throws is ignored
   * @return ends it when run
   */
  Runnable listen(Listener listener);

  /** Hears of changes. */
  @FunctionalInterface
  interface Listener {
    /**
     * A pair was stored or removed.
     *
     * @param key the key
     * @param token what is stored now, or null if it was removed
     */
    void changed(TokenKey key, @Nullable StoredToken token);
  }
}
