package io.github.contactsv3.search;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value that a field is compared with, within the limits of the service.
 *
 * @param value as it is sent, or null for nothing
 */
record Operand(@Nullable Object value) {

  static final Operand NONE = new Operand(null);

  /** In characters; the documented maximum of a value. */
  private static final int MAX_TEXT = 75;

  /** In characters; the service refuses {@code contains} with less. */
  private static final int MIN_CONTAINED = 3;

  static Operand text(String field, String text) {
    return new Operand(checked(field, text));
  }

  static Operand texts(String field, Collection<String> texts) {
    return new Operand(several(field, texts));
  }

  static Operand contained(String field, String text) {
    return new Operand(checkedContained(field, text));
  }

  static Operand allContained(String field, Collection<String> texts) {
    texts.forEach(text -> checkedContained(field, text));
    return new Operand(several(field, texts));
  }

  private static List<String> several(String field, Collection<String> texts) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(field + ": the list of values is empty");
    }
    texts.forEach(text -> checked(field, text));
    return List.copyOf(texts);
  }

  private static String checkedContained(String field, String text) {
    if (text.length() < MIN_CONTAINED) {
      throw new IllegalArgumentException(
          field
              + ": contains takes at least "
              + MIN_CONTAINED
              + " characters, not "
              + text.length());
    }
    return checked(field, text);
  }

  private static String checked(String field, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(field + ": the value is empty; see notExists()");
    }
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          field + ": a value has at most " + MAX_TEXT + " characters, not " + text.length());
    }
    return text;
  }
}
