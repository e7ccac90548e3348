package io.github.contactsv3.sandbox;

import java.util.Objects;

/**
 * A custom field of the sandbox's location. The Contacts API cannot create custom fields, so they
 * are part of the sandbox's configuration.
 *
 * @param id id of the field, by which answers and search filters name it
 * @param key key of the field, an alternative to the id in writes
 * @param type type of the field; decides which values and which search operators it takes
 */
public record CustomFieldDefinition(String id, String key, Type type) {

  /**
   * Checks that nothing is null.
   *
   * @param id id of the field
   * @param key key of the field
   * @param type type of the field
   */
  public CustomFieldDefinition {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(type, "type");
  }

  /** Type of a custom field, with the service's names. */
  public enum Type {
    /** One line of text. */
    TEXT,
    /** Several lines of text. */
    LARGE_TEXT,
    /** One option of a list. */
    SINGLE_OPTIONS,
    /** One option of a group of radio buttons. */
    RADIO,
    /** A phone number. */
    PHONE,
    /** Any number of check boxes: an array of strings. */
    CHECKBOX,
    /** Any number of options of a list: an array of strings. */
    MULTIPLE_OPTIONS,
    /** A number. */
    NUMERICAL,
    /** An amount of money, a number. The spelling is the service's. */
    MONETORY,
    /** A date: a string that begins with an ISO 8601 date. */
    DATE,
    /** A list of text boxes: an object of strings by option id. */
    TEXTBOX_LIST,
    /** Uploaded files: an object by upload id. Not searchable. */
    FILE_UPLOAD
  }
}
