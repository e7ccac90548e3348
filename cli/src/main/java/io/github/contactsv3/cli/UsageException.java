package io.github.contactsv3.cli;

import java.util.function.Function;

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

  /**
   * Returns what the library makes of a value.
   *
   * @throws UsageException if it refuses it; the message names the option instead of the parameter
   */
  static <T, R> R named(String option, T value, Function<T, R> use) {
    try {
      return use.apply(value);
    } catch (IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage());
      throw new UsageException(option + ": " + reason.replaceFirst("^[a-z][A-Za-z]*:? ", ""));
    }
  }

  /**
   * Returns an exception that ends the program as one without a token.
   *
   * @param message one or more lines for people
   * @return the exception
   */
  public static UsageException signIn(String message) {
    return new UsageException(message, ExitCode.SIGN_IN);
  }

  int exitCode() {
    return exitCode;
  }
}
