package io.github.contactsv3.client.internal.http;

import org.jspecify.annotations.Nullable;

/**
 * The attempt that the calling thread is making, for the parts of Apache's client that are not told
 * of it. Immutable.
 *
 * @param deadline by {@link System#nanoTime}
 * @param retryable whether the request may arrive twice
 */
record CurrentAttempt(long deadline, boolean retryable) {
  private static final ThreadLocal<@Nullable CurrentAttempt> CURRENT = new ThreadLocal<>();

  /** Returns the attempt of the calling thread, or null. */
  static @Nullable CurrentAttempt get() {
    return CURRENT.get();
  }

  void begin() {
    CURRENT.set(this);
  }

  static void end() {
    CURRENT.remove();
  }
}
