package io.github.contactsv3.client.fields;

import io.github.contactsv3.model.CustomField;
import io.github.contactsv3.model.CustomFieldInput;
import io.github.contactsv3.runtime.CalendarDates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the custom fields of a contact by the types that the location has given them. Each method
 * names a field by its id; those of {@link CustomFieldCatalog#read} also by its key or name, and
 * check that the location has the field and that it has this type. {@link #id} and {@link #key}
 * start writing one. The service returns values in more formats than it documents (observed by its
 * users); each method accepts all formats observed for its type. A field without a value, or with
 * an empty text, is empty; a value in another format throws a {@link CustomFieldException}.
 * Immutable and thread-safe; {@code toString} shows no values.
 */
public final class CustomFields {

  private final Map<String, Object> values = new LinkedHashMap<>();

  private final @Nullable FieldIndex index;

  private CustomFields(@Nullable List<CustomField> fields, @Nullable FieldIndex index) {
    this.index = index;
    for (CustomField field : fields == null ? List.<CustomField>of() : fields) {
      Object value = field.property("value");
      // A field without a readable id cannot be looked up.
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
    return new CustomFields(fields, null);
  }

  /** Reads fields whose definitions are known. */
  static CustomFields of(@Nullable List<CustomField> fields, FieldIndex index) {
    return new CustomFields(fields, index);
  }

  /**
   * Returns a writer for a custom field identified by its id.
   *
   * @param id the id
   * @return the writer
   * @throws IllegalArgumentException if it is blank
   */
  public static CustomFieldWriter id(String id) {
    requireText("id", id);
    return new CustomFieldWriter(id, () -> CustomFieldInput.builder().id(id), null);
  }

  /**
   * Returns a writer for a custom field identified by its key.
   *
   * @param key the key, such as {@code contact.plan}
   * @return the writer
   * @throws IllegalArgumentException if it is blank
   */
  public static CustomFieldWriter key(String key) {
    requireText("key", key);
    return new CustomFieldWriter(key, () -> CustomFieldInput.builder().key(key), null);
  }

  private static void requireText(String name, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("the " + name + " of a custom field is blank");
    }
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
   * Returns the raw value of a field.
   *
   * @param id the id of a field
   * @return text, number, boolean, list or map
   */
  public Optional<Object> raw(String id) {
    return Optional.ofNullable(values.get(index == null ? id : index.require(id).id()));
  }

  /**
   * Returns the value of a field of any type as a text, for a cell of a table or a page: options
   * and texts with semicolons between, files by their URLs, dates as ISO 8601 if the type is known.
   *
   * @param id the id of the field
   * @return the text; empty if the field has no value
   */
  public Optional<String> display(String id) {
    Optional<Object> value = raw(id);
    if (index != null && index.require(id).kind() == FieldKind.DATE) {
      return value.map(given -> Objects.requireNonNullElse(asDate(given), given).toString());
    }
    return value.map(FieldText::format);
  }

  /** The value of a field that is to have one of these forms. */
  private Optional<Object> value(String id, FieldKind used, FieldKind... others) {
    if (index != null) {
      index.require(id).require(used, others);
    }
    return raw(id);
  }

  /**
   * Reads a text, large text, phone or date field, or one option.
   *
   * @param id the id of the field
   * @return the text
   * @throws CustomFieldException if the value is not a text
   */
  public Optional<String> text(String id) {
    return value(id, FieldKind.TEXT, FieldKind.DATE, FieldKind.SINGLE)
        .map(value -> asText(id, "a text", value));
  }

  /**
   * Reads a field that holds one option: a single-option list or radio buttons.
   *
   * @param id the id of the field
   * @return the chosen option
   * @throws CustomFieldException if the value is neither a text nor a list with one
   */
  public Optional<String> single(String id) {
    return value(id, FieldKind.SINGLE)
        .map(value -> value instanceof List<?> list && list.size() == 1 ? list.get(0) : value)
        .map(value -> asText(id, "one option", value));
  }

  /**
   * Reads a numerical field.
   *
   * @param id the id of the field
   * @return the number, with the digits of the response
   * @throws CustomFieldException if the value is neither a number nor the text of one
   */
  public Optional<BigDecimal> number(String id) {
    return value(id, FieldKind.NUMBER)
        .map(
            value -> {
              BigDecimal number =
                  value instanceof Number || value instanceof String
                      ? FieldText.parseNumber(value.toString().strip())
                      : null;
              if (number == null) {
                throw mismatch(id, "a number", value);
              }
              return number;
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
   * @return the date, in UTC if the service returns a timestamp
   * @throws CustomFieldException if {@link CalendarDates#parse} does not accept the value and it is
   *     not a number of epoch milliseconds
   */
  public Optional<LocalDate> date(String id) {
    return value(id, FieldKind.DATE)
        .map(
            value -> {
              LocalDate date = asDate(value);
              if (date == null) {
                throw mismatch(id, "a date", value);
              }
              return date;
            });
  }

  private static @Nullable LocalDate asDate(Object value) {
    return value instanceof Number millis
        ? CalendarDates.ofMillis(millis)
        : value instanceof String text ? CalendarDates.parse(text) : null;
  }

  /**
   * Reads a field that holds several options.
   *
   * @param id the id of the field
   * @return the chosen options; may be empty
   * @throws CustomFieldException if the value is neither a text nor a list of texts
   */
  public List<String> multiple(String id) {
    Object value = value(id, FieldKind.MULTIPLE).orElse(null);
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
   * @return the checked options; may be empty
   * @throws CustomFieldException if the value is neither a text nor a list of texts
   */
  public List<String> checkbox(String id) {
    return multiple(id);
  }

  /**
   * Reads a file field.
   *
   * @param id the id of the field
   * @return the files by their UUIDs; a single file without one has the empty text as its key
   * @throws CustomFieldException if the value is neither a file nor a map of files
   */
  public Map<String, UploadedFile> files(String id) {
    Object value = value(id, FieldKind.FILES).orElse(null);
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
   * @return the texts by the ids of their boxes; empty boxes are left out
   * @throws CustomFieldException if the value is not a map of texts
   */
  public Map<String, String> textList(String id) {
    Object value = value(id, FieldKind.TEXT_LIST).orElse(null);
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
    return new CustomFieldException(id, "the value is " + found + ", not read as " + wanted);
  }

  @Override
  public String toString() {
    return "CustomFields" + values.keySet();
  }
}
