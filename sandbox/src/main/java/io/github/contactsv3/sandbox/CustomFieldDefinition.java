package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.values.FieldKeys;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A custom field of a location. Immutable.
 *
 * @param id id of the field, by which responses and search filters name it
 * @param key key of the field without the prefix of its model, an alternative to the id in writes
 * @param type type of the field; decides which values and which search operators it takes
 * @param name name of the field, as people see it
 * @param model what the field belongs to; contacts take values of contact fields only
 * @param options the options to choose from, or the labels of a list of text boxes; may be empty
 * @param properties further properties that the list of custom fields shows, such as {@code
 *     placeholder} or {@code position}: JSON values by name
 */
public record CustomFieldDefinition(
    String id,
    String key,
    Type type,
    String name,
    Model model,
    List<String> options,
    Map<String, Object> properties) {

  /** Properties with a component of their own, which {@code properties} must not contradict. */
  private static final Set<String> OWN =
      Set.of("id", "fieldKey", "name", "dataType", "model", "locationId", "picklistOptions");

  /**
   * Checks and copies what it is given.
   *
   * @param id id of the field
   * @param key key of the field, with or without the prefix of its model, such as {@code contact.}
   * @param type type of the field
   * @param name name of the field
   * @param model what the field belongs to
   * @param options the options to choose from
   * @param properties further properties that the list of custom fields shows
   * @throws IllegalArgumentException if id, key, name or an option is blank, or a property is named
   *     as something that has a component of its own
   */
  public CustomFieldDefinition {
    requireText("id", id);
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(key, "key");
    key = FieldKeys.withoutPrefix(model, key);
    requireText("key", key);
    requireText("name", name);
    options = List.copyOf(options);
    options.forEach(option -> requireText("option", option));
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    for (String property : properties.keySet()) {
      if (OWN.contains(property)) {
        throw new IllegalArgumentException(
            property + " of a custom field is no further property of it");
      }
    }
  }

  /**
   * A field of contacts without options, named after its key.
   *
   * @param id id of the field
   * @param key key of the field
   * @param type type of the field
   */
  public CustomFieldDefinition(String id, String key, Type type) {
    this(id, key, type, FieldKeys.nameOf(key), Model.CONTACT, List.of(), Map.of());
  }

  /**
   * Creates a field of contacts whose id is derived from its key: the same in every run.
   *
   * @param key key of the field
   * @param type type of the field
   * @param options the options to choose from
   * @return the field
   * @throws IllegalArgumentException if the key or an option is blank
   */
  public static CustomFieldDefinition of(String key, Type type, String... options) {
    return new CustomFieldDefinition(FieldKeys.idOf(Model.CONTACT, key), key, type)
        .withOptions(options);
  }

  /**
   * Returns this field under another name.
   *
   * @param name the name, as people see it
   * @return the field
   */
  public CustomFieldDefinition withName(String name) {
    return new CustomFieldDefinition(id, key, type, name, model, options, properties);
  }

  /**
   * Returns this field with other options.
   *
   * @param options the options to choose from
   * @return the field
   */
  public CustomFieldDefinition withOptions(String... options) {
    return new CustomFieldDefinition(id, key, type, name, model, List.of(options), properties);
  }

  /**
   * The key with the prefix of the model, as the list of custom fields shows it.
   *
   * @return the key, such as {@code contact.membership_level}
   */
  public String fieldKey() {
    return FieldKeys.prefix(model) + key;
  }

  private static void requireText(String what, String text) {
    if (Objects.requireNonNull(text, what).isBlank()) {
      throw new IllegalArgumentException(what + " of a custom field is blank");
    }
  }

  /** Kind of object that a custom field belongs to. */
  public enum Model {
    /** A contact. */
    CONTACT,
    /** An opportunity: listed, but no field of contacts. */
    OPPORTUNITY;
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
    /** An e-mail address. Not searchable. */
    EMAIL,
    /** Any number of check boxes: an array of strings. */
    CHECKBOX,
    /** Any number of options of a list: an array of strings. */
    MULTIPLE_OPTIONS,
    /** A number. */
    NUMERICAL,
    /** A number with decimals. Not searchable. */
    FLOAT,
    /** An amount of money, a number. The spelling is the service's. */
    MONETORY,
    /** A date: a string that begins with an ISO 8601 date. */
    DATE,
    /** A time of day, a string. Not searchable. */
    TIME,
    /** A list of text boxes: an object of strings by option id. */
    TEXTBOX_LIST,
    /** Uploaded files: an object by upload id. Not searchable. */
    FILE_UPLOAD,
    /** A signature, kept as an uploaded file. Not searchable. */
    SIGNATURE;
  }
}
