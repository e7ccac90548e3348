package io.github.contactsv3.webhooks.spi;

import java.time.Duration;

/**
 * Remembers which events have been read, for one process or for many that share a store.
 * Thread-safe.
 *
 * <p>For authors: of all threads and processes that claim an id at the same time, one must get
 * true. Extend {@code ReplayGuardContract} of the artifact {@code contacts-v3-testing} in the tests
 * of the guard. Any exception means that the guard could not do it; {@code Webhooks} wraps it in a
 * {@link io.github.contactsv3.errors.ReplayGuardException} and the event is not read.
 */
public interface ReplayGuard {
  /**
   * Claims an event.
   *
   * @param eventId the id: 1 to 300 printable characters of ASCII
   * @param atLeast how long the id must be remembered; it may be for longer
   * @return false if the id was claimed before and is still remembered
   */
  boolean claim(String eventId, Duration atLeast);

  /**
   * Forgets an event whose handling has failed, so that its next delivery is read.
   *
   * @param eventId the id; need not have been claimed
   */
  void release(String eventId);
}
