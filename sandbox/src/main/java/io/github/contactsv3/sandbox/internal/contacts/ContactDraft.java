package io.github.contactsv3.sandbox.internal.contacts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contact in the making, or a changed copy of one; confined to one thread. */
public final class ContactDraft {

  public final String id;
  final String locationId;
  public @Nullable String firstName;
  public @Nullable String lastName;
  public @Nullable String email;
  public @Nullable String phone;
  public @Nullable String companyName;
  public @Nullable String businessId;
  public @Nullable String businessName;
  public @Nullable String address1;
  public @Nullable String city;
  public @Nullable String state;
  public @Nullable String postalCode;
  public @Nullable String country;
  public @Nullable String website;
  public @Nullable String timezone;
  public @Nullable LocalDate dateOfBirth;
  public @Nullable String type;
  public @Nullable String source;
  public @Nullable String assignedTo;
  public @Nullable Boolean validEmail;
  public boolean dnd;
  public Map<DndSetting.Channel, DndSetting> dndSettings = new EnumMap<>(DndSetting.Channel.class);
  public @Nullable DndSetting inboundDnd;
  public List<String> tags = new ArrayList<>();
  public List<String> followers = new ArrayList<>();
  public List<CustomFieldValue> customFields = new ArrayList<>();
  public List<Note> notes = new ArrayList<>();
  public List<Task> tasks = new ArrayList<>();
  public List<String> campaigns = new ArrayList<>();
  public List<Enrolment> workflows = new ArrayList<>();
  public List<Appointment> appointments = new ArrayList<>();
  public long dateAdded;
  public long dateUpdated;

  public ContactDraft(String id, String locationId, long now) {
    this.id = id;
    this.locationId = locationId;
    this.type = "lead";
    this.dateAdded = now;
    this.dateUpdated = now;
  }

  public ContactDraft(Contact contact) {
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

  public Contact toContact() {
    return new Contact(this);
  }
}
