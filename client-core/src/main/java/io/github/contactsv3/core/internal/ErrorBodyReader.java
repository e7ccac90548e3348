package io.github.contactsv3.core.internal;

import io.github.contactsv3.errors.internal.TraceIds;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one {@link ErrorBody}, for one thread. */
final class ErrorBodyReader {
  private static final int MAX_ID = 1_000;

  /** An envelope within an envelope within ... says no more. */
  private static final int MAX_DEPTH = 4;

  private static final Set<String> LITERALS = Set.of("null", "true", "false");

  /** The content of one object. If a name occurs twice, its last value counts. */
  private static final class Level {
    List<String> messages = List.of();
    @Nullable String traceId;
    @Nullable String contactId;
    @Nullable String matchingField;
  }

  private final String text;
  private final LenientJson json;

  ErrorBodyReader(String text) {
    this.text = text;
    this.json = new LenientJson(text);
  }

  ErrorBody read() {
    Level body = new Level();
    Level envelope = new Level();
    switch (json.peek()) {
      case '{' -> json.readObject(name -> readMember(name, body, envelope));
      case '[', '"' -> body.messages = readMessages(0);
      // What looks like a page says nothing to a person, nor does a bare number.
      case '<' -> {}
      default -> body.messages = words();
    }
    return new ErrorBody(
        envelope.messages.isEmpty() ? body.messages : envelope.messages,
        body.traceId == null ? envelope.traceId : body.traceId,
        body.contactId == null ? envelope.contactId : body.contactId,
        body.matchingField == null ? envelope.matchingField : body.matchingField);
  }

  private void readMember(String name, Level level, @Nullable Level envelope) {
    switch (name) {
      case "message" -> {
        List<String> messages = readMessages(0);
        level.messages = messages.isEmpty() ? level.messages : messages;
      }
      case "traceId" -> level.traceId = readText(level.traceId);
      case "meta" -> {
        if (json.peek() == '{') {
          json.readObject(member -> readMeta(member, level));
        }
      }
      case "error" -> readEnvelope(envelope);
      default -> {}
    }
  }

  private void readEnvelope(@Nullable Level envelope) {
    if (envelope != null && json.peek() == '{') {
      json.readObject(name -> readMember(name, envelope, null));
    }
  }

  private void readMeta(String name, Level level) {
    if (name.equals("contactId")) {
      level.contactId = idOr(level.contactId);
    } else if (name.equals("matchingField")) {
      level.matchingField = idOr(level.matchingField);
    }
  }

  private @Nullable String idOr(@Nullable String previous) {
    String id = readText(null);
    return id != null && Objects.equals(TraceIds.of(id), id) ? id : previous;
  }

  private @Nullable String readText(@Nullable String previous) {
    return json.peek() == '"' ? json.readString(MAX_ID) : previous;
  }

  private List<String> readMessages(int depth) {
    MessageList messages = new MessageList();
    switch (json.peek()) {
      case '"' -> messages.add(json.readString(messages.left() + 1));
      case '[' -> json.readArray(() -> messages.add(readElement(messages.left() + 1)));
      case '{' -> readMessageObject(messages, depth);
      default -> messages.add(readElement(messages.left() + 1));
    }
    return messages.toList();
  }

  private void readMessageObject(MessageList messages, int depth) {
    LenientJson raw = json.copy();
    if (depth < MAX_DEPTH) {
      json.readObject(
          name -> {
            if (name.equals("message")) {
              readMessages(depth + 1).forEach(messages::add);
            }
          });
    }
    if (messages.isEmpty()) {
      messages.add(raw.readRaw(messages.left() + 1));
      json.moveTo(raw);
    }
  }

  private @Nullable String readElement(int max) {
    if (json.peek() == '"') {
      return json.readString(max);
    }
    String raw = json.readRaw(max);
    return raw.equals("null") ? null : raw;
  }

  private List<String> words() {
    MessageList messages = new MessageList();
    if (!LITERALS.contains(text) && !isNumber() && !isBinary()) {
      messages.add(text);
    }
    return messages.toList();
  }

  private boolean isNumber() {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)
        && text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  /** Such as a body in a coding that nobody asked for. */
  private boolean isBinary() {
    return text.chars()
        .limit(1_000)
        .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
  }
}
