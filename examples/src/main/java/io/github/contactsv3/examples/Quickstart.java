package io.github.contactsv3.examples;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.DuplicateContactException;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.CreateNoteRequest;
import io.github.contactsv3.model.CreateTaskRequest;
import io.github.contactsv3.model.Note;
import io.github.contactsv3.model.TagsRequest;
import io.github.contactsv3.model.Task;
import io.github.contactsv3.model.UpdateContactRequest;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.model.UpsertContactResponse;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.search.ContactQuery;
import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A tour of the client against the sandbox. Ends normally only if every step did what it should.
 */
public final class Quickstart {
  private static final int SEEDED = 2_500;
  private static final int PAGE = 100;

  private final ContactsClient client;
  private final Tour tour;

  private Quickstart(ContactsClient client, Tour tour) {
    this.client = client;
    this.tour = tour;
  }

  /**
   * Runs the tour.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    run(System.out, Optional.ofNullable(System.console()).filter(Tour::isTerminal).isPresent());
  }

  static void run(PrintStream out, boolean terminal) {
    Tour tour = new Tour(out, terminal);
    tour.title("Contacts v3 quickstart: a client, a sandbox, no account");
    try (ContactsSandbox sandbox = ContactsSandbox.builder().seed(SEEDED).start()) {
      tour.done("start", String.format(Locale.ROOT, "a sandbox with %,d contacts", SEEDED));
      ContactsClient client =
          ContactsClient.builder()
              .credentials(Credentials.privateIntegrationToken(sandbox.token()))
              .locationId(sandbox.locationId())
              .baseUrl(sandbox.baseUrl())
              .build();
      new Quickstart(client, tour).steps();
    }
    out.printf(Locale.ROOT, "%n  all of it in %,d ms%n%n", tour.elapsed().toMillis());
    out.println("quickstart: OK");
  }

  private void steps() {
    String id = create();
    read(id);
    update(id);
    upsert(id);
    tag(id);
    note(id);
    task(id);
    iterate(id);
    duplicate(id);
    delete(id);
  }

  private String create() {
    Contact contact =
        client
            .contacts()
            .createContact(
                CreateContactRequest.builder()
                    .locationId(client.locationId())
                    .firstName("Ada")
                    .lastName("Lovelace")
                    .email("ada.lovelace@example.com")
                    .phone("+1 202-555-0142")
                    .city("London")
                    .build())
            .getContact();
    tour.done("create", "contact " + contact.getId());
    return contact.getId();
  }

  private void read(String id) {
    Contact contact = client.contacts().getContact(id).getContact();
    tour.check("+12025550142".equals(contact.getPhone()), "the phone number is in E.164");
    tour.done("read", "the phone number came back as " + contact.getPhone());
  }

  private void update(String id) {
    client
        .contacts()
        .updateContact(id, UpdateContactRequest.builder().source("fair").clearCity().build());
    Contact contact = client.contacts().getContact(id).getContact();
    tour.check(contact.getCity() == null, "an explicit null clears the city");
    tour.check("Ada".equals(contact.getFirstName()), "what is not sent stays");
    tour.done("update", "an explicit null cleared the city, the rest stayed");
  }

  private void upsert(String id) {
    UpsertContactResponse response =
        client
            .contacts()
            .upsertContact(
                UpsertContactRequest.builder()
                    .locationId(client.locationId())
                    .email("ada.lovelace@example.com")
                    .companyName("Analytical Engines")
                    .build());
    tour.check(Boolean.FALSE.equals(response.getNew()), "the upsert finds the contact");
    tour.check(id.equals(response.getContact().getId()), "the upsert updates that contact");
    tour.done("upsert", "the e-mail address was known, so it updated");
  }

  private void tag(String id) {
    List<String> tags =
        client
            .tags()
            .addTags(id, TagsRequest.builder().tags("VIP", "newsletter").build())
            .getTags();
    tour.check(tags.contains("vip"), "tags are stored in lower case");
    tour.done("tag", "the contact is now " + String.join(" and ", tags));
  }

  private void note(String id) {
    Note note =
        client
            .notes()
            .createNote(id, CreateNoteRequest.builder().body("Met at the fair.").build())
            .getNote();
    tour.check(client.notes().listNotes(id).getNotes().contains(note), "the note is listed");
    tour.done("note", "note " + note.getId());
  }

  private void task(String id) {
    OffsetDateTime tomorrow =
        OffsetDateTime.now(ZoneOffset.UTC).plusDays(1).truncatedTo(ChronoUnit.HOURS);
    Task task =
        client
            .tasks()
            .createTask(
                id,
                CreateTaskRequest.builder()
                    .title("Send the offer")
                    .dueDate(tomorrow)
                    .completed(false)
                    .build())
            .getTask();
    tour.check(tomorrow.equals(task.getDueDate()), "the due date comes back as it was sent");
    tour.done("task", "due " + task.getDueDate());
  }

  private void iterate(String id) {
    Set<String> seen = new HashSet<>();
    for (ContactSummary contact : client.search(ContactQuery.all()).pageSize(PAGE)) {
      tour.check(seen.add(contact.getId()), "every contact comes once");
      tour.progress(seen.size(), SEEDED + 1);
    }
    tour.check(
        seen.size() == SEEDED + 1, "the iteration returns all " + (SEEDED + 1) + " contacts");
    tour.check(seen.contains(id), "the new contact is among them");
    tour.done(
        "iterate",
        String.format(Locale.ROOT, "%s %,d, page by page", ProgressBar.full(), seen.size()));
  }

  private void duplicate(String id) {
    try {
      client
          .contacts()
          .createContact(
              CreateContactRequest.builder()
                  .locationId(client.locationId())
                  .email("Ada.Lovelace@example.com")
                  .build());
      tour.check(false, "a second contact with the address is refused");
    } catch (DuplicateContactException e) {
      tour.check(e.contactId().filter(id::equals).isPresent(), "the error names the contact");
      tour.done(
          "error",
          "DuplicateContactException, same " + e.matchingField().orElse("?") + " as the contact");
    }
  }

  private void delete(String id) {
    tour.check(
        Boolean.TRUE.equals(client.contacts().deleteContact(id).getSucceeded()), "it is deleted");
    tour.done("delete", "contact " + id);
  }
}
