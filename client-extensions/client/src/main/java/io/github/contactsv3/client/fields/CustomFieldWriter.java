package io.github.contactsv3.client.fields;

import io.github.contactsv3.model.CustomFieldInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value to a custom field, in the format that the service expects for the field's type.
 * The service silently ignores values in another format, so use the type that the location has set,
 * or a writer of a {@link CustomFieldCatalog}, which checks type and options by a {@link
 * CustomFieldException}. Null is refused by a {@link NullPointerException} that names the field.
 * Immutable and thread-safe.
 */
public final class CustomFieldWriter {

  private final String name;
  private final Supplier<CustomFieldInput.Builder> field;
  private final @Nullable KnownField known;

  /**
   * Creates a writer.
   *
   * @param name what the caller names the field by
   * @param field begins an input with the id or key of the field
   * @param known checks the values; null if the definition is not known
   */
  CustomFieldWriter(
      String name, Supplier<CustomFieldInput.Builder> field, @Nullable KnownField known) {
    this.name = name;
    this.field = field;
    this.known = known;
  }

  private CustomFieldInput value(FieldKind kind, Object value) {
    if (known != null) {
      known.check(kind, value);
    }
    return field.get().fieldValue(value).build();
  }

  private <T> T required(@Nullable T value) {
    return Objects.requireNonNull(
        value,
        () -> "custom field " + name + ": the value is null: leave the field out, or use clear");
  }

  /**
   * Clears a field of any type, by an explicit null.
   *
   * @return the field without a value
   */
  public CustomFieldInput clear() {
    return field.get().clearFieldValue().build();
  }

  /**
   * Writes a text, large text, phone, e-mail or time field.
   *
   * @param text the value
   * @return the field with the value
   */
  public CustomFieldInput text(String text) {
    return value(FieldKind.TEXT, required(text));
  }

  /**
   * Writes a numerical or monetary field.
   *
   * @param number the value, finite
   * @return the field with the value
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public CustomFieldInput number(Number number) {
    if (!(required(number) instanceof BigDecimal) && !Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException(
          "custom field " + name + ": " + number + " is not a finite number");
    }
    return value(FieldKind.NUMBER, number);
  }

  /**
   * Writes a monetary field.
   *
   * @param amount the value, in the currency of the location
   * @return the field with the value
   */
  public CustomFieldInput money(BigDecimal amount) {
    return value(FieldKind.NUMBER, required(amount));
  }

  /**
   * Writes a date field.
   *
   * @param date the value
   * @return the field with the value
   */
  public CustomFieldInput date(LocalDate date) {
    return value(FieldKind.DATE, required(date).toString());
  }

  /**
   * Writes a field that holds one option: a single-option list or radio buttons.
   *
   * @param option the chosen option, as the location has written it
   * @return the field with the value
   */
  public CustomFieldInput single(String option) {
    return value(FieldKind.SINGLE, required(option));
  }

  /**
   * Writes a field that holds several options.
   *
   * @param options the chosen options, as the location has written them
   * @return the field with the values
   */
  public CustomFieldInput multiple(Collection<String> options) {
    return value(FieldKind.MULTIPLE, options(options));
  }

  private List<String> options(Collection<String> options) {
    required(options).forEach(this::required);
    return List.copyOf(options);
  }

  /**
   * Writes a field of check boxes.
   *
   * @param options the options that are checked, as the location has written them
   * @return the field with the values
   */
  public CustomFieldInput checkbox(Collection<String> options) {
    return multiple(options);
  }

  /**
   * Writes a file field. The files replace the existing ones.
   *
   * @param files the files by their UUIDs: new ones chosen by the caller, or those they were read
   *     with
   * @return the field with the values
   */
  public CustomFieldInput files(Map<String, UploadedFile> files) {
    Map<String, Object> values = new LinkedHashMap<>();
    required(files)
        .forEach(
            (id, file) -> {
              Map<String, Object> value = new LinkedHashMap<>();
              value.put("meta", file.meta());
              value.put("url", file.url());
              file.documentId().ifPresent(documentId -> value.put("documentId", documentId));
              values.put(id, value);
            });
    return value(FieldKind.FILES, values);
  }

  /**
   * Writes a list of text boxes.
   *
   * @param texts the texts, each by the id of its box
   * @return the field with the values
   */
  public CustomFieldInput textList(Map<String, String> texts) {
    return value(FieldKind.TEXT_LIST, Map.copyOf(required(texts)));
  }
}
