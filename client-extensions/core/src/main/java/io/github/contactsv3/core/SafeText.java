package io.github.contactsv3.core;

import java.util.regex.Pattern;

/**
 * Makes the service's words fit for logs: they sometimes repeat what was sent. Ids and names of
 * properties stay, since without them the words say nothing.
 */
final class SafeText {
  private static final int MAX_LENGTH = 500;

  /** Quoted text that is more than an identifier, braces, e-mail addresses, phone numbers. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "\"(?![\\w.-]{1,64}\")[^\"]*\"?"
              + "|`(?![\\w.-]{1,64}`)[^`]*`?"
              + "|\\{.*"
              + "|[^\\s\"'`<>()]+@[^\\s\"'`<>()]+"
              + "|\\+?\\d[\\d ().-]{6,}\\d");

  private SafeText() {}

  static String of(String text) {
    String safe = PERSONAL.matcher(text.replaceAll("\\p{Cntrl}+", " ")).replaceAll("***");
    return safe.length() <= MAX_LENGTH ? safe : safe.substring(0, MAX_LENGTH) + "...";
  }
}
