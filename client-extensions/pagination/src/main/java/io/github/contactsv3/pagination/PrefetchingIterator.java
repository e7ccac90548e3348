package io.github.contactsv3.pagination;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.internal.ResumeCursors;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages ahead of its reader. A task runs while pages are wanted and ends when enough are
 * waiting, so that no thread waits for a reader that has gone away.
 */
final class PrefetchingIterator<T> implements Iterator<Page<T>> {

  private final OperationInfo operation;
  private final Iterator<Page<T>> pages;

  /** The cursor of the page to read next. */
  private Cursor awaited;

  private final int ahead;
  private final Executor executor;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Page<T>> ready = new ArrayDeque<>();
  private boolean running;
  private boolean ended;
  private @Nullable Throwable failure;

  PrefetchingIterator(
      OperationInfo operation,
      Iterator<Page<T>> pages,
      Cursor start,
      int ahead,
      Executor executor) {
    this.operation = operation;
    this.pages = pages;
    this.awaited = start;
    this.ahead = ahead;
    this.executor = executor;
  }

  @Override
  public boolean hasNext() {
    lock.lock();
    try {
      while (ready.isEmpty() && !ended) {
        wake();
        if (running) {
          changed.await();
        }
      }
      if (ready.isEmpty() && failure != null) {
        throw WorkerFailure.unchecked(failure);
      }
      return !ready.isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CallInterruptedException interrupted = new CallInterruptedException(operation, 0, "a page");
      ResumeCursors.attach(interrupted, awaited.toString());
      throw interrupted;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Page<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    lock.lock();
    try {
      Page<T> page = ready.remove();
      awaited = page.next().orElse(awaited);
      wake();
      return page;
    } finally {
      lock.unlock();
    }
  }

  /** Fetches no further page. */
  void stop() {
    lock.lock();
    try {
      ended = true;
      ready.clear();
    } finally {
      lock.unlock();
    }
  }

  /** Starts a task if pages are wanted; the caller holds the lock. */
  private void wake() {
    if (!running && !ended && ready.size() < ahead) {
      running = true;
      try {
        // Without the lock, for an executor that runs the task at once in this thread.
        lock.unlock();
        executor.execute(this::fill);
      } catch (RuntimeException | Error e) {
        // An Error too: without memory for a thread nobody would end the wait for a page.
        running = false;
        throw e;
      } finally {
        lock.lock();
      }
    }
  }

  private void fill() {
    try {
      while (fetch()) {
        // The next one is wanted as well.
      }
    } catch (RuntimeException | Error e) {
      end(e);
    }
  }

  /** Fetches a page; returns whether another one is wanted. */
  private boolean fetch() {
    Page<T> page = pages.hasNext() ? pages.next() : null;
    if (page == null) {
      end(null);
      return false;
    }
    lock.lock();
    try {
      if (!ended) {
        ready.add(page);
      }
      running = !ended && ready.size() < ahead;
      changed.signalAll();
      return running;
    } finally {
      lock.unlock();
    }
  }

  private void end(@Nullable Throwable thrown) {
    lock.lock();
    try {
      failure = thrown;
      ended = true;
      running = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
