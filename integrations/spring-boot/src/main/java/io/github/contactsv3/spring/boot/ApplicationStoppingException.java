package io.github.contactsv3.spring.boot;

/**
 * Ends a run, such as an export, because the application is stopping. It is the cause of the {@link
 * io.github.contactsv3.errors.CallbackException} that the run throws, which has the checkpoint to
 * resume from: everything up to it has been handled.
 */
public final class ApplicationStoppingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception. */
  public ApplicationStoppingException() {
    super("the application is stopping: resume from the checkpoint");
  }
}
