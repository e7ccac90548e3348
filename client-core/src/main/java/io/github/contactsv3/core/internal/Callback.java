package io.github.contactsv3.core.internal;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.CallbackException;

/** A call of the application's code within a run. */
@FunctionalInterface
public interface Callback {

  /**
   * Calls the application's code.
   *
   * @throws Exception whatever it throws
   */
  void call() throws Exception;

  /**
   * Runs a callback, so that all its exceptions end as one type that knows the position.
   *
   * @param operation the operation of the run
   * @param name the name of the callback, such as {@code sink}
   * @param safe the checkpoint before the callback; {@code toString} is its text
   * @param callback the callback
   * @throws CallbackException if it throws an exception; after an interruption, the thread's
   *     interrupt flag is set again
   */
  static void run(OperationInfo operation, String name, Object safe, Callback callback) {
    try {
      callback.call();
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new CallbackException(operation, name, safe.toString(), e);
    }
  }
}
