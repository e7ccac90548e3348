package io.github.contactsv3.errors;

import io.github.contactsv3.core.OperationInfo;

/**
 * Code of the application that a run calls has thrown an exception: the sink or a listener of an
 * export, of a sync or of a bulk run. The run has ended; {@link #getCause()} is the exception, also
 * if it was itself a {@link ContactsApiException}. Errors are thrown unchanged instead.
 *
 * <p>The message contains the class of the cause and none of its text, which may be personal data.
 */
public final class CallbackException extends ContactsApiException {
  private static final long serialVersionUID = 1L;

  private final String checkpoint;

  /**
   * Creates an exception.
   *
   * @param operation the operation of the run
   * @param callback what has failed, such as {@code sink}
   * @param checkpoint the text of the checkpoint to resume from
   * @param cause what it has thrown
   */
  public CallbackException(
      OperationInfo operation, String callback, String checkpoint, Exception cause) {
    super(
        operation, 0, "the " + callback + " of the run threw " + cause.getClass().getName(), cause);
    this.checkpoint = checkpoint;
  }

  /**
   * Returns where the run can be resumed, with everything that the sink has not completed.
   *
   * @return the text of a checkpoint, for {@code ExportCheckpoint.parse}, {@code
   *     SyncWatermark.parse} or {@code UpsertCheckpoint.parse}; that of the start if the sink has
   *     completed nothing
   */
  public String checkpoint() {
    return checkpoint;
  }
}
