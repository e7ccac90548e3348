package io.github.contactsv3.sandbox.internal.webhooks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The latest deliveries, and how many events are still to be delivered. Thread-safe. */
final class DeliveryLog {
  private static final int MAX = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();

  // guarded by lock
  private final Deque<Delivery> deliveries = new ArrayDeque<>();
  private int pending;

  void add(Delivery delivery) {
    lock.lock();
    try {
      if (deliveries.size() >= MAX) {
        deliveries.removeFirst();
      }
      deliveries.addLast(delivery);
    } finally {
      lock.unlock();
    }
  }

  List<Delivery> all() {
    lock.lock();
    try {
      return List.copyOf(deliveries);
    } finally {
      lock.unlock();
    }
  }

  void pending(int change) {
    lock.lock();
    try {
      pending += change;
      if (pending == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns false if the time is over while events are still to be delivered. */
  boolean awaitIdle(Duration time) throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.convert(time);
    lock.lock();
    try {
      while (pending > 0) {
        if (left <= 0) {
          return false;
        }
        left = idle.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      deliveries.clear();
    } finally {
      lock.unlock();
    }
  }
}
