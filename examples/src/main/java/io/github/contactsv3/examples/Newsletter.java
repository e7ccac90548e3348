package io.github.contactsv3.examples;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.DuplicateContactException;
import io.github.contactsv3.errors.ValidationException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.util.ArrayList;
import java.util.List;

/** An application to be tested: addresses that subscribe, and those that have. */
final class Newsletter {
  private final ContactsClient client;

  Newsletter(ContactsClient client) {
    this.client = client;
  }

  String subscribe(String email) {
    try {
      client
          .contacts()
          .createContact(CreateContactRequest.builder().email(email).tags("newsletter").build());
      return "subscribed";
    } catch (DuplicateContactException e) {
      return "already subscribed";
    } catch (ValidationException e) {
      return "refused: " + e.violations().get(0).text();
    }
  }

  List<String> subscribers() {
    List<String> emails = new ArrayList<>();
    for (ContactSummary contact :
        client.search(ContactQuery.where(ContactFields.TAGS.contains("newsletter")))) {
      emails.add(contact.getEmail());
    }
    return emails;
  }
}
