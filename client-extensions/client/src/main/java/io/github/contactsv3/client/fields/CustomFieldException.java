package io.github.contactsv3.client.fields;

/**
 * Thrown if a custom field is unknown or its name ambiguous, and if a value does not fit the type
 * of the field or is no option of it. The message names the field and what is expected, never the
 * value. Where a value was to be written, nothing was sent.
 */
public final class CustomFieldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int MAX_NAME = 100;

  /**
   * Creates an exception.
   *
   * @param field what the caller names the field by
   * @param problem what is wrong, without the value
   */
  CustomFieldException(String field, String problem) {
    super("custom field " + shown(field) + ": " + problem);
  }

  /** Names come from files and forms: the message stays one line of a sensible length. */
  private static String shown(String field) {
    String line = field.replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() <= MAX_NAME ? line : line.substring(0, MAX_NAME) + "…";
  }
}
