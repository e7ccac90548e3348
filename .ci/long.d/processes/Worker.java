import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.CallOptions;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.resilience.spi.QuotaLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One process: {@code STORE URL NAME THREADS CALLS_A_SECOND PRIORITY LOCATIONS CALL_TIMEOUT
 * LEASE HOURS SHARE}: the lease in seconds, how far ahead its clock is, and for how many processes
 * the quota is divided while the store fails, or 0. An attempt may take 3 s. It
 * calls until a line arrives at its standard input, then prints {@code RESULT} with its counts.
 */
final class Worker {
  private static final AtomicLong operations = new AtomicLong();
  private static final AtomicLong asked = new AtomicLong();
  private static final AtomicLong succeeded = new AtomicLong();
  private static final AtomicLong longest = new AtomicLong();
  private static final ConcurrentLinkedQueue<Long> waits = new ConcurrentLinkedQueue<>();
  private static final Set<Thread> warm = ConcurrentHashMap.newKeySet();
  private static final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private static volatile boolean ended;

  public static void main(String[] arguments) throws Exception {
    String name = arguments[2];
    int threads = Integer.parseInt(arguments[3]);
    double rate = Double.parseDouble(arguments[4]);
    int locations = Integer.parseInt(arguments[6]);
    Quotas.Builder quotas = Quotas.builder();
    if (!arguments[0].equals("none")) {
      quotas
          .log(counted(Store.connect(arguments[0]), operations))
          .lease(Duration.ofSeconds(Long.parseLong(arguments[8])));
      if (!arguments[10].equals("0")) {
        quotas.shareWhileStoreFails(Integer.parseInt(arguments[10]));
      }
    }
    QuotaGate quota = quotas.build();
    try (ContactsClient root =
        ContactsClient.builder()
            .baseUrl(arguments[1])
            .credentials(Credentials.privateIntegrationToken("pit-processes"))
            .locationId("L0")
            .quotaKey("processes")
            .callTimeout(Duration.ofSeconds(Long.parseLong(arguments[7])))
            .readTimeout(Duration.ofSeconds(3))
            .clock(shifted(Duration.ofHours(Long.parseLong(arguments[9]))))
            .quota(timed(quota))
            .build()) {
      ContactsClient client =
          root.with(CallOptions.builder().priority(Priority.valueOf(arguments[5])).build());
      List<Thread> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        // Each thread begins elsewhere, so that all locations are reached soon.
        int number = i * Math.max(1, locations / threads);
        Thread thread = new Thread(() -> call(client, name, rate, locations, number));
        thread.start();
        running.add(thread);
      }
      System.out.println("READY");
      System.in.read();
      ended = true;
      for (Thread thread : running) {
        thread.join();
      }
    }
    long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "RESULT %d %d %d %d %d %d %d %s%n",
        asked.get(),
        succeeded.get(),
        operations.get(),
        percentile(sorted, 0.5),
        percentile(sorted, 0.99),
        longest.get() / 1_000_000,
        (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
        new TreeMap<>(failures));
    System.exit(0);
  }

  private static void call(
      ContactsClient client, String name, double rate, int locations, int number) {
    long next = System.nanoTime();
    for (int i = number; !ended; i++) {
      ContactsClient at = locations == 1 ? client : client.forLocation("L" + i % locations);
      long begin = System.nanoTime();
      asked.incrementAndGet();
      try {
        at.contacts().getContact("L" + i % locations + "-" + name);
        succeeded.incrementAndGet();
      } catch (RuntimeException e) {
        failures.merge(e.getClass().getSimpleName(), 1, Integer::sum);
        sleep(100_000_000);
      }
      longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
      if (rate > 0) {
        next += (long) (1e9 / rate);
        sleep(next - System.nanoTime());
      }
    }
  }

  private static void sleep(long nanos) {
    try {
      Thread.sleep(Math.max(0, nanos / 1_000_000));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long percentile(long[] sorted, double part) {
    return sorted.length == 0 ? 0 : sorted[(int) (part * (sorted.length - 1))] / 1_000_000;
  }

  private static Clock shifted(Duration by) {
    Clock clock = Clock.system();
    return new Clock() {
      @Override
      public Instant now() {
        return clock.now().plus(by);
      }

      @Override
      public long nanoTime() {
        return clock.nanoTime();
      }

      @Override
      public double random() {
        return clock.random();
      }
    };
  }

  static QuotaLog counted(QuotaLog log, AtomicLong operations) {
    return new QuotaLog() {
      @Override
      public Entry read(QuotaKey key) {
        operations.incrementAndGet();
        return log.read(key);
      }

      @Override
      public boolean replace(QuotaKey key, String expected, String next, Duration life) {
        operations.incrementAndGet();
        return log.replace(key, expected, next, life);
      }

      @Override
      public Duration age() {
        operations.incrementAndGet();
        return log.age();
      }
    };
  }

  private static QuotaGate timed(QuotaGate gate) {
    return new QuotaGate() {
      @Override
      public Permit acquire(QuotaKey key, Priority priority, Duration maxWait)
          throws QuotaExhaustedException, InterruptedException {
        long begin = System.nanoTime();
        Permit permit = gate.acquire(key, priority, maxWait);
        // Not that of a thread's first call, in which classes are loaded and connections opened.
        if (!warm.add(Thread.currentThread())) {
          waits.add(System.nanoTime() - begin);
        }
        return permit;
      }

      @Override
      public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
        return gate.snapshot(key);
      }

      @Override
      public void flush() {
        gate.flush();
      }
    };
  }
}
