package io.github.contactsv3.pagination;

/** Rethrows the exception of a task in the caller's thread. */
final class WorkerFailure {
  private WorkerFailure() {}

  /**
   * Returns an unchecked exception to throw; an error is thrown here.
   *
   * @param failure an error or an unchecked exception
   */
  static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }
}
