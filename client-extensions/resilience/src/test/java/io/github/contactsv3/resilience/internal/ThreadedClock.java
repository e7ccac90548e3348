package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.spi.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Time that passes only when told to, for real threads. Thread-safe. */
final class ThreadedClock implements Clock {
  private record Waiter(Lock lock, Condition condition, long until) {}

  private final ReentrantLock own = new ReentrantLock();
  private final Condition slept = own.newCondition();
  private final List<Waiter> waiters = new ArrayList<>();
  private long nanos;

  ThreadedClock(long nanos) {
    this.nanos = nanos;
  }

  @Override
  public long nanoTime() {
    synchronized (waiters) {
      return nanos;
    }
  }

  @Override
  public Instant now() {
    throw new AssertionError("a quota has no use for the wall clock");
  }

  @Override
  public double random() {
    throw new AssertionError("a quota has no use for chance");
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    sleep(duration.toNanos());
  }

  @Override
  public void await(Lock lock, Condition condition, long wait) throws InterruptedException {
    Waiter waiter;
    synchronized (waiters) {
      if (wait <= 0) {
        return;
      }
      waiter = new Waiter(lock, condition, nanos + wait);
      waiters.add(waiter);
    }
    try {
      condition.await();
    } finally {
      synchronized (waiters) {
        waiters.removeIf(each -> each == waiter);
      }
    }
  }

  void sleep(long wait) throws InterruptedException {
    long until = nanoTime() + wait;
    own.lock();
    try {
      while (nanoTime() - until < 0) {
        await(own, slept, until - nanoTime());
      }
    } finally {
      own.unlock();
    }
  }

  int waiting() {
    synchronized (waiters) {
      return waiters.size();
    }
  }

  void advance(long by) {
    List<Waiter> due = new ArrayList<>();
    synchronized (waiters) {
      nanos += by;
      waiters.removeIf(each -> each.until() - nanos <= 0 && due.add(each));
    }
    for (Waiter waiter : due) {
      waiter.lock().lock();
      try {
        waiter.condition().signalAll();
      } finally {
        waiter.lock().unlock();
      }
    }
  }

  /**
   * A thread that was signalled but has not run yet is on the list, and must not be jumped over.
   */
  private static boolean stillWaits(Waiter waiter) {
    ReentrantLock lock = (ReentrantLock) waiter.lock();
    lock.lock();
    try {
      return lock.hasWaiters(waiter.condition());
    } finally {
      lock.unlock();
    }
  }

  /** Whenever all of these threads wait, lets time pass until the first has to wake up. */
  void runToEnd(List<Thread> threads) {
    while (true) {
      long alive = threads.stream().filter(Thread::isAlive).count();
      if (alive == 0) {
        return;
      }
      List<Waiter> waiting;
      synchronized (waiters) {
        waiting = List.copyOf(waiters);
      }
      long by = 0;
      if (waiting.size() == alive && waiting.stream().allMatch(ThreadedClock::stillWaits)) {
        long now = nanoTime();
        by = waiting.stream().mapToLong(each -> each.until() - now).min().orElseThrow();
      }
      if (by > 0) {
        advance(by);
      } else {
        Thread.yield();
      }
    }
  }
}
