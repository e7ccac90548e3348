package io.github.contactsv3.cli;

/** Something in the command line, a file or a profile is wrong. The message says what to do. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * Creates an exception.
   *
   * @param message one or more lines for people
   */
  public UsageException(String message) {
    this(message, ExitCode.USAGE);
  }

  private UsageException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  static UsageException signIn(String message) {
    return new UsageException(message, ExitCode.SIGN_IN);
  }

  int exitCode() {
    return exitCode;
  }
}
