package io.github.contactsv3.client.fields;

import io.github.contactsv3.model.CustomFieldInput;
import io.github.contactsv3.runtime.CalendarDates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of custom fields as people write them in cells of tables and in forms. */
final class FieldText {

  /** Parsing a number takes time quadratic in its length. */
  static final int MAX_DIGITS = 1_000;

  private static final Pattern SEPARATOR = Pattern.compile("\\s*;\\s*");

  private FieldText() {}

  /** Reads a text by the type of its field; a type that is not known takes the text itself. */
  static CustomFieldInput parse(KnownField field, String text) {
    String value = text.strip();
    if (value.isEmpty()) {
      throw field.error("the text is empty: leave the field out to keep it, or use clear");
    }
    FieldKind kind = field.kind();
    CustomFieldWriter writer = field.writer();
    if (kind == null) {
      return writer.text(value);
    }
    return switch (kind) {
      case TEXT -> writer.text(value);
      case NUMBER -> writer.number(number(field, value));
      case DATE -> writer.date(date(field, value));
      case SINGLE -> writer.single(value);
      case MULTIPLE -> writer.multiple(choices(field, value));
      case FILES, TEXT_LIST ->
          throw field.error("a text can't be written to it: use " + kind.method());
    };
  }

  private static BigDecimal number(KnownField field, String text) {
    BigDecimal number = parseNumber(text);
    if (number == null) {
      throw field.error("the text is not a number such as 1250.5");
    }
    return number;
  }

  /** Reads a number; null if the text is none. */
  static @Nullable BigDecimal parseNumber(String text) {
    try {
      return text.length() <= MAX_DIGITS ? new BigDecimal(text) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static LocalDate date(KnownField field, String text) {
    LocalDate date = CalendarDates.parse(text);
    if (date == null) {
      throw field.error("the text is not a date such as 2026-01-31");
    }
    return date;
  }

  private static List<String> choices(KnownField field, String text) {
    return field.options().contains(text)
        ? List.of(text) // an option with a semicolon in it
        : SEPARATOR.splitAsStream(text).filter(choice -> !choice.isEmpty()).toList();
  }

  /** Writes a value as a text. */
  static String format(Object value) {
    if (value instanceof Collection<?> list) {
      return list.stream()
          .filter(Objects::nonNull)
          .map(FieldText::format)
          .collect(Collectors.joining(";"));
    }
    if (value instanceof Map<?, ?> map) {
      // A file, or several files or texts by their ids.
      return map.get("url") instanceof String url ? url : format(map.values());
    }
    return value.toString();
  }
}
