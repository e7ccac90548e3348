package io.github.contactsv3.sandbox.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.client.RawRequest;
import io.github.contactsv3.sandbox.Assumption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What responses hold, of what the location has. */
final class ReadingProbes {
  private static final Set<String> OLD_CHANNELS =
      Set.of("Call", "Email", "SMS", "WhatsApp", "GMB", "FB");
  private static final Set<String> NEW_CHANNELS =
      Set.of("call", "email", "sms", "whatsApp", "gmb", "fb");

  static final List<LiveCheck> CHECKS =
      List.of(
          LiveCheck.reading(
              Assumption.MISSING_ITEM_IS_404,
              "an unknown note, task or custom field gets 400",
              4,
              ReadingProbes::missingItems),
          LiveCheck.reading(
              Assumption.CUSTOM_FIELDS_OF_EVERY_MODEL,
              "custom fields are those of contacts if the request names no model",
              3,
              ReadingProbes::models),
          LiveCheck.reading(
              Assumption.DND_RESPONSES_IN_OLD_CASE,
              "dndSettings of responses have sms, whatsApp and the like",
              2,
              ReadingProbes::channels),
          LiveCheck.reading(
              Assumption.BUSINESS_TIES_BY_AGE,
              "contacts of a business with the same name come by id",
              2,
              ReadingProbes::ties),
          LiveCheck.never(
              "appointment-zone",
              "times of appointments are in UTC",
              "an appointment's response has nothing to compare its time with"));

  private ReadingProbes() {}

  private static Outcome missingItems(LiveService service) {
    String none = LiveService.NO_ID;
    List<RawRequest> requests = new ArrayList<>();
    requests.add(
        RawRequest.get(
            "/locations/{locationId}/customFields/{fieldId}", service.locationId(), none));
    newest(service)
        .ifPresent(
            contact -> {
              requests.add(RawRequest.get("/contacts/{contactId}/notes/{id}", contact, none));
              requests.add(RawRequest.get("/contacts/{contactId}/tasks/{id}", contact, none));
            });
    return Outcome.unanimous(
        requests.stream()
            .map(request -> Outcome.byStatus(service.send(request), 400, 404))
            .toList());
  }

  private static Optional<String> newest(LiveService service) {
    return service.contacts().stream().map(contact -> contact.path("id").asText()).findFirst();
  }

  private static Outcome models(LiveService service) {
    Reply unnamed = service.send(service.customFields(null));
    Reply ofContacts = service.send(service.customFields("contact"));
    Reply all = service.send(service.customFields("all"));
    for (Reply reply : List.of(unnamed, ofContacts, all)) {
      if (!reply.isSuccess()) {
        return Outcome.unexpected(reply);
      }
    }
    if (ids(all).equals(ids(ofContacts))) {
      return Outcome.unknown("the location has custom fields of contacts only");
    }
    String numbers =
        "%d custom fields, %d of contacts, %d of all models"
            .formatted(ids(unnamed).size(), ids(ofContacts).size(), ids(all).size());
    if (ids(unnamed).equals(ids(ofContacts))) {
      return Outcome.confirmed(numbers);
    }
    return ids(unnamed).equals(ids(all)) ? Outcome.denied(numbers) : Outcome.unknown(numbers);
  }

  private static Set<String> ids(Reply reply) {
    return LiveService.list(reply, "customFields").stream()
        .map(field -> field.path("id").asText())
        .collect(Collectors.toSet());
  }

  private static Outcome channels(LiveService service) {
    Set<String> names = new HashSet<>();
    Optional<String> single = service.writes() ? service.testContact().id() : newest(service);
    service.contacts().forEach(contact -> addNames(names, contact));
    single.ifPresent(id -> addNames(names, service.testContact().read(id).body().path("contact")));
    boolean old = names.stream().anyMatch(OLD_CHANNELS::contains);
    boolean current = names.stream().anyMatch(NEW_CHANNELS::contains);
    if (old == current) {
      return Outcome.unknown(
          old ? "responses have names of both kinds" : "no contact that was read has dndSettings");
    }
    return old
        ? Outcome.denied("names such as SMS, Email")
        : Outcome.confirmed("names such as sms, email");
  }

  private static void addNames(Set<String> names, JsonNode contact) {
    contact.path("dndSettings").fieldNames().forEachRemaining(names::add);
  }

  private static Outcome ties(LiveService service) {
    Map<String, Long> businesses =
        service.contacts().stream()
            .map(contact -> contact.path("businessId").asText(""))
            .filter(id -> !id.isEmpty() && !id.equals("null"))
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    Optional<String> largest =
        businesses.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    if (largest.isEmpty()) {
      return Outcome.unknown("none of the newest contacts is in a business");
    }
    Reply reply =
        service.send(
            RawRequest.get("/contacts/business/{businessId}", largest.get())
                .query("locationId", service.locationId())
                .query("limit", "100"));
    if (!reply.isSuccess()) {
      return Outcome.unexpected(reply);
    }
    List<JsonNode> contacts = LiveService.list(reply, "contacts");
    int byId = 0;
    int byAge = 0;
    for (int i = 1; i < contacts.size(); i++) {
      JsonNode one = contacts.get(i - 1);
      JsonNode next = contacts.get(i);
      boolean ids = text(one, "id").compareTo(text(next, "id")) < 0;
      // Both are written alike, in UTC.
      boolean ages = text(one, "dateAdded").compareTo(text(next, "dateAdded")) < 0;
      if (!text(one, "contactName").isEmpty()
          && text(one, "contactName").equals(text(next, "contactName"))
          && ids != ages) {
        byId += ids ? 1 : 0;
        byAge += ages ? 1 : 0;
      }
    }
    String numbers = byId + " pairs by id, " + byAge + " by age";
    if ((byId == 0) == (byAge == 0)) {
      return Outcome.unknown(
          byId == 0 ? "no two contacts of a business show it" : "contradicting: " + numbers);
    }
    return byId > 0 ? Outcome.confirmed(numbers) : Outcome.denied(numbers);
  }

  private static String text(JsonNode contact, String property) {
    return contact.path(property).asText("");
  }
}
