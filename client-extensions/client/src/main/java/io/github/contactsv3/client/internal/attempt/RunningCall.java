package io.github.contactsv3.client.internal.attempt;

import io.github.contactsv3.client.internal.http.TransportFailure;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A call under way, which ends when its client is closed. Its thread is interrupted then, but only
 * within the steps that are passed to this class, and the interrupt is taken back at the end of the
 * step: the application's own code in a call, such as a token supplier, sees none of it. All
 * methods but {@link #wake} and {@link #awaitStepEnd} are for the thread of the call.
 */
public final class RunningCall implements AutoCloseable {
  private final Thread thread = Thread.currentThread();
  private final BooleanSupplier closed;
  private final Consumer<RunningCall> onEnd;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stepEnded = lock.newCondition();

  // Guarded by the lock.
  private boolean withinStep;
  private boolean interrupted;

  /**
   * Creates a call of the current thread.
   *
   * @param closed whether the client is closed
   * @param onEnd runs when the call has ended
   */
  public RunningCall(BooleanSupplier closed, Consumer<RunningCall> onEnd) {
    this.closed = closed;
    this.onEnd = onEnd;
  }

  /**
   * A part of a call that an interrupt ends.
   *
   * @param <T> what it returns
   * @param <X> what it throws in addition to an {@link IOException}
   */
  @FunctionalInterface
  public interface Step<T, X extends Exception> {
    /**
     * Runs the step.
     *
     * @return its result
     * @throws X if it fails
     * @throws IOException if it fails or the client is closed
     */
    T run() throws X, IOException;
  }

  /**
   * Returns whether the client was closed since the call began.
   *
   * @return true if it was
   */
  public boolean isClosed() {
    return closed.getAsBoolean();
  }

  /**
   * Runs a step, which closing the client interrupts.
   *
   * @param step the step
   * @param <T> what it returns
   * @param <X> what it throws in addition to an {@link IOException}
   * @return its result
   * @throws X if it fails
   * @throws IOException if it fails
   * @throws TransportFailure if the client is closed already; the step is not begun
   */
  public <T, X extends Exception> T run(Step<T, X> step) throws X, IOException {
    begin();
    try {
      return step.run();
    } finally {
      end();
    }
  }

  private void begin() throws TransportFailure {
    lock.lock();
    try {
      // Under the lock: a client that is closed after this interrupts the step.
      if (isClosed()) {
        throw TransportFailure.closed(TransportFailure.Kind.NOT_SENT_PERMANENT, null);
      }
      withinStep = true;
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      withinStep = false;
      if (interrupted) {
        interrupted = false;
        Thread.interrupted();
      }
      stepEnded.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Interrupts the step under way, if there is one. */
  public void wake() {
    lock.lock();
    try {
      // An interrupt by the application ends the step as well, and must not be taken back.
      if (withinStep && !interrupted && !thread.isInterrupted()) {
        interrupted = true;
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the step under way has ended. Interrupts do not end the wait; the flag stays set.
   *
   * @param nanos the longest time to wait
   */
  public void awaitStepEnd(long nanos) {
    if (thread == Thread.currentThread()) {
      return; // closed from within its own step, which ends only afterwards
    }
    boolean interruptedMeanwhile = false;
    long deadline = System.nanoTime() + nanos;
    lock.lock();
    try {
      long left = nanos;
      while (withinStep && left > 0) {
        try {
          stepEnded.await(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interruptedMeanwhile = true;
        }
        left = deadline - System.nanoTime();
      }
    } finally {
      lock.unlock();
      if (interruptedMeanwhile) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends the call. */
  @Override
  public void close() {
    onEnd.accept(this);
  }
}
