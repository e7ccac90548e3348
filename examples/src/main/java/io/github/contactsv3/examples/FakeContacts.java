package io.github.contactsv3.examples;

import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.CreateContactRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

// region fake
/** Contacts in memory, for a test of an application that creates and gets contacts. */
final class FakeContacts implements ContactsApi {
  private final Map<String, ContactResponse> contacts = new HashMap<>();

  @Override
  public ContactResponse createContact(CreateContactRequest request) {
    String id = "contact-" + contacts.size();
    String location = Objects.requireNonNullElse(request.getLocationId(), "mine");
    Contact contact = Contact.builder().id(id).locationId(location).build();
    contacts.put(id, ContactResponse.builder().contact(contact).build());
    return getContact(id);
  }

  @Override
  public ContactResponse getContact(String contactId) {
    return Objects.requireNonNull(contacts.get(contactId), "no such contact");
  }
}
// endregion
