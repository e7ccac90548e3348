package io.github.contactsv3.webhooks.internal;

import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.ReplayGuardException;
import io.github.contactsv3.webhooks.spi.ReplayGuard;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Remembers a limited number of ids, the newest ones. */
public final class MemoryReplayGuard implements ReplayGuard {
  private final ReentrantLock lock = new ReentrantLock();
  private final int maxIds;
  private final Clock clock;

  /**
   * Guarded by the lock: when an id may be forgotten, by the monotonic clock, in claiming order.
   */
  private final Map<String, Long> ends = new LinkedHashMap<>();

  /**
   * Creates a guard.
   *
   * @param maxIds how many ids it holds
   * @param clock the clock
   */
  public MemoryReplayGuard(int maxIds, Clock clock) {
    this.maxIds = Ranges.check("maxIds", maxIds, 1, Integer.MAX_VALUE);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public boolean claim(String eventId, Duration atLeast) {
    lock.lock();
    try {
      if (ends.containsKey(eventId)) {
        return false;
      }
      long now = clock.nanoTime();
      if (ends.size() >= maxIds) {
        forgetOldest(now);
      }
      ends.put(eventId, now + TimeUnit.NANOSECONDS.convert(atLeast));
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void forgetOldest(long now) {
    Iterator<Long> oldest = ends.values().iterator();
    if (now - oldest.next() < 0) {
      throw new ReplayGuardException(
          "the replay guard is full: "
              + maxIds
              + " events are too recent to be forgotten; give it a higher limit",
          null);
    }
    oldest.remove();
  }

  @Override
  public void release(String eventId) {
    lock.lock();
    try {
      ends.remove(eventId);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "MemoryReplayGuard{maxIds=" + maxIds + "}";
  }
}
