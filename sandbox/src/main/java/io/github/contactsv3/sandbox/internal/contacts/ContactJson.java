package io.github.contactsv3.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes contacts as the service does: one shape for single contacts, another for search. */
public final class ContactJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ContactJson() {}

  /** The shape of get, create, update, upsert and the duplicate lookup. */
  public static ObjectNode contact(Contact contact) {
    ObjectNode node = NODES.objectNode();
    node.put("id", contact.id);
    node.put("locationId", contact.locationId);
    node.put("name", contact.fullName());
    node.put("firstName", contact.firstName);
    node.put("lastName", contact.lastName);
    putIfPresent(node, "firstNameLowerCase", Contact.lower(contact.firstName));
    putIfPresent(node, "lastNameLowerCase", Contact.lower(contact.lastName));
    putIfPresent(node, "fullNameLowerCase", Contact.lower(contact.fullName()));
    node.put("email", contact.email);
    putIfPresent(node, "emailLowerCase", Contact.lower(contact.email));
    node.putArray("additionalEmails");
    node.put("phone", contact.phone);
    putIfPresent(node, "companyName", contact.companyName);
    putIfPresent(node, "businessId", contact.businessId);
    putIfPresent(node, "address1", contact.address1);
    putIfPresent(node, "city", contact.city);
    putIfPresent(node, "state", contact.state);
    putIfPresent(node, "postalCode", contact.postalCode);
    putIfPresent(node, "country", contact.country);
    putIfPresent(node, "website", contact.website);
    putIfPresent(node, "timezone", contact.timezone);
    if (contact.dateOfBirth != null) {
      node.put("dateOfBirth", contact.dateOfBirth.toString());
    }
    putIfPresent(node, "type", contact.type);
    putIfPresent(node, "source", contact.source);
    putIfPresent(node, "assignedTo", contact.assignedTo);
    contact.followers.forEach(node.putArray("followers")::add);
    contact.tags.forEach(node.putArray("tags")::add);
    node.set("customFields", customFields(contact));
    node.put("dnd", contact.dnd);
    if (!contact.dndSettings.isEmpty()) {
      node.set("dndSettings", dndSettings(contact));
    }
    if (contact.inboundDnd != null) {
      node.set("inboundDndSettings", inbound(contact.inboundDnd));
    }
    node.put("dateAdded", Timestamps.format(contact.dateAdded));
    node.put("dateUpdated", Timestamps.format(contact.dateUpdated));
    return node;
  }

  /** The shape of search results, with the cursor that continues after this contact. */
  public static ObjectNode summary(Contact contact, ArrayNode searchAfter) {
    ObjectNode node = NODES.objectNode();
    node.put("id", contact.id);
    node.put("locationId", contact.locationId);
    node.put("contactName", Contact.lower(contact.fullName()));
    node.put("firstName", Contact.lower(contact.firstName));
    node.put("lastName", Contact.lower(contact.lastName));
    node.put("firstNameLowerCase", Contact.lower(contact.firstName));
    node.put("lastNameLowerCase", Contact.lower(contact.lastName));
    node.put("email", contact.email);
    node.putArray("additionalEmails");
    node.put("phone", contact.phone);
    node.putNull("phoneLabel");
    node.putArray("additionalPhones");
    node.put("address", contact.address1);
    node.put("city", contact.city);
    node.put("state", contact.state);
    node.put("postalCode", contact.postalCode);
    node.put("country", contact.country);
    node.put("companyName", contact.companyName);
    node.put("businessId", contact.businessId);
    node.put("businessName", contact.businessName);
    node.put("website", contact.website);
    node.put("source", contact.source);
    node.put("type", contact.type);
    node.put("timezone", contact.timezone);
    contact.tags.forEach(node.putArray("tags")::add);
    contact.followers.forEach(node.putArray("followers")::add);
    node.put("assignedTo", contact.assignedTo);
    node.put("dnd", contact.dnd);
    node.set("dndSettings", dndSettings(contact));
    if (contact.inboundDnd != null) {
      node.set("inboundDndSettings", inbound(contact.inboundDnd));
    }
    node.put("validEmail", contact.validEmail);
    node.put(
        "dateOfBirth",
        contact.dateOfBirth == null
            ? null
            : Timestamps.format(Timestamps.startOfDay(contact.dateOfBirth)));
    node.put("dateAdded", Timestamps.format(contact.dateAdded));
    node.put("dateUpdated", Timestamps.format(contact.dateUpdated));
    node.set("customFields", customFields(contact));
    node.set("searchAfter", searchAfter);
    return node;
  }

  /** The shape of the contacts of a business. */
  public static ObjectNode businessContact(Contact contact) {
    ObjectNode node = NODES.objectNode();
    node.put("id", contact.id);
    node.put("locationId", contact.locationId);
    node.put("email", contact.email);
    node.put("timezone", contact.timezone);
    node.put("country", contact.country);
    node.put("source", contact.source);
    node.put("dateAdded", Timestamps.format(contact.dateAdded));
    node.set("customFields", customFields(contact));
    node.set("tags", strings(contact.tags));
    node.put("businessId", contact.businessId);
    node.putArray("attributions");
    node.set("followers", strings(contact.followers));
    return node;
  }

  /** A response with one property. */
  public static ObjectNode wrap(String name, JsonNode value) {
    ObjectNode node = NODES.objectNode();
    node.set(name, value);
    return node;
  }

  public static void putIfPresent(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  public static ArrayNode strings(List<String> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(array::add);
    return array;
  }

  private static ArrayNode customFields(Contact contact) {
    ArrayNode array = NODES.arrayNode();
    for (CustomFieldValue field : contact.customFields) {
      array.addObject().put("id", field.fieldId()).set("value", value(field.value()));
    }
    return array;
  }

  private static ObjectNode dndSettings(Contact contact) {
    ObjectNode settings = NODES.objectNode();
    for (DndSetting.Channel channel : DndSetting.Channel.values()) {
      DndSetting setting = contact.dndSettings.get(channel);
      if (setting != null) {
        settings.set(channel.wireName, dnd(setting));
      }
    }
    return settings;
  }

  private static ObjectNode inbound(DndSetting setting) {
    return wrap("all", dnd(setting));
  }

  private static ObjectNode dnd(DndSetting setting) {
    ObjectNode node = NODES.objectNode();
    node.put("status", setting.status());
    putIfPresent(node, "message", setting.message());
    putIfPresent(node, "code", setting.code());
    return node;
  }

  private static JsonNode value(Object value) {
    if (value instanceof Map<?, ?> map) {
      ObjectNode node = NODES.objectNode();
      map.forEach((key, member) -> node.set(String.valueOf(key), value(member)));
      return node;
    }
    if (value instanceof List<?> list) {
      ArrayNode node = NODES.arrayNode();
      list.forEach(member -> node.add(value(member)));
      return node;
    }
    if (value instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    return NODES.textNode(String.valueOf(value));
  }

  private static JsonNode number(Number number) {
    if (number instanceof BigInteger integer) {
      return NODES.numberNode(integer);
    }
    if (number instanceof BigDecimal decimal) {
      return NODES.numberNode(decimal);
    }
    return number instanceof Double || number instanceof Float
        ? NODES.numberNode(number.doubleValue())
        : NODES.numberNode(number.longValue());
  }
}
