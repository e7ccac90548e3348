package io.github.contactsv3.spark;

import io.github.contactsv3.search.Condition;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.KeywordField;
import io.github.contactsv3.search.SortableDateField;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Translates conditions of Spark into conditions of the service's search. Those on times mean the
 * same on both sides. The service compares texts in any case, so of those it finds all rows that
 * Spark wants and maybe more, and Spark applies its condition once more. What the service might
 * take more narrowly than Spark, such as {@code is not null} for an empty text, is left to Spark.
 */
final class PushedFilters {

  /** The service has been seen to take as many members of a group. */
  private static final int MOST_MEMBERS = 100;

  private static final int LONGEST_TEXT = 75;

  private static final Map<String, SortableDateField> TIMES =
      Map.of(
          "dateAdded", ContactFields.DATE_ADDED,
          "dateUpdated", ContactFields.DATE_UPDATED);

  private static final Map<String, KeywordField> TEXTS =
      Map.ofEntries(
          Map.entry("email", ContactFields.EMAIL),
          Map.entry("phone", ContactFields.PHONE),
          Map.entry("firstName", ContactFields.FIRST_NAME),
          Map.entry("lastName", ContactFields.LAST_NAME),
          Map.entry("address", ContactFields.ADDRESS),
          Map.entry("city", ContactFields.CITY),
          Map.entry("state", ContactFields.STATE),
          Map.entry("postalCode", ContactFields.POSTAL_CODE),
          Map.entry("country", ContactFields.COUNTRY),
          Map.entry("companyName", ContactFields.COMPANY_NAME),
          Map.entry("businessName", ContactFields.BUSINESS_NAME),
          Map.entry("website", ContactFields.WEBSITE),
          Map.entry("source", ContactFields.SOURCE),
          Map.entry("type", ContactFields.TYPE),
          Map.entry("timezone", ContactFields.TIMEZONE),
          Map.entry("assignedTo", ContactFields.ASSIGNED_TO));

  private PushedFilters() {}

  /** A condition of the search that finds at least what a predicate wants; empty if none does. */
  static Optional<Condition> translate(Predicate predicate) {
    Expression[] parts = predicate.children();
    return switch (predicate.name()) {
      case "AND" -> group(parts).map(Condition::allOf);
      case "OR" -> group(parts).map(Condition::anyOf);
      case "IN" -> in(parts);
      // Spark adds it to every comparison. A time is never an empty text, so both mean the same.
      case "IS_NOT_NULL" ->
          Optional.ofNullable(TIMES.get(column(parts[0]))).map(SortableDateField::exists);
      case "=", "<=>", "<", "<=", ">", ">=" -> comparison(predicate.name(), parts);
      default -> Optional.empty();
    };
  }

  /** Whether the search finds exactly what a predicate that was translated wants. */
  static boolean isExact(Predicate predicate) {
    return switch (predicate.name()) {
      case "AND", "OR" -> {
        boolean exact = true;
        for (Expression part : predicate.children()) {
          exact &= part instanceof Predicate inner && isExact(inner);
        }
        yield exact;
      }
      default -> isTime(predicate.children());
    };
  }

  private static boolean isTime(Expression[] parts) {
    return TIMES.containsKey(column(parts[0]));
  }

  private static Optional<List<Condition>> group(Expression[] parts) {
    List<Condition> members = new ArrayList<>();
    for (Expression part : parts) {
      Optional<Condition> member =
          part instanceof Predicate inner ? translate(inner) : Optional.empty();
      if (member.isEmpty()) {
        return Optional.empty();
      }
      members.add(member.get());
    }
    return Optional.of(members);
  }

  private static Optional<Condition> in(Expression[] parts) {
    KeywordField field = TEXTS.get(column(parts[0]));
    boolean id = column(parts[0]).equals("id");
    if ((field == null && !id) || parts.length - 1 > MOST_MEMBERS) {
      return Optional.empty();
    }
    List<Condition> members = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      Optional<String> text = text(parts[i]);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      members.add(field == null ? ContactFields.ID.eq(text.get()) : field.eq(text.get()));
    }
    return members.isEmpty() ? Optional.empty() : Optional.of(Condition.anyOf(members));
  }

  private static Optional<Condition> comparison(String operator, Expression[] parts) {
    String column = column(parts[0]);
    SortableDateField time = TIMES.get(column);
    if (time != null) {
      return moment(parts[1]).map(moment -> time(time, operator, moment));
    }
    if (!operator.equals("=") && !operator.equals("<=>")) {
      return Optional.empty();
    }
    if (column.equals("dnd")) {
      return parts[1] instanceof Literal<?> literal && Boolean.TRUE.equals(literal.value())
          ? Optional.of(ContactFields.DND.eq(true))
          : Optional.empty();
    }
    if (column.equals("id")) {
      return text(parts[1]).map(ContactFields.ID::eq);
    }
    KeywordField field = TEXTS.get(column);
    return field == null ? Optional.empty() : text(parts[1]).map(field::eq);
  }

  private static Condition time(SortableDateField field, String operator, Instant moment) {
    return switch (operator) {
      case "<" -> field.before(moment);
      case "<=" -> field.atOrBefore(moment);
      case ">" -> field.after(moment);
      case ">=" -> field.atOrAfter(moment);
      default -> field.atOrAfter(moment).and(field.atOrBefore(moment));
    };
  }

  private static String column(Expression part) {
    return part instanceof NamedReference reference && reference.fieldNames().length == 1
        ? reference.fieldNames()[0]
        : "";
  }

  private static Optional<String> text(Expression part) {
    return part instanceof Literal<?> literal
            && literal.value() instanceof UTF8String text
            && text.numChars() > 0
            && text.toString().length() <= LONGEST_TEXT
        ? Optional.of(text.toString())
        : Optional.empty();
  }

  private static Optional<Instant> moment(Expression part) {
    return part instanceof Literal<?> literal
            && literal.dataType().equals(DataTypes.TimestampType)
            && literal.value() instanceof Long micros
        ? Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
        : Optional.empty();
  }
}
