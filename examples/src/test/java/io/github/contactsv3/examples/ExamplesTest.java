package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import io.github.contactsv3.search.ContactQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
      ContactsClient client = client(sandbox);
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
      CreateContactRequest other = CreateContactRequest.builder().email("x@example.com").build();
      sandbox.faults().add(Fault.resetAfterProcessing().on("createContact"));
      String once = Calls.createOnce(client, other);
      assertThat(client.contacts().getContact(once).getContact().getEmail())
          .isEqualTo("x@example.com");
      assertThat(Calls.raw(client, id).body().tags()).contains("vip");
      assertThat(client.contacts().getContact(id).getContact().getTags()).contains("vip");
      assertThat(JavadocSnippets.raw(client)).contains("Membership level");
    }
  }

  @Test
  void fake_ofTwoMethods_refusesAllOthersByName() {
    ContactsApi contacts = new FakeContacts();

    String id =
        contacts
            .createContact(CreateContactRequest.builder().locationId("loc").build())
            .getContact()
            .getId();

    assertThat(contacts.getContact(id).getContact().getLocationId()).isEqualTo("loc");
    assertThatThrownBy(() -> contacts.getContactWithResponse(id))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            "ContactsApi.getContactWithResponse is not implemented by "
                + FakeContacts.class.getName());
  }

  @Test
  void programs_importMergeSearchAndExport() throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("programs");
    Path rows = folder.resolve("rows.csv");
    Files.writeString(
        rows, "firstName,lastName,email,phone,tags\nAda,Lovelace,ada@example.com,,vip\n");
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().seed(20).allowDuplicates(true).quotaOff().start()) {
      ContactsClient client = client(sandbox);

      assertThat(ImportContacts.run(client, rows, false, out)).content().contains("2,CREATED,");
      MergeTags.addDuplicates(client);
      MergeTags.run(client, null, false, out);
      int all = Math.toIntExact(client.search(ContactQuery.all()).total());
      assertThat(all).isGreaterThan(21);
      assertThat(Search.iterate(client, Search.query(Instant.EPOCH, Instant.now().plusSeconds(60))))
          .isPositive();
      ExportContacts.run(client, folder, List.of(), out, false);
      assertThat(Files.readAllLines(folder.resolve("contacts.jsonl"))).hasSize(all);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("belong to several contacts");
  }

  private static ContactsClient client(ContactsSandbox sandbox) {
    return ContactsClient.builder()
        .credentials(Credentials.privateIntegrationToken(sandbox.token()))
        .locationId(sandbox.locationId())
        .baseUrl(sandbox.baseUrl())
        .build();
  }
}
