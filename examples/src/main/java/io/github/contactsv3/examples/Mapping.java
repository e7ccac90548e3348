package io.github.contactsv3.examples;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.fields.CustomFieldCatalog;
import io.github.contactsv3.client.fields.PhoneNumbers;
import io.github.contactsv3.errors.ValidationException;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.ReadContact;
import io.github.contactsv3.model.UpdateContactRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The snippets of docs/guide/mapping.md. */
final class Mapping {
  private Mapping() {}

  /** Input of a visitor; null where nothing was filled in. */
  record Form(
      @Nullable String firstName,
      @Nullable String email,
      @Nullable String phone,
      @Nullable LocalDate birthday) {}

  static CreateContactRequest phone() {
    // region phone
    PhoneNumbers phones = PhoneNumbers.of("US"); // of numbers without a country code
    Optional<String> phone = phones.toE164("(201) 555-0123"); // +12015550123
    CreateContactRequest request =
        CreateContactRequest.builder().phoneIfPresent(phone.orElse(null)).build();
    // endregion
    return request;
  }

  static Map<String, String> refused(ValidationException e) {
    // region violations
    Map<String, String> errors = new LinkedHashMap<>();
    for (ValidationException.Violation violation : e.violations()) {
      errors.merge(violation.property().orElse("form"), violation.text(), (a, b) -> a + ", " + b);
    }
    // endregion
    return errors;
  }

  static Contact signUp(ContactsClient client, Form form) {
    // region form
    CreateContactRequest request =
        CreateContactRequest.builder() // no locationId: the client sends its own
            .firstNameIfPresent(form.firstName()) // null leaves it unset
            .emailIfPresent(form.email())
            .phoneIfPresent(form.phone())
            .dateOfBirthIfPresent(form.birthday())
            .source("sign-up form")
            .build();
    Contact contact = client.contacts().createContact(request).getContact();
    // endregion
    return contact;
  }

  static BigDecimal customFields(ContactsClient client, String contactId) {
    // region custom-fields
    CustomFieldCatalog fields = client.fields(); // of the location, loaded when first needed
    UpdateContactRequest request =
        UpdateContactRequest.builder()
            .customFields(
                fields.write("membership_level").single("Gold"), // by key
                fields.write("Yearly budget").money(new BigDecimal("1250.50")), // by name
                fields.parse("preferred_times", "Mornings; Evenings")) // a text, by its type
            .build();
    Contact contact = client.contacts().updateContact(contactId, request).getContact();
    BigDecimal budget = fields.read(contact).money("yearly_budget").orElse(BigDecimal.ZERO);
    // endregion
    return budget;
  }

  // region read-contact
  static String label(ReadContact contact) { // a Contact, a ContactSummary or a BusinessContact
    return contact.getFullName() + ", born " + contact.getDateOfBirth();
  }

  // endregion

  static Contact json(Contact contact) {
    // region json
    String json = contact.toJson(); // into a file, a column, a queue
    Contact same = Contact.fromJson(json); // equal, odd properties included
    // endregion
    return same;
  }
}
