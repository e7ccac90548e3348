package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.errors.TokenStoreException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One key of a store, whose errors are made typed and free of tokens. */
final class SafeStore {
  private final TokenStore store;
  private final TokenKey key;

  SafeStore(TokenStore store, TokenKey key) {
    this.store = store;
    this.key = key;
  }

  Optional<StoredToken> load(@Nullable StoredToken... secret) {
    try {
      return store.load(key);
    } catch (RuntimeException e) {
      throw failure("can't load the tokens", e, secret);
    }
  }

  /** Writes, and does not let an interrupt of the thread break the writing. */
  boolean compareAndSet(@Nullable StoredToken expected, StoredToken next) {
    boolean interrupted = Thread.interrupted();
    try {
      return store.compareAndSet(key, expected, next);
    } catch (RuntimeException e) {
      throw failure("can't store the tokens", e, expected, next);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  Optional<Lease> tryLease(Duration time, StoredToken secret) {
    try {
      return store.tryLease(key, time).map(SafeStore::quiet);
    } catch (RuntimeException e) {
      throw failure("can't lease the tokens", e, secret);
    }
  }

  /** A lease that can't be given back ends by itself; what was done under it counts. */
  @SuppressWarnings("EmptyCatch")
  private static Lease quiet(Lease lease) {
    return () -> {
      try {
        lease.close();
      } catch (RuntimeException ignored) {
        // see above
      }
    };
  }

  private TokenStoreException failure(
      String what, RuntimeException error, @Nullable StoredToken... secrets) {
    if (error instanceof TokenStoreException known && !shows(known, secrets)) {
      return known;
    }
    String message = what + " of " + key;
    if (shows(error, secrets)) {
      // Its words can't be kept; where it was thrown can.
      TokenStoreException bare =
          new TokenStoreException(message + ": " + error.getClass().getName(), null);
      bare.setStackTrace(error.getStackTrace());
      return bare;
    }
    return new TokenStoreException(message, error);
  }

  private static boolean shows(@Nullable Throwable error, @Nullable StoredToken... secrets) {
    if (error == null) {
      return false;
    }
    String text = String.valueOf(error);
    return Arrays.stream(secrets).flatMap(SafeStore::texts).anyMatch(text::contains)
        || shows(error.getCause(), secrets)
        || Arrays.stream(error.getSuppressed()).anyMatch(s -> shows(s, secrets));
  }

  private static Stream<String> texts(@Nullable StoredToken token) {
    return token == null
        ? Stream.empty()
        : Stream.concat(Stream.of(token.accessToken()), token.refreshToken().stream());
  }
}
