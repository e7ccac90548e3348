package io.github.contactsv3.sandbox.internal.contacts;

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
public final class Contact {

  public final String id;
  public final String locationId;
  public final @Nullable String firstName;
  public final @Nullable String lastName;
  public final @Nullable String email;
  public final @Nullable String phone;
  public final @Nullable String companyName;
  public final @Nullable String businessId;
  public final @Nullable String businessName;
  public final @Nullable String address1;
  public final @Nullable String city;
  public final @Nullable String state;
  public final @Nullable String postalCode;
  public final @Nullable String country;
  public final @Nullable String website;
  public final @Nullable String timezone;
  public final @Nullable LocalDate dateOfBirth;
  public final @Nullable String type;
  public final @Nullable String source;
  public final @Nullable String assignedTo;
  public final @Nullable Boolean validEmail;
  public final boolean dnd;
  public final Map<DndSetting.Channel, DndSetting> dndSettings;
  public final @Nullable DndSetting inboundDnd;
  public final List<String> tags;
  public final List<String> followers;
  public final List<CustomFieldValue> customFields;
  public final List<Note> notes;
  public final List<Task> tasks;
  public final List<String> campaigns;
  public final List<Enrolment> workflows;
  public final List<Appointment> appointments;
  public final long dateAdded;
  public final long dateUpdated;

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
  public @Nullable String fullName() {
    if (firstName == null) {
      return lastName;
    }
    return lastName == null ? firstName : firstName + " " + lastName;
  }

  /** The value of a custom field, or null. */
  public @Nullable Object customField(String fieldId) {
    for (CustomFieldValue field : customFields) {
      if (field.fieldId().equals(fieldId)) {
        return field.value();
      }
    }
    return null;
  }

  public static @Nullable String lower(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
