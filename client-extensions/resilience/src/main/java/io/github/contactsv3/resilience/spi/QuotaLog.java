package io.github.contactsv3.resilience.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A store of short texts that several processes share, so that their calls together keep within one
 * quota: {@link io.github.contactsv3.resilience.Quotas.Builder#log}. Each key has one text at most.
 *
 * <p>A store needs to know nothing about quotas. It replaces a text only if that is still the one
 * that was read, as everything with a compare-and-set can do, and has one clock. {@code
 * QuotaLogContract} of contacts-v3-testing is the test of an implementation.
 *
 * <p>Implementations are thread-safe. Their methods block, but not without end: each should give up
 * after some seconds, by an exception that says what to do. They need not be fast; all waiting
 * calls of a process are served by one exchange, a {@link #read} and a {@link #replace}.
 */
public interface QuotaLog {
  /**
   * Returns the text of a key and the time.
   *
   * @param key the app and location; {@link QuotaKey#name} stands for it
   * @return what the store holds now, never an outdated text from a replica or a cache
   * @throws RuntimeException if it can't be read
   */
  Entry read(QuotaKey key);

  /**
   * Replaces the text of a key unless it has changed, and returns only when that is as durable as
   * the store makes it.
   *
   * @param key the app and location
   * @param expected the text that was read, or null if there was none
   * @param next the new text, printable ASCII, some kilobytes at most
   * @param life after which time without another change the text may be removed
   * @return false if the store holds another text, and nothing was changed
   * @throws RuntimeException if it can't be written, or if it is not known whether it was
   */
  boolean replace(QuotaKey key, @Nullable String expected, String next, Duration life);

  /**
   * Returns for how long the store has certainly lost nothing but texts whose life was over. A
   * store that remembers its texts forever returns a long time. Asked when a key has no text: if
   * the age is less than an interval, the first calls wait for the rest of it, since texts that
   * were lost may have had requests in them.
   *
   * @return zero if it is not known
   * @throws RuntimeException if it can't be read
   */
  Duration age();

  /**
   * What a store holds of a key.
   *
   * @param text the text, or null if there is none
   * @param millis the store's own time, in milliseconds since 1970; that of the machine that holds
   *     the texts, never that of the process that reads them
   */
  record Entry(@Nullable String text, long millis) {
    /** Shows no text. */
    @Override
    public String toString() {
      return "Entry{" + (text == null ? "none" : "...") + ", millis=" + millis + "}";
    }
  }
}
