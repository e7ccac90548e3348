package io.github.contactsv3.cli;

import java.util.Locale;

/**
 * What a check has found.
 *
 * @param check what was looked at
 * @param result whether it is right
 * @param text a sentence that says what to do, if anything
 */
record Finding(String check, Result result, String text) {
  enum Result {
    OK,
    WARNING,
    PROBLEM,
    UNKNOWN
  }

  String word() {
    return result.name().toLowerCase(Locale.ROOT);
  }
}
