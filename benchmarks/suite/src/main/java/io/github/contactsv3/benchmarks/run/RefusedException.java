package io.github.contactsv3.benchmarks.run;

/** Something that has to be mended before anything can be measured; its message is one line. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }

  RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
