package io.github.contactsv3.sandbox.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.client.RawRequest;
import io.github.contactsv3.sandbox.Assumption;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the service does with values that it need not take. They change the test contact only. */
final class WritingProbes {
  private static final String ODD = "contacts-v3 check";
  private static final int BULK_MAX = 500;

  static final List<LiveCheck> CHECKS =
      List.of(
          // First, so that the contact is new.
          new LiveCheck(
              "index-lag",
              "a search finds a contact as soon as it is created",
              LiveCheck.Need.WRITES,
              1,
              onContact(WritingProbes::indexLag)),
          LiveCheck.writing(
              Assumption.UNKNOWN_CUSTOM_FIELD_IS_400,
              "the value of an unknown custom field is ignored",
              2,
              onContact(WritingProbes::unknownField)),
          LiveCheck.writing(
              Assumption.CUSTOM_FIELD_NAMES_AS_DOCUMENTED,
              "value of customFields counts as fieldValue",
              3,
              onContact(WritingProbes::undocumentedName)),
          LiveCheck.writing(
              Assumption.ODD_TEXT_BOXES_ARE_REFUSED,
              "a list of text boxes in another shape is ignored",
              2,
              onContact(WritingProbes::textBoxes)),
          new LiveCheck(
              "option-values",
              "a custom field with options takes any text",
              LiveCheck.Need.WRITES,
              3,
              onContact(WritingProbes::options)),
          LiveCheck.writing(
              Assumption.MISSING_BULK_LOCATION_IS_422,
              "a bulk change of tags without a location gets 400",
              1,
              onContact(
                  (service, id) ->
                      Outcome.byStatus(
                          service.send(
                              tags().json(Map.of("contacts", List.of(id), "tags", List.of(ODD)))),
                          400,
                          422))),
          new LiveCheck(
              "bulk-tags-max",
              "a bulk change of tags takes 500 contacts",
              LiveCheck.Need.WRITES,
              2,
              onContact(WritingProbes::bulkMax)),
          LiveCheck.writing(
              Assumption.MISSING_BODY_IS_EMPTY,
              "where an empty object is required, a request without a body gets 422",
              2,
              onContact(WritingProbes::missingBody)));

  private WritingProbes() {}

  private static Probe onContact(BiFunction<LiveService, String, Outcome> probe) {
    return service ->
        service
            .testContact()
            .id()
            .map(id -> probe.apply(service, id))
            .orElseGet(() -> service.testContact().missing());
  }

  private static Outcome indexLag(LiveService service, String id) {
    Reply reply = service.filter("id", "eq", id);
    if (!reply.isSuccess()) {
      return Outcome.unexpected(reply);
    }
    return reply.body().path("total").asInt() > 0
        ? Outcome.confirmed("found at once")
        : Outcome.denied("not found at once");
  }

  private static Outcome unknownField(LiveService service, String id) {
    return Outcome.unanimous(
        Stream.of("key", "id")
            .map(
                name ->
                    ignoredOrRefused(
                        service
                            .testContact()
                            .write(id, Map.of(name, LiveService.NO_ID, "fieldValue", ODD))))
            .toList());
  }

  private static Outcome undocumentedName(LiveService service, String id) {
    return service
        .field("TEXT")
        .map(field -> stored(service, id, field, "value"))
        .orElseGet(() -> noField("TEXT"));
  }

  private static Outcome textBoxes(LiveService service, String id) {
    return service
        .field("TEXTBOX_LIST")
        .map(
            field ->
                ignoredOrRefused(
                    service
                        .testContact()
                        .write(id, Map.of("id", field, "fieldValue", List.of(ODD)))))
        .orElseGet(() -> noField("TEXTBOX_LIST"));
  }

  private static Outcome options(LiveService service, String id) {
    return service
        .field("RADIO")
        .or(() -> service.field("SINGLE_OPTIONS"))
        .map(field -> stored(service, id, field, "fieldValue"))
        .orElseGet(() -> noField("RADIO or SINGLE_OPTIONS"));
  }

  /** Writes an odd value as a property of a custom field, and looks whether it is kept. */
  private static Outcome stored(LiveService service, String id, String field, String property) {
    Reply reply = service.testContact().write(id, Map.of("id", field, property, ODD));
    if (!reply.isSuccess()) {
      return ignoredOrRefused(reply);
    }
    return holds(service, id, field)
        ? Outcome.confirmed("stored")
        : Outcome.denied("taken, but not stored");
  }

  private static boolean holds(LiveService service, String id, String field) {
    return service.testContact().value(id, field).map(JsonNode::asText).orElse("").equals(ODD);
  }

  private static Outcome bulkMax(LiveService service, String id) {
    Reply most = service.send(tags(service, id, BULK_MAX));
    if (!most.isSuccess()) {
      return most.isRefused()
          ? Outcome.denied(BULK_MAX + " contacts: " + most.text())
          : Outcome.unexpected(most);
    }
    Reply more = service.send(tags(service, id, BULK_MAX + 1));
    if (more.isSuccess()) {
      return Outcome.denied((BULK_MAX + 1) + " contacts are taken");
    }
    return more.isRefused() ? Outcome.confirmed(more.text()) : Outcome.unexpected(more);
  }

  private static RawRequest tags(LiveService service, String id, int count) {
    // All but the first are of no contact.
    List<String> ids =
        IntStream.range(0, count)
            .mapToObj(i -> i == 0 ? id : "nOsUcHcOnTaCt%07d".formatted(i))
            .toList();
    return tags()
        .json(Map.of("locationId", service.locationId(), "contacts", ids, "tags", List.of(ODD)));
  }

  /** Removes one that no contact has: added ones would stay in the location's list of tags. */
  private static RawRequest tags() {
    return RawRequest.post("/contacts/bulk/tags/update/remove").idempotent();
  }

  private static Outcome missingBody(LiveService service, String id) {
    RawRequest request =
        RawRequest.post("/contacts/{contactId}/campaigns/{campaignId}", id, LiveService.NO_ID);
    Reply none = service.send(request);
    Reply empty = service.send(request.json(Map.of()));
    if (none.status() == 422 && empty.status() != 422) {
      return Outcome.confirmed(none.text());
    }
    return none.status() == empty.status() && (none.isSuccess() || none.isRefused())
        ? Outcome.denied("the same response as to an empty object: HTTP " + none.status())
        : Outcome.unexpected(none);
  }

  private static Outcome ignoredOrRefused(Reply reply) {
    if (reply.isSuccess()) {
      return Outcome.confirmed(reply.text());
    }
    return reply.isRefused() ? Outcome.denied(reply.text()) : Outcome.unexpected(reply);
  }

  private static Outcome noField(String types) {
    return Outcome.unknown("the location has no custom field of type " + types);
  }
}
