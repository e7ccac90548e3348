package io.github.contactsv3.client.fields;

import io.github.contactsv3.model.CustomField;
import io.github.contactsv3.model.CustomFieldInput;
import io.github.contactsv3.runtime.CalendarDates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The custom fields of a contact, read by the types that the location has given them; and, with
 * {@link #id} and {@link #key}, where writing them begins. A value comes in more shapes than the
 * service's description says (observed by its users); each method takes all that have been seen for
 * its type. A field without a value, an empty text included, is empty; one of another shape is a
 * {@link CustomFieldException}. Immutable and thread-safe; the text shows no values.
 */
public final class CustomFields {

  /** Making a number takes time by the square of its length. */
  private static final int MAX_DIGITS = 1_000;

  private final Map<String, Object> values = new LinkedHashMap<>();

  private CustomFields(@Nullable List<CustomField> fields) {
    for (CustomField field : fields == null ? List.<CustomField>of() : fields) {
      Object value = field.property("value");
      // A field without an id that can be read is none that could be asked for.
      if (field.property("id") instanceof String id && value != null && !"".equals(value)) {
        values.put(id, value);
      }
    }
  }

  /**
   * Reads the custom fields of a contact.
   *
   * @param fields what the contact has, or null
   * @return the fields
   */
  public static CustomFields of(@Nullable List<CustomField> fields) {
    return new CustomFields(fields);
  }

  /**
   * Begins to write a custom field that is known by its id.
   *
   * @param id the id
   * @return takes the value
   */
  public static CustomFieldWriter id(String id) {
    return new CustomFieldWriter(() -> CustomFieldInput.builder().id(id));
  }

  /**
   * Begins to write a custom field that is known by its key.
   *
   * @param key the key, such as {@code contact.plan}
   * @return takes the value
   */
  public static CustomFieldWriter key(String key) {
    return new CustomFieldWriter(() -> CustomFieldInput.builder().key(key));
  }

  /**
   * Returns the ids of the fields that have a value.
   *
   * @return the ids, in the order of the response
   */
  public List<String> ids() {
    return List.copyOf(values.keySet());
  }

  /**
   * Returns a value as it came.
   *
   * @param id the id of a field
   * @return text, number, boolean, list or map
   */
  public Optional<Object> raw(String id) {
    return Optional.ofNullable(values.get(id));
  }

  /**
   * Reads a text, large text, phone or date field, or one option.
   *
   * @param id the id of the field
   * @return the text
   * @throws CustomFieldException if the value is no text
   */
  public Optional<String> text(String id) {
    return raw(id).map(value -> asText(id, "a text", value));
  }

  /**
   * Reads a field with one of some options, or radio buttons.
   *
   * @param id the id of the field
   * @return the chosen option
   * @throws CustomFieldException if the value is neither a text nor a list with one
   */
  public Optional<String> single(String id) {
    return raw(id)
        .map(value -> value instanceof List<?> list && list.size() == 1 ? list.get(0) : value)
        .map(value -> asText(id, "one option", value));
  }

  /**
   * Reads a numerical field.
   *
   * @param id the id of the field
   * @return the number, as it was written
   * @throws CustomFieldException if the value is neither a number nor the text of one
   */
  public Optional<BigDecimal> number(String id) {
    return raw(id)
        .map(
            value -> {
              try {
                String text = value.toString().strip();
                if ((value instanceof Number || value instanceof String)
                    && text.length() <= MAX_DIGITS) {
                  return new BigDecimal(text);
                }
              } catch (NumberFormatException e) {
                throw mismatch(id, "a number", value);
              }
              throw mismatch(id, "a number", value);
            });
  }

  /**
   * Reads a monetary field.
   *
   * @param id the id of the field
   * @return the amount, in the currency of the location
   * @throws CustomFieldException if the value is neither a number nor the text of one
   */
  public Optional<BigDecimal> money(String id) {
    return number(id);
  }

  /**
   * Reads a date field.
   *
   * @param id the id of the field
   * @return the date, in UTC where the service gives a moment
   * @throws CustomFieldException if the value is spelled otherwise than {@link CalendarDates#parse}
   *     reads it, and no number of epoch milliseconds
   */
  public Optional<LocalDate> date(String id) {
    return raw(id)
        .map(
            value -> {
              LocalDate date =
                  value instanceof Number millis
                      ? CalendarDates.ofMillis(millis)
                      : value instanceof String text ? CalendarDates.parse(text) : null;
              if (date == null) {
                throw mismatch(id, "a date", value);
              }
              return date;
            });
  }

  /**
   * Reads a field with several of some options.
   *
   * @param id the id of the field
   * @return the chosen options, none if there are none
   * @throws CustomFieldException if the value is neither a text nor a list of texts
   */
  public List<String> multiple(String id) {
    Object value = values.get(id);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(member -> asText(id, "a list of texts", member)).toList();
    }
    return List.of(asText(id, "a list of texts", value));
  }

  /**
   * Reads a field of check boxes.
   *
   * @param id the id of the field
   * @return the options that are checked, none if there are none
   * @throws CustomFieldException if the value is neither a text nor a list of texts
   */
  public List<String> checkbox(String id) {
    return multiple(id);
  }

  /**
   * Reads a file field.
   *
   * @param id the id of the field
   * @return the files by their UUIDs; a single file that came without one, by an empty text
   * @throws CustomFieldException if the value is neither a file nor a map of files
   */
  public Map<String, UploadedFile> files(String id) {
    Object value = values.get(id);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw mismatch(id, "a map of files", value);
    }
    Map<String, UploadedFile> files = new LinkedHashMap<>();
    if (map.get("url") instanceof String) {
      files.put("", file(id, map));
    } else {
      map.forEach((uuid, file) -> files.put(String.valueOf(uuid), file(id, file)));
    }
    return files;
  }

  private static UploadedFile file(String id, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map) || !(map.get("url") instanceof String url)) {
      throw mismatch(id, "a map of files", value);
    }
    Map<String, Object> meta = new LinkedHashMap<>();
    if (map.get("meta") instanceof Map<?, ?> given) {
      given.forEach(
          (name, part) -> {
            if (part != null) {
              meta.put(String.valueOf(name), part);
            }
          });
    }
    Object documentId = map.get("documentId");
    return new UploadedFile(url, Optional.ofNullable(documentId).map(String::valueOf), meta);
  }

  /**
   * Reads a list of text boxes.
   *
   * @param id the id of the field
   * @return the texts by the ids of their boxes; boxes without a text are left out
   * @throws CustomFieldException if the value is no map of texts
   */
  public Map<String, String> textList(String id) {
    Object value = values.get(id);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw mismatch(id, "a map of texts", value);
    }
    Map<String, String> texts = new LinkedHashMap<>();
    map.forEach(
        (box, text) -> {
          if (text != null) {
            texts.put(String.valueOf(box), asText(id, "a map of texts", text));
          }
        });
    return texts;
  }

  private static String asText(String id, String wanted, @Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw mismatch(id, wanted, value);
  }

  private static CustomFieldException mismatch(String id, String wanted, @Nullable Object value) {
    String found =
        value == null
            ? "null"
            : value instanceof String
                ? "a text"
                : value instanceof Number
                    ? "a number"
                    : value instanceof List
                        ? "a list"
                        : value instanceof Map ? "an object" : "of " + value.getClass();
    return new CustomFieldException(
        "custom field " + id + ": the value is " + found + ", not read as " + wanted);
  }

  @Override
  public String toString() {
    return "CustomFields" + values.keySet();
  }
}
