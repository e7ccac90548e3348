package io.github.contactsv3.sandbox.internal.search;

import io.github.contactsv3.sandbox.internal.contacts.Appointment;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.DndSetting;
import io.github.contactsv3.sandbox.internal.contacts.Enrolment;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads contacts by the names search uses. What only other APIs of the service can write (e-mail
 * statistics, ends of workflows, opportunities) is empty here.
 */
final class ContactValues {

  private ContactValues() {}

  /** Readers by name: each gives null, a string, number, boolean or collection of strings. */
  static Map<String, Function<Contact, @Nullable Object>> readers() {
    Map<String, Function<Contact, @Nullable Object>> readers = new HashMap<>();
    readers.put("id", contact -> contact.id);
    readers.put("contactName", contact -> Contact.lower(contact.fullName()));
    readers.put("firstNameLowerCase", contact -> Contact.lower(contact.firstName));
    readers.put("lastNameLowerCase", contact -> Contact.lower(contact.lastName));
    readers.put("email", contact -> contact.email);
    readers.put("phone", contact -> contact.phone);
    readers.put("businessName", contact -> contact.businessName);
    readers.put("companyName", contact -> contact.companyName);
    readers.put("address", contact -> contact.address1);
    readers.put("city", contact -> contact.city);
    readers.put("state", contact -> contact.state);
    readers.put("postalCode", contact -> contact.postalCode);
    readers.put("country", contact -> contact.country);
    readers.put("website", contact -> contact.website);
    readers.put("timezone", contact -> contact.timezone);
    readers.put("type", contact -> contact.type);
    readers.put("source", contact -> contact.source);
    readers.put("assignedTo", contact -> contact.assignedTo);
    readers.put("tags", contact -> contact.tags);
    readers.put("followers", contact -> contact.followers);
    readers.put("dnd", contact -> contact.dnd);
    readers.put("validEmail", contact -> contact.validEmail);
    readers.put("dateAdded", contact -> contact.dateAdded);
    readers.put("dateUpdated", contact -> contact.dateUpdated);
    readers.put(
        "dateOfBirth",
        contact -> contact.dateOfBirth == null ? null : Timestamps.startOfDay(contact.dateOfBirth));
    for (DndSetting.Channel channel : DndSetting.Channel.values()) {
      readers.put(
          "dndSettings." + channel.filterName + ".status",
          contact -> status(contact.dndSettings.get(channel)));
    }
    readers.put("inboundDndSettings.all.status", contact -> status(contact.inboundDnd));
    readers.put(
        "activeWorkflows",
        contact -> contact.workflows.stream().map(Enrolment::workflowId).toList());
    readers.put("lastAppointment", ContactValues::lastAppointment);
    for (String name :
        new String[] {
          "isValidWhatsapp",
          "finishedWorkflows",
          "lastEmailClickedDate",
          "lastEmailOpenedDate",
          "opportunities"
        }) {
      readers.put(name, contact -> null);
    }
    return readers;
  }

  /** Start of the latest appointment, in the past or not. */
  private static @Nullable Long lastAppointment(Contact contact) {
    List<Appointment> earliestFirst = contact.appointments;
    return earliestFirst.isEmpty() ? null : earliestFirst.get(earliestFirst.size() - 1).start();
  }

  private static @Nullable String status(@Nullable DndSetting setting) {
    return setting == null ? null : setting.status();
  }
}
