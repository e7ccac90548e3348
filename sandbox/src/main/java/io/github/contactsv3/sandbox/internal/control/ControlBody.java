package io.github.contactsv3.sandbox.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.internal.message.JsonBody;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to the control API. Properties are read one by one; those that nobody asked
 * for are refused in the end, so that a misspelt one does not go unnoticed.
 */
final class ControlBody {

  private final JsonNode json;
  private final Set<String> known = new HashSet<>();

  /**
   * Parses a body; an empty one is an empty object.
   *
   * @throws IllegalArgumentException if it is not a JSON object
   */
  ControlBody(String text) {
    this.json = JsonBody.parse(text);
  }

  boolean has(String name) {
    known.add(name);
    return json.hasNonNull(name);
  }

  int number(String name, int missing) {
    return has(name) ? (int) whole(name, Integer.MIN_VALUE, Integer.MAX_VALUE) : missing;
  }

  long longNumber(String name, long missing) {
    return has(name) ? whole(name, Long.MIN_VALUE, Long.MAX_VALUE) : missing;
  }

  /** A whole number of 0 or more. */
  long count(String name, long missing) {
    return has(name) ? whole(name, 0, Long.MAX_VALUE) : missing;
  }

  /** The text of a JSON object, or null. */
  @Nullable String object(String name) {
    if (has(name) && !json.get(name).isObject()) {
      throw wrong(name, "an object");
    }
    return json.hasNonNull(name) ? json.get(name).toString() : null;
  }

  boolean flag(String name) {
    if (has(name) && !json.get(name).isBoolean()) {
      throw wrong(name, "true or false");
    }
    return json.path(name).booleanValue();
  }

  @Nullable String text(String name) {
    if (has(name) && !json.get(name).isTextual()) {
      throw wrong(name, "a string");
    }
    return json.path(name).textValue();
  }

  String requiredText(String name) {
    String text = text(name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text;
  }

  /** An ISO 8601 duration such as {@code PT1H}, or null. */
  @Nullable Duration duration(String name) {
    return parsed(name, "a duration such as PT1H", Duration::parse);
  }

  /** An ISO 8601 instant such as {@code 2026-01-31T00:00:00Z}, or null. */
  @Nullable Instant instant(String name) {
    return parsed(name, "an instant such as 2026-01-31T00:00:00Z", Instant::parse);
  }

  Instant requiredInstant(String name) {
    Instant instant = instant(name);
    if (instant == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return instant;
  }

  Set<String> texts(String name) {
    Set<String> texts = new LinkedHashSet<>();
    if (has(name)) {
      JsonNode array = json.get(name);
      array.forEach(member -> texts.add(member.asText()));
      if (!array.isArray() || texts.contains("")) {
        throw wrong(name, "an array of strings");
      }
    }
    return texts;
  }

  /** Refuses properties that were not asked for. */
  void end() {
    for (var property : json.properties()) {
      if (!known.contains(property.getKey())) {
        throw new IllegalArgumentException("unknown property '" + property.getKey() + "'");
      }
    }
  }

  private long whole(String name, long min, long max) {
    JsonNode value = json.get(name);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < min
        || value.longValue() > max) {
      throw wrong(name, "a whole number");
    }
    return value.longValue();
  }

  private <T> @Nullable T parsed(String name, String form, Function<String, T> parser) {
    String text = text(name);
    try {
      return text == null ? null : parser.apply(text);
    } catch (DateTimeException e) {
      throw wrong(name, form);
    }
  }

  private static IllegalArgumentException wrong(String name, String expected) {
    return new IllegalArgumentException(name + " is not " + expected);
  }
}
