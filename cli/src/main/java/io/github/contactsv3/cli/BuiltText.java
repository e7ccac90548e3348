package io.github.contactsv3.cli;

import org.jspecify.annotations.Nullable;

/** Names the resource that a command line without a call asks for: a help text or the version. */
final class BuiltText {
  static final String VERSION = "version.txt";

  private BuiltText() {}

  /** Returns the name of a resource, which may not exist; null if the command line is none. */
  static @Nullable String name(String[] arguments) {
    if (arguments.length == 0) {
      return help("");
    }
    String first = arguments[0];
    if (arguments.length == 1 && (first.equals("--version") || first.equals("-V"))) {
      return VERSION;
    }
    boolean asked = first.equals("help");
    StringBuilder words = new StringBuilder();
    for (int i = asked ? 1 : 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (argument.equals("--help") || argument.equals("-h")) {
        return first.equals("sandbox") ? null : help(words.toString());
      }
      if (argument.startsWith("-") || (i > 1 && !asked)) {
        // Options may have values that look like commands: the parser decides.
        return null;
      }
      words.append(words.isEmpty() ? "" : "-").append(argument);
    }
    return asked ? help(words.toString()) : null;
  }

  static String help(String command) {
    return "help/" + (command.isEmpty() ? "contacts" : "contacts-" + command) + ".txt";
  }
}
