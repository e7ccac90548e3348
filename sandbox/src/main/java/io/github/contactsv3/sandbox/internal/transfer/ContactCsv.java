package io.github.contactsv3.sandbox.internal.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.CustomFieldCatalog;
import io.github.contactsv3.sandbox.internal.contacts.DndSetting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of contacts in CSV: the texts, lists joined by semicolons, the state of each channel,
 * dates, and a column for each custom field, named by its key.
 */
final class ContactCsv {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String DND = "dndSettings.";

  private final List<Column> columns;

  private ContactCsv(List<Column> columns) {
    this.columns = columns;
  }

  /**
   * A column.
   *
   * @param name its name in the header
   * @param write a contact's value, null for none
   * @param read puts a value that is not empty into the object that {@link ContactRecordReader}
   *     reads
   */
  private record Column(String name, Function<Contact, @Nullable String> write, Reader read) {}

  private interface Reader {
    void read(String value, ObjectNode row);
  }

  /** All columns of a location. */
  static ContactCsv of(CustomFieldCatalog fields) {
    List<Column> columns = new ArrayList<>();
    columns.add(text("id", contact -> contact.id));
    for (ContactText text : ContactText.ALL) {
      columns.add(text(text.wireName(), text.read()));
    }
    columns.add(
        text(
            "dateOfBirth",
            contact -> contact.dateOfBirth == null ? null : contact.dateOfBirth.toString()));
    columns.add(
        flag(
            "validEmail",
            contact -> contact.validEmail == null ? null : contact.validEmail.toString()));
    columns.add(list("tags", contact -> contact.tags));
    columns.add(list("followers", contact -> contact.followers));
    columns.add(flag("dnd", contact -> String.valueOf(contact.dnd)));
    for (DndSetting.Channel channel : DndSetting.Channel.values()) {
      columns.add(channel(channel));
    }
    columns.add(
        new Column(
            "inboundDndSettings.all",
            contact -> contact.inboundDnd == null ? null : contact.inboundDnd.status(),
            (value, row) -> {
              ObjectNode settings = row.putObject("inboundDndSettings");
              if (!value.isEmpty()) {
                settings.putObject("all").put("status", value);
              }
            }));
    for (CustomFieldDefinition field : fields.contactFields()) {
      columns.add(customField(field));
    }
    columns.add(text("dateAdded", contact -> Instant.ofEpochMilli(contact.dateAdded).toString()));
    columns.add(
        text("dateUpdated", contact -> Instant.ofEpochMilli(contact.dateUpdated).toString()));
    return new ContactCsv(columns);
  }

  /**
   * The columns of a header, in its order.
   *
   * @param problems gets those that there are not, or that are there twice
   */
  ContactCsv select(List<String> header, List<String> problems) {
    List<Column> selected = new ArrayList<>();
    for (String name : header) {
      Column column =
          columns.stream()
              .filter(each -> each.name().equals(name.strip()))
              .findFirst()
              .orElse(null);
      if (column == null) {
        problems.add("column \"" + name + "\" is no property of a contact and no custom field");
      } else if (selected.contains(column)) {
        problems.add("column \"" + name + "\" is there twice");
      } else {
        selected.add(column);
      }
    }
    return new ContactCsv(selected);
  }

  List<String> header() {
    return columns.stream().map(Column::name).toList();
  }

  /** The values of a contact; empty where there is none. */
  String[] row(Contact contact) {
    return columns.stream()
        .map(column -> column.write().apply(contact))
        .map(value -> value == null ? "" : value)
        .toArray(String[]::new);
  }

