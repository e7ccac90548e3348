package io.github.contactsv3.sandbox.internal.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.internal.access.TokenRegistry;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.fields.CustomFieldJson;
import io.github.contactsv3.sandbox.internal.transfer.ContactRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a data file: JSON objects whose first property says what they are. */
final class JournalRecords {

  private JournalRecords() {}

  static String put(Contact contact) {
    return "{\"put\":"
        + TextNode.valueOf(contact.locationId)
        + ",\"contact\":"
        + ContactRecord.text(contact, null)
        + "}";
  }

  static String remove(Contact contact) {
    return object("remove", contact.locationId).put("id", contact.id).toString();
  }

  static String deleted(String locationId, String contactId) {
    return object("deleted", locationId).put("id", contactId).toString();
  }

  static String forget(@Nullable String locationId) {
    return object("forget", locationId).toString();
  }

  /** Seeds and imports are in. */
  static String filled() {
    return "{\"filled\":true}";
  }

  static String location(LocationState location) {
    return object("location", location.id).put("name", location.name).toString();
  }

  static String removeLocation(String locationId) {
    return object("removeLocation", locationId).toString();
  }

  static String token(String kind, String key, @Nullable JsonNode value) {
    ObjectNode record = object("token", kind).put("key", key);
    record.set("value", value);
    return record.toString();
  }

  static String clearTokens(String kind) {
    return object("clearTokens", kind).toString();
  }

  static String customFields(String locationId, Iterable<CustomFieldDefinition> fields) {
    ObjectNode record = object("customFields", locationId);
    ArrayNode list = record.putArray("fields");
    for (CustomFieldDefinition field : fields) {
      list.add(CustomFieldJson.write(field, locationId, list.size()));
    }
    return record.toString();
  }

  /** Everything but the contacts. */
  static List<String> withoutContacts(SandboxState state, TokenRegistry tokens) {
    List<String> records = new ArrayList<>();
    records.add(filled());
    for (LocationState location : state.locations().sorted()) {
      records.add(location(location));
      if (location.customFields().isChanged()) {
        records.add(customFields(location.id, location.customFields().all()));
      }
    }
    tokens.forEachKept((kind, key, value) -> records.add(token(kind, key, value)));
    state.deleted().forEach((location, id) -> records.add(deleted(location, id)));
    return records;
  }

  private static ObjectNode object(String what, @Nullable String value) {
    return JsonNodeFactory.instance.objectNode().put(what, value);
  }
}
