package io.github.contactsv3.pagination;

/** What a task in another thread has thrown, to be thrown again in the thread of the caller. */
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
