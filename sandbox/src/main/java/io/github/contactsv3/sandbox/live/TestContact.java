package io.github.contactsv3.sandbox.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.contactsv3.client.RawRequest;
import io.github.contactsv3.errors.ContactsApiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The contact that probes change: created when the first of them needs it, deleted at the end. */
final class TestContact {
  private final LiveService service;

  /** By which a person finds it if it could not be deleted. */
  private final String lastName = "check-" + UUID.randomUUID().toString().substring(0, 8);

  private @Nullable Reply created;

  TestContact(LiveService service) {
    this.service = service;
  }

  /** Returns the response to its creation. */
  Reply created() {
    Reply reply = created;
    if (reply == null) {
      // Before it is sent: a request whose response is lost may have created it.
      created = new Reply(0, "no response", MissingNode.getInstance());
      reply =
          service.send(
              RawRequest.post("/contacts/")
                  .json(
                      Map.of(
                          "locationId",
                          service.locationId(),
                          "firstName",
                          "contacts-v3",
                          "lastName",
                          lastName,
                          "dndSettings",
                          Map.of("sms", Map.of("status", "active")))));
      created = reply;
    }
    return reply;
  }

  Optional<String> id() {
    return Optional.of(created().body().at("/contact/id").asText()).filter(id -> !id.isEmpty());
  }

  /** Returns why there is none. */
  Outcome missing() {
    return Outcome.unknown("no contact could be created: " + created().text());
  }

  Reply read(String id) {
    return service.send(RawRequest.get("/contacts/{contactId}", id));
  }

  /** Sends a value of a custom field. */
  Reply write(String id, Map<String, Object> customField) {
    return service.send(
        RawRequest.put("/contacts/{contactId}", id)
            .json(Map.of("customFields", List.of(customField))));
  }

  /** Returns the value that the contact has in a custom field; empty if it has none. */
  Optional<JsonNode> value(String id, String fieldId) {
    for (JsonNode value : read(id).body().at("/contact/customFields")) {
      if (value.path("id").asText().equals(fieldId)) {
        return Optional.of(value.path("value"));
      }
    }
    return Optional.empty();
  }

  /**
   * Deletes it, if it was created.
   *
   * @return what is left, in a sentence; empty if nothing is
   */
  Optional<String> delete() {
    Reply reply = created;
    if (reply == null) {
      return Optional.empty();
    }
    String id = reply.body().at("/contact/id").asText();
    if (id.isEmpty()) {
      return reply.status() == 0 || reply.isSuccess()
          ? left("it is not known whether it was created")
          : Optional.empty();
    }
    try {
      Reply deleted = service.send(RawRequest.delete("/contacts/{contactId}", id).idempotent());
      return deleted.isSuccess() || deleted.status() == 404
          ? Optional.empty()
          : left(deleted.text());
    } catch (ContactsApiException e) {
      return left(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> left(String why) {
    return Optional.of(
        "the contact \"contacts-v3 " + lastName + "\" may be left, delete it by hand: " + why);
  }
}
