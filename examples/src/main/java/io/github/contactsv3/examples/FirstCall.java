package io.github.contactsv3.examples;

// region first-call
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateNoteRequest;
import io.github.contactsv3.model.SearchContactsRequest;

// endregion

/** The program of the README: finds contacts and writes a note to each. */
public final class FirstCall {
  private FirstCall() {}

  static void run(String baseUrl, String token, String locationId) {
    // region first-call
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(token))
            .locationId(locationId)
            .baseUrl(baseUrl) // leave it out to call the real service
            .build();

    SearchContactsRequest query =
        SearchContactsRequest.builder().locationId(locationId).query("ada").pageLimit(20).build();
    for (ContactSummary contact : client.search().searchContacts(query).getContacts()) {
      client
          .notes()
          .createNote(contact.getId(), CreateNoteRequest.builder().body("Renewal due").build());
    }
    // endregion
  }
}
