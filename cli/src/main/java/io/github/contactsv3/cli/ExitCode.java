package io.github.contactsv3.cli;

/** Exit codes; the guide and the help text list them. */
final class ExitCode {
  static final int OK = 0;

  /** The service refused a call, or it could not be reached. */
  static final int FAILED = 1;

  /** An option, a condition, a file or a profile is wrong; nothing was sent. */
  static final int USAGE = 2;

  /** Some contacts or rows have problems, which were reported. */
  static final int PARTIAL = 3;

  /** There is no token, or the service refused it. */
  static final int SIGN_IN = 4;

  /**
   * Ended by a signal, or interrupted; what a shell reports for SIGINT; the JVM makes it 143 for
   * SIGTERM.
   */
  static final int INTERRUPTED = 130;

  /** The reader of the output has closed it; what a shell reports for SIGPIPE. */
  static final int BROKEN_PIPE = 141;

  private ExitCode() {}
}
