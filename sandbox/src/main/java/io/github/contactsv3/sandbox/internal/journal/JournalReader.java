package io.github.contactsv3.sandbox.internal.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.internal.access.TokenRegistry;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactDraft;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.fields.CustomFieldJson;
import io.github.contactsv3.sandbox.internal.transfer.ContactRecordReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings a sandbox to the state that the records of a data file lead to. Used once. */
public final class JournalReader {

  private static final JsonMapper JSON = new JsonMapper();

  private final SandboxState state;
  private final TokenRegistry tokens;
  private final ContactRecordReader contacts;
  private final Map<String, String> locations = new LinkedHashMap<>();
  private final Map<String, Map<String, Contact>> byLocation = new HashMap<>();
  private final Map<String, List<CustomFieldDefinition>> customFields = new HashMap<>();

  private boolean filled;
  private long records;

  public JournalReader(SandboxState state, TokenRegistry tokens) {
    this.state = state;
    this.tokens = tokens;
    this.contacts = new ContactRecordReader(null, state.ids());
  }

  /**
   * Takes a record.
   *
   * @throws IllegalArgumentException if it is none that this version writes
   */
  public void accept(String record) {
    records++;
    JsonNode json;
    try {
      json = JSON.readTree(record);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
    String what = json.fieldNames().hasNext() ? json.fieldNames().next() : "";
    String name = json.path(what).textValue();
    switch (what) {
      case "put" -> put(required(what, name), json.path("contact"));
      case "remove" -> of(required(what, name)).remove(json.path("id").asText());
      case "deleted" -> state.deleted().add(required(what, name), json.path("id").asText());
      case "forget" -> forget(name);
      case "filled" -> filled = true;
      case "location" -> locations.put(required(what, name), json.path("name").asText());
      case "removeLocation" -> removeLocation(required(what, name));
      case "token" ->
          tokens.load(required(what, name), json.path("key").asText(), json.path("value"));
      case "clearTokens" -> tokens.load(required(what, name));
      case "customFields" -> customFields.put(required(what, name), fields(json.path("fields")));
      default -> throw new IllegalArgumentException("'" + what + "' is unknown to this version");
    }
  }

  private static String required(String what, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(what + " is not a string");
    }
    return value;
  }

  private void put(String locationId, JsonNode json) {
    String id = json.path("id").asText();
    ContactDraft draft = new ContactDraft(id, locationId, 0);
    List<String> problems = contacts.apply(json, draft);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.get(0));
    }
    of(locationId).put(id, draft.toContact());
  }

  private Map<String, Contact> of(String locationId) {
    return byLocation.computeIfAbsent(locationId, key -> new LinkedHashMap<>());
  }

  private void forget(@Nullable String locationId) {
    if (locationId == null) {
      state.deleted().clear();
    } else {
      state.deleted().clear(locationId);
    }
  }

  private void removeLocation(String locationId) {
    locations.remove(locationId);
    byLocation.remove(locationId);
    customFields.remove(locationId);
  }

  private static List<CustomFieldDefinition> fields(JsonNode list) {
    List<CustomFieldDefinition> fields = new ArrayList<>();
    list.forEach(field -> fields.add(CustomFieldJson.read(field)));
    return fields;
  }

  /** Returns whether seeds and imports are in already. */
  public boolean isFilled() {
    return filled;
  }

  /** How many of the records, by their number, the contacts that there are take; 1 at most. */
  public double liveShare() {
    long live = 0;
    for (Map<String, Contact> contacts : byLocation.values()) {
      live += contacts.size();
    }
    return records == 0 ? 1 : (double) live / records;
  }

  /** Puts everything into the sandbox. */
  public void finish() {
    locations.forEach(state.locations()::addIfAbsent);
    customFields.forEach(
        (id, fields) -> state.locations().addIfAbsent(id, null).customFields().load(fields));
    // One location after the other, so that what has been put in place need not be held twice.
    while (!byLocation.isEmpty()) {
      String id = byLocation.keySet().iterator().next();
      Map<String, Contact> loaded = byLocation.remove(id);
      state.locations().addIfAbsent(id, null).insertAll(List.copyOf(loaded.values()));
    }
  }
}
