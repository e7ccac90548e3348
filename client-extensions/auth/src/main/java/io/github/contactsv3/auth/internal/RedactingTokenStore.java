package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.errors.TokenStoreException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One key of a store. Whatever the store throws becomes a {@link TokenStoreException} without
 * tokens, or a {@link io.github.contactsv3.errors.CallInterruptedException}; errors of the JVM go
 * through.
 */
final class RedactingTokenStore {
  private final TokenStore store;
  private final TokenKey key;

  RedactingTokenStore(TokenStore store, TokenKey key) {
    this.store = store;
    this.key = key;
  }

  Optional<StoredToken> load(Deadline deadline, @Nullable StoredToken... secrets) {
    return call("load", deadline, this::loadOwn, secrets);
  }

  private Optional<StoredToken> loadOwn() {
    Optional<StoredToken> token = Objects.requireNonNull(store.load(key), "load returned null");
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
    boolean interrupted = Thread.interrupted();
    try {
      return call(
          "store", deadline, () -> store.compareAndSet(key, expected, next), expected, next);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  Optional<Lease> tryLease(Deadline deadline, Duration time, @Nullable StoredToken... secrets) {
    return call(
        "lease",
        deadline,
        () -> store.tryLease(key, time).map(RedactingTokenStore::quiet),
        secrets);
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
  private <T> T call(
      String what, Deadline deadline, Supplier<T> work, @Nullable StoredToken... secrets) {
    try {
      return StoreScope.call(deadline, work);
    } catch (Exception e) {
      if (Thread.currentThread().isInterrupted() || Throwables.isInterrupt(e)) {
        throw deadline.interrupted();
      }
      throw failure("cannot " + what + " the tokens of " + GrantErrors.name(key), e, secrets);
    }
  }

  private static TokenStoreException failure(
      String message, Exception error, @Nullable StoredToken... secrets) {
    boolean shows =
        Throwables.show(error, Arrays.stream(secrets).flatMap(RedactingTokenStore::texts).toList());
    if (error instanceof TokenStoreException known && !shows) {
      return known;
    }
    if (shows) {
      // Its words can't be kept; where it was thrown can.
      TokenStoreException bare =
          new TokenStoreException(message + ": " + error.getClass().getName(), null);
      bare.setStackTrace(error.getStackTrace());
      return bare;
    }
    return new TokenStoreException(message, error);
  }

  private static Stream<String> texts(@Nullable StoredToken token) {
    return token == null
        ? Stream.empty()
        : Stream.concat(Stream.of(token.accessToken()), token.refreshToken().stream());
  }
}
