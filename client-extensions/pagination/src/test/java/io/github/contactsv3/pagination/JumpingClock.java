package io.github.contactsv3.pagination;

import io.github.contactsv3.core.spi.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A time for several threads that passes only while all of them wait: then it jumps to the moment
 * that the first of them waits for.
 */
final class JumpingClock implements Clock {

  /** Longer than it takes to find that a wait was for nothing. */
  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(5);

  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Sleeper> sleepers = new PriorityQueue<>();
  private final AtomicInteger threads = new AtomicInteger();
  private int running = 1;
  private long now;
  private long order;

  private final class Sleeper implements Comparable<Sleeper> {
    final long until;
    final long number = order++;
    final Condition woken = lock.newCondition();
    boolean awake;

    Sleeper(long until) {
      this.until = until;
    }

    @Override
    public int compareTo(Sleeper other) {
      int byTime = Long.compare(until, other.until);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  /** Runs each task in a thread that takes part in the time. */
  Executor executor() {
    return task -> {
      change(1);
      Thread thread =
          new Thread(
              () -> {
                try {
                  task.run();
                } finally {
                  change(-1);
                }
              },
              "virtual-" + threads.incrementAndGet());
      thread.setDaemon(true);
      thread.start();
    };
  }

  /** A monitor whose waiting threads count as such. */
  Monitor monitor() {
    return new Monitor() {
      private int waiting;

      @Override
      @SuppressWarnings("WaitNotInLoop")
      void await() throws InterruptedException {
        waiting++;
        change(-1);
        super.await();
      }

      @Override
      void signal() {
        change(waiting);
        waiting = 0;
        super.signal();
      }
    };
  }

  @Override
  public double random() {
    return 0.5;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    sleep(duration.toNanos());
  }

  void sleep(long nanos) throws InterruptedException {
    lock.lock();
    try {
      Sleeper sleeper = new Sleeper(now + nanos);
      sleepers.add(sleeper);
      change(-1);
      while (!sleeper.awake) {
        sleeper.woken.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void change(int by) {
    lock.lock();
    try {
      running += by;
      if (running == 0 && !sleepers.isEmpty()) {
        Sleeper first = sleepers.remove();
        now = first.until;
        first.awake = true;
        running = 1;
        first.woken.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long nanoTime() {
    lock.lock();
    try {
      return now;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanoTime());
  }

  @Override
  public void await(Lock held, Condition condition, long nanos) throws InterruptedException {
    held.unlock();
    try {
      sleep(Math.max(1, Math.min(nanos, POLL)));
    } finally {
      held.lock();
    }
  }
}
