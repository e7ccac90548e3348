package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.internal.Ticket.PermitState;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The quota of one process: a lock and a queue around one {@link KeyQuota} for each key. Only the
 * first caller in a queue waits with a timeout; the others wait to become first. Thread-safe.
 *
 * <p>An idle quota keeps only a few numbers after an interval and is removed after a day.
 */
public final class LocalQuotaGate implements QuotaGate {
  /** The longest wait; far from overflow. */
  private static final long LONGEST_WAIT = Long.MAX_VALUE / 4;

  private final QuotaLimits limits;
  private final Clock clock;
  private final long origin;
  private final ReentrantLock lock = new ReentrantLock();

  /** The quotas in use, least recently used first. */
  private final Map<QuotaKey, KeyQuota> busy = new LinkedHashMap<>(16, 0.75f, true);

  /** The idle quotas, longest idle first. */
  private final Map<QuotaKey, KeyQuota> idle = new LinkedHashMap<>();

  private long latest;

  /**
   * Creates a quota.
   *
   * @param limits its limits
   * @param clock the clock
   */
  public LocalQuotaGate(QuotaLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    this.origin = clock.nanoTime();
  }

  @Override
  public Permit acquire(QuotaKey key, Priority priority, Duration maxWait)
      throws QuotaExhaustedException, InterruptedException {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(priority, "priority");
    long nanos = nanos(maxWait);
    lock.lockInterruptibly();
    try {
      KeyQuota quota = find(key);
      Condition woken = lock.newCondition();
      Ticket ticket = quota.enqueue(priority, now(), nanos, woken::signal);
      try {
        while (ticket.isWaiting()) {
          clock.await(lock, woken, quota.wakeIn(ticket, now()));
          quota.poll(now());
          quota.expire(ticket, now());
        }
      } catch (InterruptedException e) {
        quota.cancel(ticket, now());
        throw e;
      }
      return permit(quota, ticket);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
    Objects.requireNonNull(key, "key");
    lock.lock();
    try {
      KeyQuota quota = busy.containsKey(key) ? busy.get(key) : idle.get(key);
      return Optional.of((quota == null ? new KeyQuota(limits) : quota).snapshot(now()));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns the number of quotas in use, the number of idle ones, and their capacity; for tests.
   */
  int[] sizes() {
    lock.lock();
    try {
      int room = idle.values().stream().mapToInt(KeyQuota::capacity).sum();
      return new int[] {busy.size(), idle.size(), room};
    } finally {
      lock.unlock();
    }
  }

  private Permit permit(KeyQuota quota, Ticket ticket) throws QuotaExhaustedException {
    PermitState state = ticket.permit();
    if (state == null) {
      throw new QuotaExhaustedException(
          Objects.requireNonNull(ticket.refusedBy()), Duration.ofNanos(ticket.retryAfter()));
    }
    return new LocalPermit(quota, state);
  }

  private KeyQuota find(QuotaKey key) {
    KeyQuota quota = busy.get(key);
    if (quota == null) {
      quota = idle.remove(key);
      if (quota == null) {
        quota = new KeyQuota(limits);
      }
      busy.put(key, quota);
    }
    sweep(quota);
    sweep(quota);
    return quota;
  }

  /**
   * Moves or removes at most one idle quota; two steps for each acquired key bound the number of
   * keys.
   */
  private void sweep(KeyQuota used) {
    long now = now();
    Map.Entry<QuotaKey, KeyQuota> oldest = first(busy);
    if (oldest != null && oldest.getValue() != used) {
      KeyQuota quota = oldest.getValue();
      busy.remove(oldest.getKey());
      if (quota.isIdle(now)) {
        quota.trim();
        idle.put(oldest.getKey(), quota);
      } else {
        busy.put(oldest.getKey(), quota);
      }
    }
    oldest = first(idle);
    if (oldest != null && now - oldest.getValue().lastUsed() >= DailyBudget.DAY) {
      idle.remove(oldest.getKey());
    }
  }

  private static Map.@Nullable Entry<QuotaKey, KeyQuota> first(Map<QuotaKey, KeyQuota> quotas) {
    Iterator<Map.Entry<QuotaKey, KeyQuota>> entries = quotas.entrySet().iterator();
    return entries.hasNext() ? entries.next() : null;
  }

  /** The time since this quota was created; never decreases. */
  private long now() {
    latest = Math.max(latest, clock.nanoTime() - origin);
    return latest;
  }

  private static long nanos(Duration wait) {
    if (wait.isNegative()) {
      return 0;
    }
    return wait.compareTo(Duration.ofNanos(LONGEST_WAIT)) < 0 ? wait.toNanos() : LONGEST_WAIT;
  }

  private final class LocalPermit implements Permit {
    private final KeyQuota quota;
    private final PermitState state;

    LocalPermit(KeyQuota quota, PermitState state) {
      this.quota = quota;
      this.state = state;
    }

    @Override
    public void completed(int status, RateLimits headers) {
      Objects.requireNonNull(headers, "headers");
      lock.lock();
      try {
        quota.completed(state, now(), status, headers);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void unused() {
      lock.lock();
      try {
        quota.unused(state, now());
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        quota.lost(state, now());
      } finally {
        lock.unlock();
      }
    }
  }
}
