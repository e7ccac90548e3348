package io.github.contactsv3.errors;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes the service's words fit for logs: they sometimes repeat what was sent. Ids and names of
 * properties stay, since without them the words say nothing.
 */
final class SafeText {
  private static final int MAX_LENGTH = 500;

  /** Quoted text, objects, e-mail addresses, phone numbers. */
  private static final Pattern SUSPECT =
      Pattern.compile(
          "\"[^\"]*\"?"
              + "|`[^`]*`?"
              + "|\\{.*"
              + "|[^\\s\"'`<>()]+@[^\\s\"'`<>()]+"
              + "|(?<![\\w-])\\+?\\d[\\d ().-]{6,}\\d(?![\\w-])");

  /**
   * An id in quotes as the service writes them, or the name of a field or operator in backticks.
   */
  private static final Pattern HARMLESS =
      Pattern.compile("\"(?=.*[A-Za-z])[A-Za-z0-9-]{20,36}\"|`[A-Za-z_][\\w.]{0,63}`");

  private SafeText() {}

  static String of(String text) {
    String safe = SUSPECT.matcher(text.replaceAll("\\p{Cntrl}+", " ")).replaceAll(SafeText::masked);
    return safe.length() <= MAX_LENGTH ? safe : safe.substring(0, MAX_LENGTH) + "...";
  }

  private static String masked(MatchResult match) {
    return HARMLESS.matcher(match.group()).matches() ? match.group() : "***";
  }
}