  /**
   * The object that {@link ContactRecordReader} reads; an empty value clears its property.
   *
   * @param values one for each column
   * @param before the custom fields and channels that the columns don't name are kept from it
   */
  ObjectNode record(List<String> values, @Nullable Contact before) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).read().read(values.get(i), row);
    }
    if (before != null) {
      keep(before, row);
    }
    return row;
  }

  /** Custom fields and channels have a column each, but one property all together. */
  private void keep(Contact before, ObjectNode row) {
    JsonNode all;
    try {
      all = JSON.readTree(ContactRecord.text(before, null));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was written cannot be read", e);
    }
    keepChannels(all.path("dndSettings"), row.path("dndSettings"), DND);
    keepChannels(
        all.path("inboundDndSettings"), row.path("inboundDndSettings"), "inboundDndSettings.");
    if (row.has("customFields")) {
      row.set("customFields", merged(all.path("customFields"), row.path("customFields")));
    }
  }

  /** Also the message of a state that stays, for which there is no column. */
  private void keepChannels(JsonNode before, JsonNode row, String prefix) {
    if (row instanceof ObjectNode settings) {
      before
          .properties()
          .forEach(
              setting -> {
                JsonNode status = settings.path(setting.getKey()).path("status");
                boolean same = status.equals(setting.getValue().path("status"));
                if (same || !header().contains(prefix + setting.getKey())) {
                  settings.set(setting.getKey(), setting.getValue());
                }
              });
    }
  }

  /** The fields of before in their order, with the row's values; then the row's others. */
  private static ArrayNode merged(JsonNode before, JsonNode row) {
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    before.forEach(field -> byId.put(field.path("id").asText(), field));
    row.forEach(field -> byId.put(field.path("id").asText(), field));
    return JsonNodeFactory.instance.arrayNode().addAll(byId.values());
  }

  private static Column text(String name, Function<Contact, @Nullable String> write) {
    return new Column(name, write, (value, row) -> row.put(name, value.isEmpty() ? null : value));
  }

  private static Column flag(String name, Function<Contact, @Nullable String> write) {
    return new Column(name, write, (value, row) -> row.set(name, bool(value)));
  }

  private static Column list(String name, Function<Contact, List<String>> write) {
    return new Column(
        name, contact -> join(write.apply(contact)), (value, row) -> row.set(name, split(value)));
  }

  private static Column channel(DndSetting.Channel channel) {
    return new Column(
        DND + channel.wireName,
        contact -> {
          DndSetting setting = contact.dndSettings.get(channel);
          return setting == null ? null : setting.status();
        },
        (value, row) -> {
          ObjectNode settings =
              row.has("dndSettings")
                  ? (ObjectNode) row.get("dndSettings")
                  : row.putObject("dndSettings");
          if (!value.isEmpty()) {
            settings.putObject(channel.wireName).put("status", value);
          }
        });
  }

  private static Column customField(CustomFieldDefinition field) {
    return new Column(
        field.fieldKey(),
        contact -> {
          Object value = contact.customField(field.id());
          return value == null ? null : customText(value);
        },
        (value, row) -> {
          ArrayNode values =
              row.has("customFields")
                  ? (ArrayNode) row.get("customFields")
                  : row.putArray("customFields");
          values.addObject().put("id", field.id()).set("value", customValue(field, value));
        });
  }

  private static String customText(Object value) {
    if (value instanceof List<?> list) {
      return join(list.stream().map(String::valueOf).toList());
    }
    return value instanceof String text ? text : JSON.valueToTree(value).toString();
  }

  private static JsonNode customValue(CustomFieldDefinition field, String value) {
    if (value.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    return switch (field.type()) {
      case CHECKBOX, MULTIPLE_OPTIONS -> split(value);
      case NUMERICAL, FLOAT, MONETORY, TEXTBOX_LIST, FILE_UPLOAD, SIGNATURE -> json(value);
      default -> JsonNodeFactory.instance.textNode(value);
    };
  }

  private static JsonNode bool(String value) {
    return switch (value) {
      case "" -> JsonNodeFactory.instance.nullNode();
      // As spreadsheets write them.
      case "true", "TRUE" -> JsonNodeFactory.instance.booleanNode(true);
      case "false", "FALSE" -> JsonNodeFactory.instance.booleanNode(false);
      default -> JsonNodeFactory.instance.textNode(value);
    };
  }

  /** JSON, or the text itself if it is none, so that it is refused as what it is. */
  private static JsonNode json(String value) {
    try {
      return JSON.readTree(value);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.textNode(value);
    }
  }

  /** Joined by semicolons, or as a JSON array if a member could not be told from the others. */
  private static String join(List<String> members) {
    boolean plain =
        members.stream()
            .noneMatch(
                member ->
                    member.isEmpty()
                        || !member.equals(member.strip())
                        || member.contains(";")
                        || member.startsWith("["));
    return plain ? String.join(";", members) : JSON.valueToTree(members).toString();
  }

  private static JsonNode split(String value) {
    if (value.startsWith("[")) {
      return json(value);
    }
    ArrayNode members = JsonNodeFactory.instance.arrayNode();
    Stream.of(value.split(";"))
        .map(String::strip)
        .filter(member -> !member.isEmpty())
        .forEach(members::add);
    return members;
  }
}
