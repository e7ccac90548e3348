package io.github.contactsv3.client.fields;

import io.github.contactsv3.model.CustomFieldInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes a value to a custom field, in the format that the service expects for the field's type.
 * The service silently ignores values in another format, so use the type that the location has set.
 * Immutable and thread-safe.
 */
public final class CustomFieldWriter {

  private final Supplier<CustomFieldInput.Builder> field;

  CustomFieldWriter(Supplier<CustomFieldInput.Builder> field) {
    this.field = field;
  }

  private CustomFieldInput value(Object value) {
    return field.get().fieldValue(value).build();
  }

  /**
   * Writes a text, large text or phone field.
   *
   * @param text the value
   * @return the field with the value
   */
  public CustomFieldInput text(String text) {
    return value(text);
  }

  /**
   * Writes a numerical field.
   *
   * @param number the value, finite
   * @return the field with the value
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public CustomFieldInput number(Number number) {
    if (!(number instanceof BigDecimal) && !Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException(number + " is not a finite number");
    }
    return value(number);
  }

  /**
   * Writes a monetary field.
   *
   * @param amount the value, in the currency of the location
   * @return the field with the value
   */
  public CustomFieldInput money(BigDecimal amount) {
    return value(amount);
  }

  /**
   * Writes a date field.
   *
   * @param date the value
   * @return the field with the value
   */
  public CustomFieldInput date(LocalDate date) {
    return value(date.toString());
  }

  /**
   * Writes a field that holds one option: a single-option list or radio buttons.
   *
   * @param option the chosen option, as the location has written it
   * @return the field with the value
   */
  public CustomFieldInput single(String option) {
    return value(option);
  }

  /**
   * Writes a field that holds several options.
   *
   * @param options the chosen options, as the location has written them
   * @return the field with the values
   */
  public CustomFieldInput multiple(Collection<String> options) {
    return value(List.copyOf(options));
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
    files.forEach(
        (id, file) -> {
          Map<String, Object> value = new LinkedHashMap<>();
          value.put("meta", file.meta());
          value.put("url", file.url());
          file.documentId().ifPresent(documentId -> value.put("documentId", documentId));
          values.put(id, value);
        });
    return value(values);
  }

  /**
   * Writes a list of text boxes.
   *
   * @param texts the texts, each by the id of its box
   * @return the field with the values
   */
  public CustomFieldInput textList(Map<String, String> texts) {
    return value(Map.copyOf(texts));
  }
}
