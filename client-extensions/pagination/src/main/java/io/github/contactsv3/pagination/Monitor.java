package io.github.contactsv3.pagination;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A lock with one condition; tests replace its waiting by that of a virtual time. */
class Monitor {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  final void lock() {
    lock.lock();
  }

  final void unlock() {
    lock.unlock();
  }

  /** Waits for {@link #signal}, or for no reason at all. */
  @SuppressWarnings("WaitNotInLoop") // The callers do so in a loop.
  void await() throws InterruptedException {
    changed.await();
  }

  void signal() {
    changed.signalAll();
  }
}
