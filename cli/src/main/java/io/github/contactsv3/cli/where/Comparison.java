package io.github.contactsv3.cli.where;

import io.github.contactsv3.search.BooleanField;
import io.github.contactsv3.search.Condition;
import io.github.contactsv3.search.DateField;
import io.github.contactsv3.search.DayField;
import io.github.contactsv3.search.Field;
import io.github.contactsv3.search.IdField;
import io.github.contactsv3.search.KeywordField;
import io.github.contactsv3.search.NumberField;
import io.github.contactsv3.search.OptionalField;
import io.github.contactsv3.search.TagsField;
import io.github.contactsv3.search.TextField;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the condition of one field. Refuses what the service can't do with that field. */
final class Comparison {
  private final Field field;
  private final Operator operator;
  private final List<String> values;

  private Comparison(Field field, Operator operator, List<String> values) {
    this.field = field;
    this.operator = operator;
    this.values = values;
  }

  /**
   * Builds a condition.
   *
   * @return the condition, or null if the field has no such operator
   * @throws IllegalArgumentException if the value does not fit
   */
  static @Nullable Condition of(Field field, Operator operator, List<String> values) {
    return new Comparison(field, operator, values).build();
  }

  /** Returns the operators of a field, for people. */
  static List<String> operators(Field field) {
    return List.of(Operator.values()).stream()
        .filter(operator -> isOffered(field, operator))
        .map(operator -> operator.text)
        .toList();
  }

  private static boolean isOffered(Field field, Operator operator) {
    return switch (operator) {
          case EQ, NOT_EQ -> !(field instanceof DayField) || operator == Operator.EQ;
          case LESS, AT_MOST, MORE, AT_LEAST ->
              field instanceof DateField
                  || field instanceof DayField
                  || field instanceof NumberField;
          case CONTAINS, NOT_CONTAINS -> field instanceof TextField;
          case IN -> field instanceof KeywordField || field instanceof IdField;
          case EXISTS, NOT_EXISTS -> field instanceof OptionalField;
        }
        && !(operator == Operator.NOT_EQ && field instanceof DateField);
  }

  private @Nullable Condition build() {
    if (!isOffered(field, operator)) {
      return null;
    }
    if (!operator.hasValue()) {
      OptionalField optional = (OptionalField) field;
      return operator == Operator.EXISTS ? optional.exists() : optional.notExists();
    }
    if (field instanceof DateField dates) {
      return moment(dates);
    }
    if (field instanceof DayField days) {
      return day(days);
    }
    if (field instanceof NumberField numbers) {
      return number(numbers);
    }
    if (field instanceof BooleanField flag) {
      return operator == Operator.EQ ? flag.eq(truth()) : flag.notEq(truth());
    }
    return text();
  }

  private Condition text() {
    if (operator == Operator.IN) {
      return field instanceof TagsField tags
          ? tags.eqAny(values)
          : Condition.anyOf(values.stream().map(this::equal).toList());
    }
    return switch (operator) {
      case CONTAINS -> ((TextField) field).contains(value());
      case NOT_CONTAINS -> ((TextField) field).notContains(value());
      case NOT_EQ ->
          field instanceof IdField id ? id.notEq(value()) : ((KeywordField) field).notEq(value());
      default -> equal(value());
    };
  }

  private Condition equal(String value) {
    return field instanceof IdField id ? id.eq(value) : ((KeywordField) field).eq(value);
  }

  /** A day stands for all of it: after it is from the next one on. */
  private Condition moment(DateField dates) {
    Span span = span(value());
    return switch (operator) {
      case LESS -> dates.before(span.from);
      case AT_LEAST -> dates.atOrAfter(span.from);
      case MORE -> span.isMoment() ? dates.after(span.from) : dates.atOrAfter(span.to);
      case AT_MOST -> span.isMoment() ? dates.atOrBefore(span.from) : dates.before(span.to);
      default ->
          span.isMoment()
              ? dates.between(span.from, span.from.plusMillis(1))
              : dates.between(span.from, span.to);
    };
  }

  private Condition day(DayField days) {
    LocalDate day = date(value());
    return switch (operator) {
      case LESS -> days.before(day);
      case AT_MOST -> days.onOrBefore(day);
      case MORE -> days.after(day);
      case AT_LEAST -> days.onOrAfter(day);
      default -> days.between(day, day);
    };
  }

  private Condition number(NumberField numbers) {
    BigDecimal number;
    try {
      number = new BigDecimal(value());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number such as 1250.5", e);
    }
    return switch (operator) {
      case LESS -> numbers.lessThan(number);
      case AT_MOST -> numbers.atMost(number);
      case MORE -> numbers.moreThan(number);
      case AT_LEAST -> numbers.atLeast(number);
      case NOT_EQ -> numbers.notEq(number);
      default -> numbers.eq(number);
    };
  }

  private boolean truth() {
    return switch (value()) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private String value() {
    return values.get(0);
  }

  private static Span span(String text) {
    try {
      if (text.indexOf('T') < 0) {
        Instant from = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Span(from, from.plus(1, ChronoUnit.DAYS));
      }
      Instant moment = OffsetDateTime.parse(text).toInstant();
      return new Span(moment, moment);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "not a day such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z", e);
    }
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a day such as 2026-01-31", e);
    }
  }

  /** A day, or a moment if both ends are the same. */
  private record Span(Instant from, Instant to) {
    boolean isMoment() {
      return from.equals(to);
    }
  }
}
