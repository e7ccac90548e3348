package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.examples.SignUpForm.SignUp;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.Note;
import io.github.contactsv3.model.TagsRequest;
import io.github.contactsv3.model.Task;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.junit.ContactsSandboxExtension;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The daily programs do what they say, in as few lines as they say. */
class ShortProgramsTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);

  @RegisterExtension
  static final ContactsSandboxExtension SANDBOX =
      ContactsSandboxExtension.of(ContactsSandbox.builder().quotaOff());

  @ParameterizedTest
  @CsvSource({
    "FirstCall, first-call, 12",
    "TagToCsv, tag-to-csv, 12",
    "SignUpForm, sign-up, 60",
  })
  void program_isNoLongerThanThat(String name, String region, int lines) throws IOException {
    Path file = Path.of("src/main/java/io/github/contactsv3/examples", name + ".java");
    List<String> program =
        Files.readAllLines(file).stream()
            .dropWhile(line -> !line.startsWith("/** "))
            .dropWhile(line -> !line.contains("// region " + region))
            .skip(1)
            .takeWhile(line -> !line.contains("// endregion"))
            .filter(line -> !line.isBlank())
            .toList();

    assertThat(program).hasSizeBetween(5, lines);
  }

  private static String create(ContactsClient client, String name, String level) {
    return client
        .contacts()
        .createContact(
            CreateContactRequest.builder()
                .name(name)
                .email(name.toLowerCase(Locale.ROOT) + "@x.example")
                .tags("vip")
                .customFields(client.fields().parse("membership_level", level))
                .build())
        .getContact()
        .getId();
  }

  @Test
  void tagToCsv_writesTheContactsWithTheTagAndTheirCustomField(ContactsClient client)
      throws IOException {
    create(client, "Ada", "Gold");
    String other = create(client, "Bob", "Silver");
    client.tags().removeTags(other, TagsRequest.builder().tags("vip").build());
    StringBuilder out = new StringBuilder();

    TagToCsv.write(client, "vip", out);

    assertThat(out.toString().lines())
        .containsExactly("name,email,Membership level", "ada,ada@x.example,Gold");
  }

  @Test
  void signUp_twiceAtOnce_isOneContactNoteAndTask(ContactsClient client) {
    SignUpForm form = new SignUpForm(client, NOW);
    SignUp signUp = new SignUp("ada@x.example", "Ada Lovelace", "(201) 555-0123", "Gold");

    List<CompletableFuture<List<String>>> clicks =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> form.take(signUp)))
            .toList();

    assertThat(clicks).allSatisfy(click -> assertThat(click.join()).isEmpty());
    List<ContactSummary> contacts = client.search(ContactQuery.all()).stream().toList();
    assertThat(contacts).hasSize(1);
    String id = contacts.get(0).getId();
    Contact contact = client.contacts().getContact(id).getContact();
    assertThat(contact.getPhone()).isEqualTo("+12015550123");
    assertThat(contact.getTags()).containsExactly("sign-up");
    assertThat(client.fields().read(contact).single("membership_level")).contains("Gold");
    assertThat(client.notes().listNotes(id).getNotes())
        .extracting(Note::getBody)
        .containsExactly("Signed up online");
    assertThat(client.tasks().listTasks(id).getTasks())
        .extracting(Task::getTitle)
        .containsExactly("Say hello");
  }

  @Test
  void signUp_ofAKnownContact_keepsItsTags(ContactsClient client) {
    String id = create(client, "Ada", "Silver");

    List<String> problems =
        new SignUpForm(client, NOW).take(new SignUp("ada@x.example", null, null, "Gold"));

    assertThat(problems).isEmpty();
    Contact contact = client.contacts().getContact(id).getContact();
    assertThat(contact.getTags()).containsExactlyInAnyOrder("vip", "sign-up");
    assertThat(client.fields().read(contact).single("membership_level")).contains("Gold");
    assertThat(client.notes().listNotes(id).getNotes()).isEmpty();
  }

  @Test
  void signUp_badInput_isNamedNextToTheInput(ContactsClient client) {
    SignUpForm form = new SignUpForm(client, NOW);

    assertThat(form.take(new SignUp("ada@x.example", null, "call me", "Gold")))
        .containsExactly("phone: not a phone number");
    assertThat(form.take(new SignUp("no address", null, null, "Gold")))
        .singleElement()
        .asString()
        .contains("email");
    assertThat(client.search(ContactQuery.all())).isEmpty();
  }
}
