package io.github.contactsv3.examples;

// region first-call
import static io.github.contactsv3.search.ContactFields.DATE_ADDED;
import static io.github.contactsv3.search.ContactFields.TAGS;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateNoteRequest;
import io.github.contactsv3.search.ContactQuery;
import java.time.Instant;

// endregion

/** The program of the README: finds contacts, page after page, and writes a note to each. */
public final class FirstCall {
  private FirstCall() {}

  static void run(String baseUrl, String token, String locationId, Instant cutoff) {
    // region first-call
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(token))
            .locationId(locationId)
            .baseUrl(baseUrl) // leave it out to call the real service
            .build();

    ContactQuery renewals =
        ContactQuery.where(TAGS.eq("vip")).and(DATE_ADDED.before(cutoff)).orderBy(DATE_ADDED.asc());
    CreateNoteRequest note = CreateNoteRequest.builder().body("Renewal due").build();
    for (ContactSummary contact : client.search(renewals)) {
      client.notes().createNote(contact.getId(), note);
    }
    // endregion
  }
}
