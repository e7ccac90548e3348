package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The examples do what they say. */
class ExamplesTest {
  @Test
  void quickstart_endsWithOk() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Quickstart.run(new PrintStream(out, true, StandardCharsets.UTF_8), false);

    assertThat(out.toString(StandardCharsets.UTF_8).lines().reduce((a, b) -> b))
        .contains("quickstart: OK");
  }

  @Test
  void firstCall_writesANoteToEachContactItFinds() {
    try (ContactsSandbox sandbox = ContactsSandbox.start()) {
      ContactsClient client =
          ContactsClient.builder()
              .credentials(Credentials.privateIntegrationToken(sandbox.token()))
              .baseUrl(sandbox.baseUrl())
              .build();
      String id =
          client
              .contacts()
              .createContact(
                  CreateContactRequest.builder()
                      .locationId(sandbox.locationId())
                      .firstName("Ada")
                      .tags("VIP")
                      .build())
              .getContact()
              .getId();

      FirstCall.run(
          sandbox.baseUrl(), sandbox.token(), sandbox.locationId(), Instant.now().plusSeconds(60));

      assertThat(client.notes().listNotes(id).getNotes())
          .singleElement()
          .satisfies(note -> assertThat(note.getBody()).isEqualTo("Renewal due"));
    }
  }

  @Test
  void calls_doWhatTheGuideSays() {
    try (ContactsSandbox sandbox = ContactsSandbox.start()) {
      ContactsClient client =
          ContactsClient.builder()
              .credentials(Credentials.privateIntegrationToken(sandbox.token()))
              .locationId(sandbox.locationId())
              .baseUrl(sandbox.baseUrl())
              .build();
      CreateContactRequest request =
          CreateContactRequest.builder()
              .locationId(client.locationId())
              .email("ada@example.com")
              .phone("+12025550142")
              .build();
      String id = Calls.createOrFind(client, request);
      assertThat(Calls.createOrFind(client, request)).isEqualTo(id);

      Calls.update(client, id);
      assertThat(client.contacts().getContact(id).getContact())
          .satisfies(
              contact -> {
                assertThat(contact.getFirstName()).isEqualTo("Ada");
                assertThat(contact.getPhone()).isNull();
                assertThat(contact.getEmail()).isEqualTo("ada@example.com");
              });

      assertThat(Calls.customFields(client, id)).isEqualByComparingTo("1250.50");
      assertThat(Integer.parseInt(Calls.withResponse(client, id))).isBetween(0, 100);
    }
  }
}
