package io.github.contactsv3.auth.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tokens, for one process or for many that share it. Thread-safe.
 *
 * <p>HighLevel's refresh tokens can be used once: of two processes that refresh with the same one,
 * the later is logged out. So a client that wants to refresh takes the {@linkplain #tryLease lease}
 * of the pair, and writes with {@link #compareAndSet}, which also holds if the lease runs out.
 *
 * <p>An agency's client also keeps an access token for each of its locations here, under keys of
 * type {@link TokenKey.Type#AGENCY_LOCATION}, so that each is created once for all processes. A
 * store treats them as it treats pairs; expect as many keys as the agency has locations.
 *
 * <p>For authors of stores:
 *
 * <ul>
 *   <li>A store for Redis or a database needs a row for each key, with all three parts of the key
 *       in the row's key and the version in a column, and a lock that expires.
 *   <li>Extend {@code TokenStoreContract} of the artifact {@code contacts-v3-testing} in the tests
 *       of the store; {@link TokenStoreListeners} keeps its listeners, {@link TokenFields} makes
 *       texts of a token.
 *   <li>Keep every part of a {@link StoredToken}; those that are empty come back empty.
 *   <li>Any exception means that the store could not do it. The client wraps it in a {@link
 *       io.github.contactsv3.errors.TokenStoreException} and loses nothing: it keeps a new pair in
 *       memory and stores it with the next call. An {@link Error} goes through unwrapped.
 *   <li>Bound every wait by a timeout of the store: the client can't end a call that is inside of
 *       it. {@link #compareAndSet} is called with the thread's interrupt flag cleared; a wait that
 *       an interrupt ends may end in any exception that has the {@link InterruptedException} as its
 *       cause or that leaves the flag set, and the call then fails with a {@link
 *       io.github.contactsv3.errors.CallInterruptedException}.
 * </ul>
 */
public interface TokenStore {
  /**
   * Returns the tokens of a key.
   *
   * @param key the key
   * @return the tokens as they were stored last; empty if there are none
   */
  Optional<StoredToken> load(TokenKey key);

  /**
   * Replaces tokens, if they still are the expected ones. When this returns true, the new tokens
   * survive the end of the process, if the store is one that lasts.
   *
   * @param key the key
   * @param expected the tokens to replace, or null if there must be none; only the {@linkplain
   *     StoredToken#version version} counts
   * @param next the new tokens
   * @return false if the store holds another version; nothing has changed then
   */
  boolean compareAndSet(TokenKey key, @Nullable StoredToken expected, StoredToken next);

  /**
   * Forgets tokens, such as after an uninstall webhook. A client that uses this store object stops
   * using them at once; when an agency's pair is removed, also the access tokens that it has
   * created for the agency's locations.
   *
   * @param key the key; need not exist
   */
  void remove(TokenKey key);

  /**
   * Takes the right to renew the tokens of a key, if nobody has it, and does not wait for it.
   *
   * @param key the key
   * @param time after which the lease ends by itself, should its holder have died. A store that
   *     notices the death of a holder, as locks of files do, may ignore it
   * @return the lease, or empty if somebody, in this thread too, has it
   */
  Optional<Lease> tryLease(TokenKey key, Duration time);

  /**
   * Calls a listener after each change through this object from now on, in the thread that makes
   * the change. Changes by other processes may stay unnoticed.
   *
   * @param listener the listener; it may call the store, so call it without holding a lock.
   *     Exceptions that it throws are ignored
   * @return a handle that removes the listener when run; may be run more than once
   */
  Runnable listen(Listener listener);

  /** Receives changes. */
  @FunctionalInterface
  interface Listener {
    /**
     * Tokens were stored or removed.
     *
     * @param key the key
     * @param token what is stored now, or null if it was removed
     */
    void changed(TokenKey key, @Nullable StoredToken token);
  }
}
