package io.github.contactsv3.sandbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact with its notes, tasks, appointments, campaigns and workflows. Immutable, so that one
 * reference exchanged atomically is a change. Names in lower case and the full name are derived
 * when needed rather than kept: a million contacts have to fit a small heap.
 */
final class Contact {

  final String id;
  final String locationId;
  final @Nullable String firstName;
  final @Nullable String lastName;
  final @Nullable String email;
  final @Nullable String phone;
  final @Nullable String companyName;
  final @Nullable String businessId;
  final @Nullable String businessName;
  final @Nullable String address1;
  final @Nullable String city;
  final @Nullable String state;
  final @Nullable String postalCode;
  final @Nullable String country;
  final @Nullable String website;
  final @Nullable String timezone;
  final @Nullable LocalDate dateOfBirth;
  final @Nullable String type;
  final @Nullable String source;
  final @Nullable String assignedTo;
  final @Nullable Boolean validEmail;
  final boolean dnd;
  final Map<DndSetting.Channel, DndSetting> dndSettings;
  final @Nullable DndSetting inboundDnd;
  final List<String> tags;
  final List<String> followers;
  final List<CustomFieldValue> customFields;
  final List<Note> notes;
  final List<Task> tasks;
  final List<String> campaigns;
  final List<Enrolment> workflows;
  final List<Appointment> appointments;
  final long dateAdded;
  final long dateUpdated;

  Contact(ContactDraft draft) {
    this.id = draft.id;
    this.locationId = draft.locationId;
    this.firstName = draft.firstName;
    this.lastName = draft.lastName;
    this.email = draft.email;
    this.phone = draft.phone;
    this.companyName = draft.companyName;
    this.businessId = draft.businessId;
    this.businessName = draft.businessName;
    this.address1 = draft.address1;
    this.city = draft.city;
    this.state = draft.state;
    this.postalCode = draft.postalCode;
    this.country = draft.country;
    this.website = draft.website;
    this.timezone = draft.timezone;
    this.dateOfBirth = draft.dateOfBirth;
    this.type = draft.type;
    this.source = draft.source;
    this.assignedTo = draft.assignedTo;
    this.validEmail = draft.validEmail;
    this.dnd = draft.dnd;
    this.dndSettings = Map.copyOf(draft.dndSettings);
    this.inboundDnd = draft.inboundDnd;
    this.tags = List.copyOf(draft.tags);
    this.followers = List.copyOf(draft.followers);
    this.customFields = List.copyOf(draft.customFields);
    this.notes = List.copyOf(draft.notes);
    this.tasks = List.copyOf(draft.tasks);
    this.campaigns = List.copyOf(draft.campaigns);
    this.workflows = List.copyOf(draft.workflows);
    this.appointments = List.copyOf(draft.appointments);
    this.dateAdded = draft.dateAdded;
    this.dateUpdated = draft.dateUpdated;
  }

  /** First and last name, or null if the contact has neither. */
  @Nullable String fullName() {
    if (firstName == null) {
      return lastName;
    }
    return lastName == null ? firstName : firstName + " " + lastName;
  }

  /** The value of a custom field, or null. */
  @Nullable Object customField(String fieldId) {
    for (CustomFieldValue field : customFields) {
      if (field.fieldId().equals(fieldId)) {
        return field.value();
      }
    }
    return null;
  }

  static @Nullable String lower(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
