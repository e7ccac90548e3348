package io.github.contactsv3.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contact in the making, or a changed copy of one; confined to one thread. */
final class ContactDraft {

  final String id;
  final String locationId;
  @Nullable String firstName;
  @Nullable String lastName;
  @Nullable String email;
  @Nullable String phone;
  @Nullable String companyName;
  @Nullable String businessId;
  @Nullable String businessName;
  @Nullable String address1;
  @Nullable String city;
  @Nullable String state;
  @Nullable String postalCode;
  @Nullable String country;
  @Nullable String website;
  @Nullable String timezone;
  @Nullable LocalDate dateOfBirth;
  @Nullable String type;
  @Nullable String source;
  @Nullable String assignedTo;
  @Nullable Boolean validEmail;
  boolean dnd;
  Map<DndSetting.Channel, DndSetting> dndSettings = new EnumMap<>(DndSetting.Channel.class);
  @Nullable DndSetting inboundDnd;
  List<String> tags = new ArrayList<>();
  List<String> followers = new ArrayList<>();
  List<CustomFieldValue> customFields = new ArrayList<>();
  List<Note> notes = new ArrayList<>();
  List<Task> tasks = new ArrayList<>();
  List<String> campaigns = new ArrayList<>();
  List<Enrolment> workflows = new ArrayList<>();
  List<Appointment> appointments = new ArrayList<>();
  long dateAdded;
  long dateUpdated;

  ContactDraft(String id, String locationId, long now) {
    this.id = id;
    this.locationId = locationId;
    this.type = "lead";
    this.dateAdded = now;
    this.dateUpdated = now;
  }

  ContactDraft(Contact contact) {
    this.id = contact.id;
    this.locationId = contact.locationId;
    this.firstName = contact.firstName;
    this.lastName = contact.lastName;
    this.email = contact.email;
    this.phone = contact.phone;
    this.companyName = contact.companyName;
    this.businessId = contact.businessId;
    this.businessName = contact.businessName;
    this.address1 = contact.address1;
    this.city = contact.city;
    this.state = contact.state;
    this.postalCode = contact.postalCode;
    this.country = contact.country;
    this.website = contact.website;
    this.timezone = contact.timezone;
    this.dateOfBirth = contact.dateOfBirth;
    this.type = contact.type;
    this.source = contact.source;
    this.assignedTo = contact.assignedTo;
    this.validEmail = contact.validEmail;
    this.dnd = contact.dnd;
    this.dndSettings.putAll(contact.dndSettings);
    this.inboundDnd = contact.inboundDnd;
    this.tags.addAll(contact.tags);
    this.followers.addAll(contact.followers);
    this.customFields.addAll(contact.customFields);
    this.notes.addAll(contact.notes);
    this.tasks.addAll(contact.tasks);
    this.campaigns.addAll(contact.campaigns);
    this.workflows.addAll(contact.workflows);
    this.appointments.addAll(contact.appointments);
    this.dateAdded = contact.dateAdded;
    this.dateUpdated = contact.dateUpdated;
  }

  Contact toContact() {
    return new Contact(this);
  }
}
