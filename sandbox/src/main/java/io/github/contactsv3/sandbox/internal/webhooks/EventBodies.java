package io.github.contactsv3.sandbox.internal.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactItem;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.contacts.DndSetting;
import io.github.contactsv3.sandbox.internal.contacts.Note;
import io.github.contactsv3.sandbox.internal.contacts.Task;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The events that a change of a contact causes, without what every event has. Stateless. */
final class EventBodies {
  /** All types of events, sorted. */
  static final Set<String> TYPES =
      new TreeSet<>(
          Set.of(
              "ContactCreate",
              "ContactUpdate",
              "ContactDelete",
              "ContactTagUpdate",
              "ContactDndUpdate",
              "NoteCreate",
              "NoteUpdate",
              "NoteDelete",
              "TaskCreate",
              "TaskComplete",
              "TaskDelete",
              "INSTALL",
              "UNINSTALL"));

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Properties of a contact that events have under the same name. */
  private static final List<String> SAME =
      List.of(
          "id",
          "firstName",
          "lastName",
          "email",
          "phone",
          "companyName",
          "address1",
          "city",
          "state",
          "postalCode",
          "country",
          "website",
          "source",
          "dateAdded",
          "assignedTo",
          "customFields");

  /**
   * An event to be.
   *
   * @param type its type
   * @param locationId where it happened, or null for the whole company
   * @param body what only this event says
   */
  record Body(String type, @Nullable String locationId, ObjectNode body) {}

  private EventBodies() {}

  static List<Body> of(@Nullable Contact before, @Nullable Contact after) {
    List<Body> events = new ArrayList<>();
    if (after != null && before != null) {
      changed(before, after, events);
    } else if (after != null) {
      events.add(event("ContactCreate", after, contact(after)));
    } else if (before != null) {
      events.add(event("ContactDelete", before, contact(before)));
    }
    return events;
  }

  private static void changed(Contact before, Contact after, List<Body> events) {
    if (!core(before).equals(core(after))) {
      events.add(event("ContactUpdate", after, contact(after)));
    }
    if (!before.tags.equals(after.tags)) {
      events.add(event("ContactTagUpdate", after, contact(after)));
    }
    if (before.dnd != after.dnd || !before.dndSettings.equals(after.dndSettings)) {
      ObjectNode body = contact(after);
      body.set("dndSettings", dndSettings(after));
      events.add(event("ContactDndUpdate", after, body));
    }
    items(
        before.notes,
        after.notes,
        (was, is) -> "Note" + (was == null ? "Create" : is == null ? "Delete" : "Update"),
        (type, note) -> events.add(event(type, after, note(after, note))));
    items(
        before.tasks,
        after.tasks,
        EventBodies::taskEvent,
        (type, task) -> events.add(event(type, after, task(after, task))));
  }

  /** The service has no event for a task that is changed otherwise. */
  private static @Nullable String taskEvent(@Nullable Task was, @Nullable Task is) {
    if (was == null) {
      return "TaskCreate";
    }
    if (is == null) {
      return "TaskDelete";
    }
    return is.completed() && !was.completed() ? "TaskComplete" : null;
  }

  /** Names the event of an item that was, and is now; either may be null. */
  private interface Naming<T> {
    @Nullable String type(@Nullable T was, @Nullable T is);
  }

  private interface Sink<T> {
    void accept(String type, T item);
  }

  private static <T extends ContactItem> void items(
      List<T> before, List<T> after, Naming<T> naming, Sink<T> sink) {
    if (before.equals(after)) {
      return;
    }
    Map<String, T> was = byId(before);
    Map<String, T> is = byId(after);
    Set<String> ids = new TreeSet<>(was.keySet());
    ids.addAll(is.keySet());
    for (String id : ids) {
      T old = was.get(id);
      T now = is.get(id);
      String type = Objects.equals(old, now) ? null : naming.type(old, now);
      T item = now == null ? old : now;
      if (type != null && item != null) {
        sink.accept(type, item);
      }
    }
  }

  private static <T extends ContactItem> Map<String, T> byId(List<T> items) {
    Map<String, T> byId = new LinkedHashMap<>();
    items.forEach(item -> byId.put(item.id(), item));
    return byId;
  }

  private static Body event(String type, Contact contact, ObjectNode body) {
    return new Body(type, contact.locationId, body);
  }

  private static ObjectNode contact(Contact contact) {
    ObjectNode body = core(contact);
    body.put("dnd", contact.dnd);
    body.set("tags", ContactJson.strings(contact.tags));
    return body;
  }

  /** What has no event of its own. */
  private static ObjectNode core(Contact contact) {
    JsonNode all = ContactJson.contact(contact);
    ObjectNode body = NODES.objectNode();
    for (String name : SAME) {
      if (all.hasNonNull(name)) {
        body.set(name, all.get(name));
      }
    }
    ContactJson.putIfPresent(body, "name", contact.fullName());
    if (contact.dateOfBirth != null) {
      body.put("dateOfBirth", Timestamps.format(Timestamps.startOfDay(contact.dateOfBirth)));
    }
    body.putArray("attachments");
    return body;
  }

  private static ObjectNode dndSettings(Contact contact) {
    ObjectNode settings = NODES.objectNode();
    for (DndSetting.Channel channel : DndSetting.Channel.values()) {
      DndSetting setting = contact.dndSettings.get(channel);
      if (setting != null) {
        ObjectNode node = settings.putObject(channel.filterName).put("status", setting.status());
        ContactJson.putIfPresent(node, "message", setting.message());
        ContactJson.putIfPresent(node, "code", setting.code());
      }
    }
    return settings;
  }

  private static ObjectNode note(Contact contact, Note note) {
    return NODES
        .objectNode()
        .put("id", note.id())
        .put("contactId", contact.id)
        .put("body", note.body())
        .put("dateAdded", Timestamps.format(note.dateAdded()));
  }

  private static ObjectNode task(Contact contact, Task task) {
    ObjectNode body = NODES.objectNode();
    body.put("id", task.id()).put("contactId", contact.id).put("title", task.title());
    ContactJson.putIfPresent(body, "body", task.body());
    ContactJson.putIfPresent(body, "assignedTo", task.assignedTo());
    return body.put("dueDate", Timestamps.format(task.dueDate()));
  }
}
