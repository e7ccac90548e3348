package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException.Scope;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.resilience.spi.QuotaLog;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The part of one process in a quota that it shares with others through a {@link QuotaLog}.
 * Thread-safe. Its threads end some seconds after the last call.
 */
public final class SharedQuotaGate implements QuotaGate {
  private static final int THREADS = 4;
  private static final long FLUSH_SECONDS = 2;
  private static final long KEPT_SECONDS = 2;

  /** Keys are looked through when there are twice as many as after the last time. */
  private static final int FIRST_SWEEP = 64;

  /** The longest wait; far from overflow. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final QuotaLog log;
  private final QuotaLimits limits;
  private final long lease;
  private final @Nullable QuotaLimits share;
  private final Clock clock = Clock.system();
  private final SecureRandom random = new SecureRandom();
  private final long member = random.nextLong();
  private final Map<QuotaKey, SharedKey> keys = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor executor;
  private volatile boolean worked;
  private final AtomicInteger nextSweep = new AtomicInteger(FIRST_SWEEP);

  /**
   * Creates a quota.
   *
   * @param log what the processes share
   * @param limits the limits of all of them together
   * @param lease how long permits last if the process dies
   * @param share what this process may use while the store fails, or null to wait for it
   */
  public SharedQuotaGate(
      QuotaLog log, QuotaLimits limits, Duration lease, @Nullable QuotaLimits share) {
    this.share = share;
    this.log = log;
    this.limits = limits;
    this.lease = lease.toNanos();
    this.executor =
        new ScheduledThreadPoolExecutor(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "contacts-quota");
              thread.setDaemon(true);
              return thread;
            });
    executor.setKeepAliveTime(KEPT_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Permit acquire(QuotaKey key, Priority priority, Duration maxWait)
      throws QuotaExhaustedException, InterruptedException {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(priority, "priority");
    if (maxWait.isNegative() || maxWait.isZero()) {
      throw new QuotaExhaustedException(Scope.INTERVAL, Duration.ZERO);
    }
    Duration wait = maxWait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : maxWait;
    return find(key).acquire(priority, wait.toNanos());
  }

  @Override
  public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
    return Optional.of(new SharedStore(log, key, limits, clock).snapshot());
  }

  /** Waits two seconds at most; whatever the store then does not know, it learns by the lease. */
  @Override
  public void flush() {
    CompletableFuture<?>[] flushed =
        keys.values().stream()
            .filter(SharedKey::toFlush)
            .map(key -> CompletableFuture.runAsync(() -> flush(key), executor))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(flushed)
        .orTimeout(FLUSH_SECONDS, TimeUnit.SECONDS)
        .exceptionally(failure -> null)
        .join();
  }

  private static void flush(SharedKey key) {
    try {
      key.flush(TimeUnit.SECONDS.toNanos(FLUSH_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SharedKey find(QuotaKey key) {
    SharedKey found = keys.computeIfAbsent(key, this::create);
    int limit = nextSweep.get();
    if (keys.size() > limit && nextSweep.compareAndSet(limit, Integer.MAX_VALUE)) {
      keys.values().removeIf(SharedKey::isOver);
      nextSweep.set(Math.max(FIRST_SWEEP, 2 * keys.size()));
    }
    return found;
  }

  private SharedKey create(QuotaKey key) {
    long first = random.nextLong() >>> 2;
    Seat seat = new Seat(member, first, limits.interval().toNanos(), lease, clock.nanoTime());
    StaticShare part = share == null ? null : new StaticShare(share);
    return new SharedKey(this, new SharedStore(log, key, limits, clock), seat, clock, part);
  }

  Future<?> schedule(Runnable exchange, long nanos) {
    return executor.schedule(exchange, Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  void worked() {
    worked = true;
  }

  /** Returns whether the store has ever worked. */
  boolean hasWorked() {
    return worked;
  }

  /** Returns the number of keys; for tests. */
  int size() {
    return keys.size();
  }

  @Override
  public String toString() {
    return "SharedQuotaGate{" + log + "}";
  }
}
