package io.github.contactsv3.sandbox.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.SandboxAppointment;
import io.github.contactsv3.sandbox.internal.contacts.Appointment;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.handlers.NoteHandlers;
import io.github.contactsv3.sandbox.internal.handlers.TaskHandlers;
import io.github.contactsv3.sandbox.internal.http.StopSignal;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.search.ContactSearch;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Contacts as the control API shows them: pages of a location, and one with all that it has. */
final class ContactViews {

  private static final Pattern CURSOR = Pattern.compile("(-?[0-9]{1,18}),([A-Za-z0-9]{1,64})");

  private final SandboxState state;
  private final String defaultLocation;
  private final ContactSearch search;

  ContactViews(SandboxState state, String defaultLocation, ContactSearch search) {
    this.state = state;
    this.defaultLocation = defaultLocation;
    this.search = search;
  }

  /**
   * Contacts of a location, newest first, as a search for the query's {@code query} finds them.
   * {@code next} in the view is what {@code after} has to be for the page that follows, or null.
   *
   * @throws IllegalArgumentException if the query asks for what cannot be
   */
  ObjectNode list(String queryString) {
    ViewQuery query = new ViewQuery(queryString);
    int limit = query.limit();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("pageLimit", limit);
    String text = query.text("query");
    if (text != null) {
      body.put("query", text);
    }
    String after = query.text("after");
    if (after != null) {
      body.set("searchAfter", cursor(after));
    }
    ObjectNode view = search.search(body, location(query), StopSignal.INTERRUPTION).body();
    JsonNode contacts = view.get("contacts");
    view.put("next", contacts.size() < limit ? null : next(contacts.get(limit - 1)));
    return view;
  }

  private static ArrayNode cursor(String after) {
    Matcher matcher = CURSOR.matcher(after);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("after is not the next of a page: " + after);
    }
    ArrayNode cursor = JsonNodeFactory.instance.arrayNode();
    return cursor.add(Long.parseLong(matcher.group(1))).add(matcher.group(2));
  }

  private static String next(JsonNode last) {
    JsonNode cursor = last.get("searchAfter");
    return cursor.get(0).asText() + "," + cursor.get(1).asText();
  }

  /**
   * A contact with its notes, tasks, appointments, campaigns and workflows; custom fields with
   * their keys and types.
   *
   * @throws ApiError if the location has no such contact
   */
  ObjectNode get(String id, String queryString) {
    LocationState location = location(new ViewQuery(queryString));
    Contact contact = location.find(id);
    if (contact == null) {
      throw ApiError.notFound("no contact " + id + " in location " + location.id);
    }
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    ObjectNode shown = ContactJson.contact(contact);
    ContactJson.putIfPresent(shown, "businessName", contact.businessName);
    for (JsonNode value : shown.get("customFields")) {
      describe(
          (ObjectNode) value,
          location.customFields().contactFieldById(value.get("id").textValue()));
    }
    view.set("contact", shown);
    ArrayNode notes = view.putArray("notes");
    contact.notes.forEach(note -> notes.add(NoteHandlers.json(contact, note)));
    ArrayNode tasks = view.putArray("tasks");
    contact.tasks.forEach(task -> tasks.add(TaskHandlers.json(contact, task)));
    ArrayNode appointments = view.putArray("appointments");
    contact.appointments.forEach(appointment -> appointments.add(json(appointment)));
    view.set("campaigns", ContactJson.strings(contact.campaigns));
    ArrayNode workflows = view.putArray("workflows");
    contact.workflows.forEach(enrolment -> workflows.add(enrolment.workflowId()));
    return view;
  }

  private static void describe(ObjectNode value, @Nullable CustomFieldDefinition field) {
    if (field != null) {
      value.put("name", field.name());
      value.put("key", field.fieldKey());
      value.put("type", field.type().name());
    }
  }

  private static ObjectNode json(Appointment appointment) {
    SandboxAppointment details = appointment.details();
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("id", appointment.id());
    view.put("title", details.title());
    view.put("start", Timestamps.format(details.start().toEpochMilli()));
    view.put("end", Timestamps.format(details.end().toEpochMilli()));
    view.put("status", details.status());
    return view;
  }

  private LocationState location(ViewQuery query) {
    String id = query.text("locationId", defaultLocation);
    LocationState location = state.findLocation(id);
    if (location == null) {
      throw new IllegalArgumentException("no location " + id);
    }
    return location;
  }
}
