package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.errors.TokenStoreException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One key of a store. Every exception of the store becomes a {@link TokenStoreException} without
 * tokens, or a {@link io.github.contactsv3.errors.CallInterruptedException}; errors of the JVM go
 * through.
 */
final class RedactingTokenStore {
  private final TokenStore store;
  private final TokenKey key;
  private final HeldSecrets secrets;

  RedactingTokenStore(TokenStore store, TokenKey key, HeldSecrets secrets) {
    this.store = store;
    this.key = key;
    this.secrets = secrets;
  }

  Optional<StoredToken> load(Deadline deadline) {
    return call("load", deadline, this::loadOwn);
  }

  private Optional<StoredToken> loadOwn() {
    Optional<StoredToken> token = Objects.requireNonNull(store.load(key), "load returned null");
    token.ifPresent(secrets::hold);
    if (token.isPresent() && !key.accepts(token.get())) {
      throw new TokenStoreException(
          "the token store returned the tokens of another location or agency for "
              + GrantErrors.name(key),
          null);
    }
    return token;
  }

  /** Writes, and does not let an earlier interrupt of the thread break the writing. */
  boolean compareAndSet(Deadline deadline, @Nullable StoredToken expected, StoredToken next) {
    secrets.hold(next);
    boolean interrupted = Thread.interrupted();
    try {
      return call("store", deadline, () -> store.compareAndSet(key, expected, next));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  void remove(Deadline deadline) {
    call(
        "remove",
        deadline,
        () -> {
          store.remove(key);
          return true;
        });
  }

  Optional<Lease> tryLease(Deadline deadline, Duration time) {
    return call("lease", deadline, () -> store.tryLease(key, time).map(RedactingTokenStore::quiet));
  }

  /** A lease that can't be given back ends by itself; what was done under it counts. */
  @SuppressWarnings("EmptyCatch")
  private static Lease quiet(Lease lease) {
    return () -> {
      try {
        lease.close();
      } catch (Exception ignored) {
        // see above
      }
    };
  }

  // Checked exceptions come from stores that are not written in Java, or throw them sneakily.
  private <T> T call(String what, Deadline deadline, Supplier<T> work) {
    try {
      return StoreScope.call(deadline, work);
    } catch (Exception e) {
      if (Thread.currentThread().isInterrupted() || Throwables.isInterrupt(e)) {
        throw deadline.interrupted();
      }
      throw failure("cannot " + what + " the tokens of " + GrantErrors.name(key), e);
    }
  }

  private TokenStoreException failure(String message, Exception error) {
    Throwable safe = secrets.masked(error);
    return safe == error && error instanceof TokenStoreException known
        ? known
        : new TokenStoreException(message, safe);
  }
}
