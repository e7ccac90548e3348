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
 * Gives a custom field a value, in the shape that the service takes for its type. The service
 * ignores a value of another shape without a word, so the type has to be the one that the location
 * has set. Immutable and thread-safe.
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
   * For a text, large text or phone field.
   *
   * @param text the value
   * @return the field with it
   */
  public CustomFieldInput text(String text) {
    return value(text);
  }

  /**
   * For a numerical field.
   *
   * @param number the value, finite
   * @return the field with it
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public CustomFieldInput number(Number number) {
    if (!(number instanceof BigDecimal) && !Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException(number + " is not a finite number");
    }
    return value(number);
  }

  /**
   * For a monetary field.
   *
   * @param amount the value, in the currency of the location
   * @return the field with it
   */
  public CustomFieldInput money(BigDecimal amount) {
    return value(amount);
  }

  /**
   * For a date field.
   *
   * @param date the value
   * @return the field with it
   */
  public CustomFieldInput date(LocalDate date) {
    return value(date.toString());
  }

  /**
   * For a field with one of some options, or radio buttons.
   *
   * @param option the chosen option, as the location has written it
   * @return the field with it
   */
  public CustomFieldInput single(String option) {
    return value(option);
  }

  /**
   * For a field with several of some options.
   *
   * @param options the chosen options, as the location has written them
   * @return the field with them
   */
  public CustomFieldInput multiple(Collection<String> options) {
    return value(List.copyOf(options));
  }

  /**
   * For a field of check boxes.
   *
   * @param options the options that are checked, as the location has written them
   * @return the field with them
   */
  public CustomFieldInput checkbox(Collection<String> options) {
    return multiple(options);
  }

  /**
   * For a file field. The files replace those that were there.
   *
   * @param files the files, each by a UUID of the caller's or by the one it was read with
   * @return the field with them
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
   * For a list of text boxes.
   *
   * @param texts the texts, each by the id of its box
   * @return the field with them
   */
  public CustomFieldInput textList(Map<String, String> texts) {
    return value(Map.copyOf(texts));
  }
}
