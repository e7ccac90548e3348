package io.github.contactsv3.sandbox.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.RawRequest;
import io.github.contactsv3.core.ApiResponse;
import io.github.contactsv3.errors.ServiceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The service, as probes send requests to it. Keeps what several of them read. */
final class LiveService {
  /** Has the form of an id, and is none. */
  static final String NO_ID = "nOsUcHiTeMaTaLl00000";

  private static final int FEW = 100;
  private static final JsonMapper JSON = new JsonMapper();

  private final ContactsClient client;
  private final boolean writes;
  private final @Nullable ContactsClient withoutQuota;
  private final TokenEndpoint tokens;
  private final TestContact testContact = new TestContact(this);
  private @Nullable List<JsonNode> contacts;
  private @Nullable List<JsonNode> fields;

  LiveService(
      ContactsClient client,
      boolean writes,
      @Nullable ContactsClient withoutQuota,
      TokenEndpoint tokens) {
    this.client = client;
    this.writes = writes;
    this.withoutQuota = withoutQuota;
    this.tokens = tokens;
  }

  String locationId() {
    return client.locationId();
  }

  boolean writes() {
    return writes;
  }

  @Nullable ContactsClient withoutQuota() {
    return withoutQuota;
  }

  TokenEndpoint tokens() {
    return tokens;
  }

  TestContact testContact() {
    return testContact;
  }

  Reply send(RawRequest request) {
    try {
      ApiResponse<String> response = client.raw().send(request);
      return new Reply(response.status(), "HTTP " + response.status(), json(response.body()));
    } catch (ServiceException e) {
      return new Reply(e.status(), explanation(e), MissingNode.getInstance());
    }
  }

  /** Without the request, which the check names, and the trace id, which no page needs. */
  private static String explanation(ServiceException e) {
    String message = String.valueOf(e.getMessage());
    return message
        .substring(Math.max(0, message.indexOf("HTTP ")))
        .replaceFirst(", trace [A-Za-z0-9_-]+$", "");
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** Sends a search for one contact, with further properties of its body. */
  Reply search(Map<String, Object> further) {
    return send(search("/contacts/search", further));
  }

  RawRequest search(String path, Map<String, Object> further) {
    Map<String, Object> body = new HashMap<>();
    body.put("locationId", locationId());
    body.put("pageLimit", 1);
    body.putAll(further);
    return RawRequest.post(path).json(body).idempotent();
  }

  /** Sends a search with one condition. */
  Reply filter(String field, String operator, Object value) {
    return search(
        Map.of("filters", List.of(Map.of("field", field, "operator", operator, "value", value))));
  }

  /** Returns the newest contacts of the location, 100 at most. */
  List<JsonNode> contacts() {
    List<JsonNode> known = contacts;
    if (known == null) {
      known = list(search(Map.of("pageLimit", FEW)), "contacts");
      contacts = known;
    }
    return known;
  }

  /** Returns the id of a custom field of contacts of that type, if the location has one. */
  Optional<String> field(String dataType) {
    List<JsonNode> known = fields;
    if (known == null) {
      known = list(send(customFields("contact")), "customFields");
      fields = known;
    }
    return known.stream()
        .filter(field -> field.path("dataType").asText().equals(dataType))
        .map(field -> field.path("id").asText())
        .findFirst();
  }

  RawRequest customFields(@Nullable String model) {
    RawRequest request = RawRequest.get("/locations/{locationId}/customFields", locationId());
    return model == null ? request : request.query("model", model);
  }

  static List<JsonNode> list(Reply reply, String property) {
    return StreamSupport.stream(reply.body().path(property).spliterator(), false).toList();
  }
}
