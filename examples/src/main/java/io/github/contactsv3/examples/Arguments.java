package io.github.contactsv3.examples;

import java.util.List;
import java.util.Set;

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

  /**
   * Refuses options that a program does not know: a mistyped {@code --dry-run} would write.
   *
   * @throws IllegalArgumentException if there is one
   */
  static void checkOptions(List<String> arguments, Set<String> known) {
    for (String argument : arguments) {
      if (argument.startsWith("--") && !known.contains(argument)) {
        throw new IllegalArgumentException(
            "there is no option " + argument + ", only " + String.join(", ", known));
      }
    }
  }
}
