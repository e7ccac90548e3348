package io.github.contactsv3.pagination;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.resilience.RateLimitHeaders;
import io.github.contactsv3.resilience.internal.LocalQuotaGate;
import io.github.contactsv3.resilience.internal.QuotaLimits;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How much of the quota an export uses, in virtual time: the gate of the client, a service that
 * counts as HighLevel's does, and round trips of a given length.
 */
@Timeout(120)
class ExportPaceTest {

  private static final int CONTACTS = 12_000;
  private static final int PAGE = 10;
  private static final int QUOTA = 100;
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final QuotaKey KEY = new QuotaKey("app", "location");

  private final VirtualTime time = new VirtualTime();
  private final LocalQuotaGate gate = new LocalQuotaGate(QuotaLimits.documented(), time);
  private final Deque<Long> arrivals = new ArrayDeque<>();
  private final FakeSearch search =
      FakeSearch.of(
          IntStream.range(0, CONTACTS)
              .mapToObj(i -> new FakeSearch.Person("id" + i, 1_700_000_000_000L + i * 1_000L))
              .toList());
  private int refused;

  /** Sends a request through the gate, half a round trip before and half after it is counted. */
  private void roundTrip(Duration length) {
    try (Permit permit = gate.acquire(KEY, Duration.ofMinutes(10))) {
      time.sleep(length.toNanos() / 2);
      arrive();
      time.sleep(length.toNanos() / 2);
      permit.answered(200, RateLimitHeaders.none());
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

  /** Contacts a second of the time that passed. */
  private double rate(long contacts) {
    return contacts * 1e9 / time.nanoTime();
  }

  /** What the quota allows in the time that passed, in contacts: the first burst is at once. */
  private double ceiling() {
    double intervals = time.nanoTime() / (double) INTERVAL.toNanos();
    return (intervals + 1) * QUOTA * PAGE;
  }

  private ContactExport export() {
    return ContactExport.of(
            search, "loc", ContactQuery.all(), () -> OptionalDouble.of(QUOTA / 10.0))
        .pageSize(PAGE)
        .executor(time.executor())
        .timing(time.monitor(), time::nanoTime);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 200, 800})
  void export_usesTheQuotaAndIsNeverRefused(int roundTripMillis) throws IOException {
    search.before = () -> roundTrip(Duration.ofMillis(roundTripMillis));

    long count = export().run((contacts, checkpoint) -> {});

    double share = rate(count) / (QUOTA / 10.0 * PAGE);
    assertThat(count).isEqualTo(CONTACTS);
    assertThat(refused).isZero();
    // A permit comes back an interval after its answer, so that is what long round trips cost.
    double possible = 10_000.0 / (10_000 + roundTripMillis);
    assertThat(share).isGreaterThanOrEqualTo(Math.min(0.95, 0.97 * possible));
    assertThat((double) count).isLessThanOrEqualTo(ceiling());
  }

  @Test
  void oneCursor_reachesAboutHalf() {
    search.before = () -> roundTrip(Duration.ofMillis(200));

    long count =
        ContactPages.search(search, "loc", ContactQuery.all()).pageSize(PAGE).stream().count();

    assertThat(rate(count) / (QUOTA / 10.0 * PAGE)).isBetween(0.45, 0.55);
  }
}
