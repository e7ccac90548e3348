package io.github.contactsv3.webhooks;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.contactsv3.core.internal.Hashes;
import io.github.contactsv3.errors.InvalidWebhookException;
import io.github.contactsv3.webhooks.model.ContactPayload;
import io.github.contactsv3.webhooks.model.InstallationPayload;
import io.github.contactsv3.webhooks.model.NotePayload;
import io.github.contactsv3.webhooks.model.TaskPayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of bodies whose signature was good. */
final class EventReader {
  private static final int MAX_DEPTH = 100;

  /** Ids go into messages and stores. */
  private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  /** Strict: of a name that occurs twice, others may have read another value. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final byte[] body;

  private EventReader(byte[] body) {
    this.body = body;
  }

  static WebhookEvent read(byte[] body) {
    try {
      return new EventReader(body).event();
    } catch (JacksonException e) {
      // The messages of Jackson quote the body.
      throw new InvalidWebhookException(
          "the body of the webhook is not JSON with names that occur once and at most "
              + MAX_DEPTH
              + " levels"
              + place(e.getLocation()));
    } catch (IOException e) {
      throw new InvalidWebhookException("the body of the webhook is not Unicode");
    }
  }

  private static String place(@Nullable JsonLocation at) {
    return at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private WebhookEvent event() throws IOException {
    JsonNode root = MAPPER.readTree(body);
    if (!root.isObject()) {
      throw new InvalidWebhookException("the body of the webhook is not a JSON object");
    }
    String type = root.path("type").isTextual() ? root.path("type").textValue() : "";
    if (type.isBlank()) {
      throw new InvalidWebhookException("the event has no type");
    }
    String webhookId = root.path("webhookId").asText();
    EventInfo info =
        new EventInfo(
            USABLE_ID.matcher(webhookId).matches() ? webhookId : "body-" + hash(),
            type,
            text(root, "locationId"),
            text(root, "appId"),
            Optional.ofNullable(time(root.path("timestamp"))));
    return event(info);
  }

  private WebhookEvent event(EventInfo info) throws IOException {
    return switch (info.type()) {
      case "ContactCreate" -> new ContactEvent.Created(info, model(ContactPayload.class));
      case "ContactUpdate" -> new ContactEvent.Updated(info, model(ContactPayload.class));
      case "ContactDelete" -> new ContactEvent.Deleted(info, model(ContactPayload.class));
      case "ContactTagUpdate" -> new ContactEvent.TagsUpdated(info, model(ContactPayload.class));
      case "ContactDndUpdate" -> new ContactEvent.DndUpdated(info, model(ContactPayload.class));
      case "NoteCreate" -> new NoteEvent.Created(info, model(NotePayload.class));
      case "NoteUpdate" -> new NoteEvent.Updated(info, model(NotePayload.class));
      case "NoteDelete" -> new NoteEvent.Deleted(info, model(NotePayload.class));
      case "TaskCreate" -> new TaskEvent.Created(info, model(TaskPayload.class));
      case "TaskComplete" -> new TaskEvent.Completed(info, model(TaskPayload.class));
      case "TaskDelete" -> new TaskEvent.Deleted(info, model(TaskPayload.class));
      case "INSTALL" -> new InstallationEvent.Installed(info, model(InstallationPayload.class));
      case "UNINSTALL" -> new InstallationEvent.Uninstalled(info, model(InstallationPayload.class));
      default -> new UnknownEvent(info, new String(body, StandardCharsets.UTF_8));
    };
  }

  private <T> T model(Class<T> type) throws IOException {
    return MAPPER.readValue(body, type);
  }

  private String hash() {
    return Hashes.fingerprint(new String(body, StandardCharsets.ISO_8859_1));
  }

  private static Optional<String> text(JsonNode root, String name) {
    String text = root.path(name).isTextual() ? root.path(name).textValue() : "";
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  private static @Nullable Instant time(JsonNode node) {
    try {
      return node.canConvertToLong() && node.isIntegralNumber()
          ? Instant.ofEpochMilli(node.longValue())
          : OffsetDateTime.parse(node.asText()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
