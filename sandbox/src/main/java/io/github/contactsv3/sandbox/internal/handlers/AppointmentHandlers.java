package io.github.contactsv3.sandbox.internal.handlers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.SandboxAppointment;
import io.github.contactsv3.sandbox.internal.contacts.Appointment;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactJson;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Lists appointments, earliest first. */
final class AppointmentHandlers {

  private static final String CALENDAR = "YlWd2wuCAZQzh2cH1fVZ";

  private final ContactAccess access;
  private final DateTimeFormatter format;

  AppointmentHandlers(SandboxState state) {
    this.access = new ContactAccess(state);
    // Times have no zone on the wire, and which one is meant is not documented.
    this.format =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(state.options().appointmentZone());
  }

  void register(Map<String, Handler> table) {
    table.put("listAppointments", this::list);
  }

  private ServiceResponse list(Request request) {
    Contact contact = access.get(request);
    ArrayNode events = JsonNodeFactory.instance.arrayNode();
    contact.appointments.forEach(appointment -> events.add(json(contact, appointment)));
    return ServiceResponse.ok(ContactJson.wrap("events", events));
  }

  private ObjectNode json(Contact contact, Appointment appointment) {
    SandboxAppointment details = appointment.details();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", appointment.id());
    node.put("calendarId", CALENDAR);
    node.put("contactId", contact.id);
    node.put("locationId", contact.locationId);
    node.put("title", details.title());
    node.put("status", "booked");
    node.put("appointmentStatus", details.status());
    ContactJson.putIfPresent(node, "assignedUserId", contact.assignedTo);
    node.putArray("users");
    node.putArray("assignedResources");
    node.put("startTime", format.format(details.start()));
    node.put("endTime", format.format(details.end()));
    node.put("dateAdded", format.format(Instant.ofEpochMilli(appointment.added())));
    node.put("dateUpdated", format.format(Instant.ofEpochMilli(appointment.added())));
    return node;
  }
}
