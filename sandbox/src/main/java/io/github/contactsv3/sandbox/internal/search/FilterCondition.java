package io.github.contactsv3.sandbox.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.IndexLookup;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.values.CaseKey;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One condition of a search: a field, an operator it takes, and a value. */
final class FilterCondition {

  private static final int MAX_TEXT = 75;
  private static final int MIN_CONTAINS = 3;
  private static final Set<String> BOUNDS = Set.of("gt", "gte", "lt", "lte", "time_zone");

  /** No integer below it gets lost in a double. */
  private static final double EXACT = 1L << 53;

  private FilterCondition() {}

  /** Makes the predicate of a condition; refuses a value that does not fit with 400. */
  static Predicate<Contact> of(SearchField field, String operator, JsonNode value) {
    return switch (operator) {
      case "exists" -> contact -> exists(field.read().apply(contact));
      case "not_exists" -> contact -> !exists(field.read().apply(contact));
      case "eq" -> equal(field, operator, value);
      case "not_eq" -> equal(field, operator, value).negate();
      case "contains" -> contains(field, operator, value);
      case "not_contains" -> contains(field, operator, value).negate();
      case "range" -> range(field, operator, value);
      default -> throw new IllegalStateException("operator of the document: " + operator);
    };
  }

  /** The index for a condition whose value {@link #of} has found fit, or null. */
  static @Nullable IndexLookup access(SearchField field, String operator, JsonNode value) {
    return switch (field.name() + " " + operator) {
      case "email eq" -> texts(IndexLookup.TextField.EMAIL, field, value);
      case "phone eq" -> texts(IndexLookup.TextField.PHONE, field, value);
      case "tags eq" -> texts(IndexLookup.TextField.TAG, field, value);
      case "dateAdded range" -> dates(IndexLookup.DateField.ADDED, field, value);
      case "dateUpdated range" -> dates(IndexLookup.DateField.UPDATED, field, value);
      default -> null;
    };
  }

  private static IndexLookup texts(IndexLookup.TextField by, SearchField field, JsonNode value) {
    return new IndexLookup.Texts(by, texts(field, "eq", value).stream().map(CaseKey::of).toList());
  }

  private static @Nullable IndexLookup dates(
      IndexLookup.DateField by, SearchField field, JsonNode value) {
    double first = -EXACT;
    double last = EXACT;
    for (String name : List.of("gt", "gte", "lt", "lte")) {
      Double bound = bound(field, "range", value, name);
      if (bound == null) {
        continue;
      }
      if (Math.abs(bound) > EXACT) {
        return null;
      }
      switch (name) {
        case "gt" -> first = Math.max(first, Math.floor(bound) + 1);
        case "gte" -> first = Math.max(first, Math.ceil(bound));
        case "lt" -> last = Math.min(last, Math.ceil(bound) - 1);
        default -> last = Math.min(last, Math.floor(bound));
      }
    }
    return new IndexLookup.Dates(by, (long) first, (long) last);
  }

  static ApiError invalidValue(SearchField field, String operator) {
    return ApiError.badRequest(
        "Invalid value for '" + operator + "' operator for '" + field.name() + "' field");
  }

  private static boolean exists(@Nullable Object value) {
    if (value instanceof Collection<?> values) {
      return !values.isEmpty();
    }
    return value instanceof Map<?, ?> map ? !map.isEmpty() : value != null;
  }

  private static Predicate<Contact> equal(SearchField field, String operator, JsonNode value) {
    if (field.type() == SearchField.Type.BOOLEAN) {
      if (!value.isBoolean()) {
        throw invalidValue(field, operator);
      }
      Boolean wanted = value.booleanValue();
      return contact -> wanted.equals(field.read().apply(contact));
    }
    if (field.type() == SearchField.Type.NUMBER) {
      if (!value.isNumber()) {
        throw invalidValue(field, operator);
      }
      double wanted = value.doubleValue();
      return contact ->
          field.read().apply(contact) instanceof Number number && number.doubleValue() == wanted;
    }
    boolean exact = field.type() == SearchField.Type.ID;
    List<String> wanted = texts(field, operator, value);
    if (!field.values().isEmpty() && !field.values().containsAll(wanted)) {
      throw invalidValue(field, operator);
    }
    return contact ->
        anyText(
            field.read().apply(contact),
            actual ->
                wanted.stream()
                    .anyMatch(text -> exact ? text.equals(actual) : text.equalsIgnoreCase(actual)));
  }

  private static Predicate<Contact> contains(SearchField field, String operator, JsonNode value) {
    List<String> wanted = new ArrayList<>();
    for (String text : texts(field, operator, value)) {
      if (text.length() < MIN_CONTAINS) {
        throw ApiError.badRequest("Min. 3 characters required for applying contains filter");
      }
      wanted.add(text.toLowerCase(Locale.ROOT));
    }
    return contact ->
        anyText(
            field.read().apply(contact),
            actual -> wanted.stream().anyMatch(actual.toLowerCase(Locale.ROOT)::contains));
  }

  private static Predicate<Contact> range(SearchField field, String operator, JsonNode value) {
    if (!value.isObject()) {
      throw invalidValue(field, operator);
    }
    value
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!BOUNDS.contains(name)) {
                throw invalidValue(field, operator);
              }
            });
    Double gt = bound(field, operator, value, "gt");
    Double gte = bound(field, operator, value, "gte");
    Double lt = bound(field, operator, value, "lt");
    Double lte = bound(field, operator, value, "lte");
    if (gt == null && gte == null && lt == null && lte == null) {
      throw invalidValue(field, operator);
    }
    return contact ->
        field.read().apply(contact) instanceof Number number
            && (gt == null || number.doubleValue() > gt)
            && (gte == null || number.doubleValue() >= gte)
            && (lt == null || number.doubleValue() < lt)
            && (lte == null || number.doubleValue() <= lte);
  }

  /** A bound as a number; epoch milliseconds, exact in a double, for dates. */
  private static @Nullable Double bound(
      SearchField field, String operator, JsonNode range, String name) {
    JsonNode bound = range.path(name);
    if (bound.isMissingNode()) {
      return null;
    }
    if (bound.isNumber()) {
      return bound.doubleValue();
    }
    Long date =
        bound.isTextual() && field.type() == SearchField.Type.DATE
            ? Timestamps.parseIso(bound.textValue())
            : null;
    if (date == null) {
      throw invalidValue(field, operator);
    }
    return date.doubleValue();
  }

  /** The operand as texts: one string or, on tags, also an array of them. */
  private static List<String> texts(SearchField field, String operator, JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isTextual()) {
      texts.add(value.textValue());
    } else if (value.isArray() && field.name().equals("tags")) {
      value.forEach(member -> texts.add(member.isTextual() ? member.textValue() : ""));
    }
    if (texts.isEmpty()
        || texts.stream().anyMatch(text -> text.isEmpty() || text.length() > MAX_TEXT)) {
      throw invalidValue(field, operator);
    }
    return texts;
  }

  private static boolean anyText(@Nullable Object value, Predicate<String> test) {
    if (value instanceof Collection<?> values) {
      for (Object member : values) {
        if (member instanceof String text && test.test(text)) {
          return true;
        }
      }
      return false;
    }
    return value instanceof String text && test.test(text);
  }
}
