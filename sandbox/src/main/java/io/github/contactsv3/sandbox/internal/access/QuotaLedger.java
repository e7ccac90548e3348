package io.github.contactsv3.sandbox.internal.access;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Counts requests against the quota, for each app and location by itself, as documented. Which kind
 * of window the service uses is not known; this one slides, the strictest, so that a client that
 * stays within it stays within any. A day is one of UTC. Refused requests don't count.
 */
public final class QuotaLedger {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Limits limits;
  private final boolean off;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  public QuotaLedger(Limits limits) {
    this(limits, false);
  }

  private QuotaLedger(Limits limits, boolean off) {
    this.limits = limits;
    this.off = off;
  }

  /** A ledger that counts nothing and shows the documented quota as unused. */
  public static QuotaLedger off() {
    return new QuotaLedger(Limits.DOCUMENTED, true);
  }

  /**
   * How many requests are allowed.
   *
   * @param max requests in an interval
   * @param interval length of the interval
   * @param daily requests a day
   */
  public record Limits(int max, Duration interval, int daily) {

    /** As the service documents them. */
    public static final Limits DOCUMENTED = new Limits(100, Duration.ofSeconds(10), 200_000);

    public Limits {
      if (max < 1 || daily < 1 || interval.toMillis() < 1) {
        throw new IllegalArgumentException(
            "quota has to be positive: " + max + " in " + interval + ", " + daily + " a day");
      }
    }
  }

  /**
   * What is left of the quota after a request.
   *
   * @param allowed whether the request may be carried out
   * @param remaining requests left in the interval
   * @param dailyRemaining requests left in the day
   * @param waitMillis time until the next request is allowed
   */
  public record Standing(boolean allowed, int remaining, int dailyRemaining, long waitMillis) {}

  public Limits limits() {
    return limits;
  }

  /** The standing of somebody who has not sent anything. */
  public Standing untouched() {
    return new Standing(true, limits.max(), limits.daily(), 0);
  }

  /**
   * Counts a request.
   *
   * @param account app and location
   * @param clock epoch milliseconds; read while nobody else counts for the account, so that the
   *     times are in the order of the requests
   */
  public Standing count(String account, LongSupplier clock) {
    if (isOff()) {
      return untouched();
    }
    return accounts.computeIfAbsent(account, key -> new Account()).count(clock);
  }

  /** The standing without counting a request. */
  public Standing standing(String account, LongSupplier clock) {
    Account known = accounts.get(account);
    return known == null ? untouched() : known.standing(clock);
  }

  /** Returns whether there is no quota. */
  public boolean isOff() {
    return off;
  }

  /** Milliseconds until the daily quota is reset. */
  public static long untilNextDay(long now) {
    return DAY - Math.floorMod(now, DAY);
  }

  /** The accounts that requests were counted for. */
  public Set<String> accounts() {
    return Set.copyOf(accounts.keySet());
  }

  public void clear() {
    accounts.clear();
  }

  private final class Account {

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Long> times = new ArrayDeque<>();
    private long day = Long.MIN_VALUE;
    private int today;

    Standing count(LongSupplier clock) {
      lock.lock();
      try {
        long now = clock.getAsLong();
        Standing before = look(now);
        if (!before.allowed()) {
          return before;
        }
        times.addLast(now);
        today++;
        return new Standing(true, before.remaining() - 1, before.dailyRemaining() - 1, 0);
      } finally {
        lock.unlock();
      }
    }

    Standing standing(LongSupplier clock) {
      lock.lock();
      try {
        return look(clock.getAsLong());
      } finally {
        lock.unlock();
      }
    }

    private Standing look(long now) {
      forget(now);
      int remaining = limits.max() - times.size();
      int dailyRemaining = limits.daily() - today;
      long wait = 0;
      if (dailyRemaining == 0) {
        wait = (day + 1) * DAY - now;
      } else if (remaining == 0) {
        wait = times.getFirst() + limits.interval().toMillis() - now;
      }
      return new Standing(wait == 0, remaining, dailyRemaining, wait);
    }

    private void forget(long now) {
      if (day != Math.floorDiv(now, DAY)) {
        day = Math.floorDiv(now, DAY);
        today = 0;
      }
      // A clock that was set back would else keep the window full until it has caught up.
      if (!times.isEmpty() && times.getLast() > now) {
        times.clear();
      }
      while (!times.isEmpty() && times.getFirst() <= now - limits.interval().toMillis()) {
        times.removeFirst();
      }
    }
  }
}
