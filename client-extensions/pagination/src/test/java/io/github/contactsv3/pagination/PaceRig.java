package io.github.contactsv3.pagination;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.internal.LocalQuotaGate;
import io.github.contactsv3.resilience.internal.QuotaLimits;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.search.ContactQuery;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The gate of the client, a service that counts as HighLevel's does, and round trips of a given
 * length, all in virtual time.
 */
final class PaceRig {

  static final int CONTACTS = 12_000;
  private static final int PAGE = 10;
  private static final int QUOTA = 100;
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final QuotaKey KEY = new QuotaKey("app", "location");

  private final JumpingClock time = new JumpingClock();
  private final LocalQuotaGate gate = new LocalQuotaGate(QuotaLimits.documented(), time);
  private final Deque<Long> arrivals = new ArrayDeque<>();
  final FakeSearch search =
      FakeSearch.of(
          IntStream.range(0, CONTACTS)
              .mapToObj(i -> new FakeSearch.Person("id" + i, 1_700_000_000_000L + i * 1_000L))
              .toList());
  private int refused;

  PaceRig(Duration roundTrip) {
    search.before = () -> roundTrip(roundTrip);
  }

  /** Sends a request through the gate, half a round trip before and half after it is counted. */
  private void roundTrip(Duration length) {
    try (Permit permit = gate.acquire(KEY, Priority.INTERACTIVE, Duration.ofMinutes(10))) {
      time.sleep(length.toNanos() / 2);
      arrive();
      time.sleep(length.toNanos() / 2);
      permit.completed(200, RateLimits.UNKNOWN);
    } catch (QuotaExhaustedException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void arrive() {
    long now = time.nanoTime();
    while (!arrivals.isEmpty() && arrivals.peek() <= now - INTERVAL.toNanos()) {
      arrivals.remove();
    }
    if (arrivals.size() >= QUOTA) {
      refused++;
    }
    arrivals.add(now);
  }

  /** How many requests came too early, for which the service would have responded with 429. */
  synchronized int refused() {
    return refused;
  }

  /** What share of the quota's steady rate was used by these contacts in the time that passed. */
  double share(long contacts) {
    return contacts * 1e9 / time.nanoTime() / (QUOTA / 10.0 * PAGE);
  }

  /** What the quota allows in the time that passed, in contacts: the first burst is at once. */
  double ceiling() {
    double intervals = time.nanoTime() / (double) INTERVAL.toNanos();
    return (intervals + 1) * QUOTA * PAGE;
  }

  ContactExport export() {
    return new DefaultContactExport(
            search, "loc", ContactQuery.all(), () -> OptionalDouble.of(QUOTA / 10.0))
        .pageSize(PAGE)
        .executor(time.executor())
        .clock(time, time.monitor());
  }

  /** Reads all pages with one cursor. */
  long readAll() {
    return ContactPages.search(search, "loc", ContactQuery.all()).pageSize(PAGE).stream().count();
  }
}
