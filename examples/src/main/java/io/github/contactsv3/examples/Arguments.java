package io.github.contactsv3.examples;

/** The arguments of a program. */
final class Arguments {
  private Arguments() {}

  /**
   * Returns the first argument.
   *
   * @param what names it in the message
   * @throws IllegalArgumentException if it is missing
   */
  static String first(String[] arguments, String what) {
    if (arguments.length == 0 || arguments[0].startsWith("--")) {
      throw new IllegalArgumentException("the first argument has to be " + what);
    }
    return arguments[0];
  }
}
