package io.github.contactsv3.spring.boot.internal.actuate;

import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.spring.boot.internal.client.ClientRegistry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a client without sending anything.
 *
 * @param problem why no call can succeed, null if nothing is known
 * @param lastSuccess when a call succeeded last, null before the first one
 * @param quota the quota, null if the client has none or its store can't be read
 */
public record ClientReport(
    @Nullable String problem, @Nullable Instant lastSuccess, @Nullable Quota quota) {
  /**
   * The quota of a client.
   *
   * @param limit requests in an interval
   * @param interval the interval, such as {@code PT10S}
   * @param used requests that count against the limit
   * @param available requests that could be sent without waiting
   * @param waiting calls that wait
   * @param dailyLimit requests in a day
   * @param dailyRemaining requests left of the day, null as long as no response has told
   */
  public record Quota(
      int limit,
      String interval,
      int used,
      int available,
      int waiting,
      long dailyLimit,
      @Nullable Long dailyRemaining) {
    static Quota of(QuotaSnapshot snapshot) {
      return new Quota(
          snapshot.limit(),
          snapshot.interval().toString(),
          snapshot.used(),
          snapshot.available(),
          snapshot.waiting(),
          snapshot.dailyLimit(),
          snapshot.dailyRemaining().isPresent() ? snapshot.dailyRemaining().getAsLong() : null);
    }
  }

  static ClientReport of(ClientRegistry.Entry entry) {
    return new ClientReport(
        entry.state().problem().orElse(null),
        entry.state().lastSuccess().orElse(null),
        quota(entry));
  }

  private static @Nullable Quota quota(ClientRegistry.Entry entry) {
    try {
      return entry.client().quota().map(Quota::of).orElse(null);
    } catch (RuntimeException e) {
      // A store that fails, or a client that is closed: the rest is still worth knowing.
      return null;
    }
  }
}
