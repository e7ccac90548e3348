package io.github.contactsv3.sandbox.internal.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that is read property by property. What has the wrong form becomes a problem that
 * names its path, and reads as if it were not there.
 *
 * @param json the object
 * @param prefix path of the object, empty or ending with a full stop
 * @param problems where problems go
 */
record RecordNode(JsonNode json, String prefix, List<String> problems) {

  private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

  String path(String name) {
    return prefix + name;
  }

  /** Returns whether the property is there, perhaps as null. */
  boolean has(String name) {
    return json.has(name);
  }

  JsonNode get(String name) {
    return json.path(name);
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Nullable JsonNode firstOf(String... names) {
    for (String name : names) {
      if (json.has(name)) {
        return json.get(name);
      }
    }
    return null;
  }

  @Nullable String text(String name) {
    JsonNode value = present(name);
    if (value != null && !value.isTextual()) {
      wrong(name, "a string");
    }
    return value == null ? null : value.textValue();
  }

  @Nullable String requiredText(String name) {
    if (present(name) == null) {
      problems.add(path(name) + " is missing");
    }
    return text(name);
  }

  @Nullable Boolean flag(String name) {
    JsonNode value = present(name);
    if (value != null && !value.isBoolean()) {
      wrong(name, "true or false");
      return null;
    }
    return value == null ? null : value.booleanValue();
  }

  /** Epoch milliseconds of a date-time, or null. */
  @Nullable Long date(String name) {
    Instant instant = instant(name);
    return instant == null ? null : instant.toEpochMilli();
  }

  @Nullable Long requiredDate(String name) {
    Instant instant = requiredInstant(name);
    return instant == null ? null : instant.toEpochMilli();
  }

  @Nullable Instant requiredInstant(String name) {
    if (present(name) == null) {
      problems.add(path(name) + " is missing");
    }
    return instant(name);
  }

  private @Nullable Instant instant(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    Instant instant = parse(text);
    if (instant == null || instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      wrong(name, "a date-time such as 2026-01-31T00:00:00Z");
      return null;
    }
    return instant;
  }

  private static @Nullable Instant parse(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      Long millis = Timestamps.parseIso(text);
      return millis == null ? null : Instant.ofEpochMilli(millis);
    }
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    JsonNode value = present(name);
    if (value != null) {
      boolean fits = value.isArray();
      for (JsonNode member : value) {
        fits &= member.isTextual();
        texts.add(member.asText());
      }
      if (!fits) {
        wrong(name, "an array of strings");
      }
    }
    return texts;
  }

  @Nullable RecordNode object(String name) {
    JsonNode value = present(name);
    if (value != null && !value.isObject()) {
      wrong(name, "an object");
      return null;
    }
    return value == null ? null : new RecordNode(value, path(name) + ".", problems);
  }

  List<RecordNode> objects(String name) {
    List<RecordNode> objects = new ArrayList<>();
    JsonNode value = present(name);
    if (value == null) {
      return objects;
    }
    boolean fits = value.isArray();
    for (JsonNode member : value) {
      fits &= member.isObject();
      objects.add(new RecordNode(member, path(name) + "[" + objects.size() + "].", problems));
    }
    if (!fits) {
      wrong(name, "an array of objects");
      return List.of();
    }
    return objects;
  }

  private @Nullable JsonNode present(String name) {
    JsonNode value = json.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private void wrong(String name, String expected) {
    problems.add(path(name) + " is not " + expected);
  }
}
