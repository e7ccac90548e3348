import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.resilience.spi.QuotaLog;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code STORE SECONDS}: what a permit costs that is free, in a process that needs one each 105 ms,
 * so that the log of the last 100 is full and nobody waits: 95 of 100 in 10 s.
 */
final class AcquireCost {
  private static final QuotaKey KEY = new QuotaKey("app", "L0");
  private static final int PAUSE = 105;

  public static void main(String[] arguments) throws Exception {
    int calls = Integer.parseInt(arguments[1]) * 1_000 / PAUSE;
    report("in process", Quotas.builder().build(), new AtomicLong(), calls);
    try (Store store = Store.start(arguments[0])) {
      AtomicLong operations = new AtomicLong();
      QuotaLog log = Worker.counted(Store.connect(store.address()), operations);
      report(arguments[0], Quotas.builder().log(log).build(), operations, calls);
    }
    System.exit(0);
  }

  private static void report(String where, QuotaGate quota, AtomicLong operations, int calls)
      throws Exception {
    // A new store holds all for an interval; then the log is filled.
    measure(quota, 120);
    operations.set(0);
    long[] nanos = measure(quota, calls);
    Arrays.sort(nanos);
    System.out.printf(
        "%-10s acquire p50 %.3f ms, p99 %.3f ms, %.2f operations, %d calls%n",
        where,
        nanos[calls / 2] / 1e6,
        nanos[calls * 99 / 100] / 1e6,
        operations.get() / (double) calls,
        calls);
  }

  private static long[] measure(QuotaGate quota, int calls) throws Exception {
    long[] nanos = new long[calls];
    for (int i = 0; i < calls; i++) {
      long begin = System.nanoTime();
      Permit permit = quota.acquire(KEY, Priority.INTERACTIVE, Duration.ofSeconds(30));
      nanos[i] = System.nanoTime() - begin;
      permit.completed(200, RateLimits.UNKNOWN);
      Thread.sleep(PAUSE);
    }
    return nanos;
  }
}
