package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.fields.CustomFieldException;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import io.github.contactsv3.sandbox.junit.ContactsSandboxExtension;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The example programs do what they say, and survive what they are given. */
class ProgramsTest {

  @RegisterExtension
  static final ContactsSandboxExtension SANDBOX =
      ContactsSandboxExtension.of(
          ContactsSandbox.builder().seed(1_700).allowDuplicates(true).quotaOff());

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static Set<String> ids(ContactsClient client) {
    return client.search(ContactQuery.all()).stream()
        .map(ContactSummary::getId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> firstColumn() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("contacts.csv"))) {
      List<String> ids = lines.skip(1).map(line -> line.split(",", 2)[0]).toList();
      assertThat(ids).doesNotHaveDuplicates();
      return new TreeSet<>(ids);
    }
  }

  @Test
  void export_writesEveryContactToBothFiles(ContactsClient client) throws IOException {
    ExportContacts.run(client, folder, List.of(), out, true);

    assertThat(firstColumn()).isEqualTo(ids(client));
    assertThat(Files.readAllLines(folder.resolve("contacts.jsonl")))
        .hasSize(1_700)
        .allMatch(line -> line.startsWith("{\"id\":") && line.endsWith("}"));
    assertThat(folder.resolve("export.state")).doesNotExist();
    assertThat(printed()).contains("1,700 of 1,700", "/s, 0 s left", "exported 1,700 contacts");
  }

  @Test
  void export_afterAFailure_goesOnWithoutLossOrRepeats(
      ContactsClient client, ContactsSandbox sandbox) throws IOException {
    sandbox.faults().add(Fault.status(403).on("searchContacts").after(4).times(1));
    assertThatThrownBy(() -> ExportContacts.run(client, folder, List.of(), out, false))
        .isInstanceOf(RuntimeException.class);
    // As a crash would leave it: more was written than the state knows of.
    Files.writeString(
        folder.resolve("contacts.csv"),
        "torn li",
        StandardOpenOption.APPEND,
        StandardOpenOption.CREATE);

    ExportContacts.run(client, folder, List.of(), out, false);
    assertThat(firstColumn()).isEqualTo(ids(client));
  }

  @Test
  void importOfTheSample_reportsEachRow(ContactsClient client) throws IOException {
    Path file = folder.resolve("contacts.csv");
    try (InputStream sample = ImportContacts.class.getResourceAsStream("contacts.csv")) {
      Files.copy(sample, file);
    }
    long before = client.search(ContactQuery.all()).total();

    Path report = ImportContacts.run(client, file, false, out);

    List<String> rows = Files.readAllLines(report);
    assertThat(rows).hasSize(9);
    assertThat(rows.get(1)).startsWith("2,CREATED,");
    assertThat(rows).anyMatch(row -> row.startsWith("5,INVALID,,neither email nor phone"));
    assertThat(rows).anyMatch(row -> row.matches("6,FAILED,,.*email.*"));
    assertThat(rows).anyMatch(row -> row.startsWith("7,UPDATED,"));
    assertThat(rows)
        .anyMatch(row -> row.startsWith("8,INVALID,,\"the row has 3 columns, the header 5"));
    assertThat(rows).anyMatch(row -> row.matches("9,FAILED,,.*phone.*"));
    assertThat(client.search(ContactQuery.all()).total()).isEqualTo(before + 3);
    assertThat(client.search(ContactQuery.where(ContactFields.EMAIL.eq("ada@lovelace.example"))))
        .singleElement()
        .satisfies(
            ada ->
                assertThat(ada.getTags())
                    .containsExactlyInAnyOrder("vip", "mathematics", "countess"));
    assertThat(printed()).contains("CREATED          3", "INVALID          2");
  }

  @Test
  void importDry_changesNothing(ContactsClient client) throws IOException {
    Path file = folder.resolve("contacts.csv");
    Files.writeString(file, "firstName,lastName,email,phone,tags\nA,B,a@b.example,,\n");
    Set<String> before = ids(client);

    Path report = ImportContacts.run(client, file, true, out);

    assertThat(Files.readAllLines(report)).contains("2,WOULD_CREATE,,");
    assertThat(ids(client)).isEqualTo(before);
  }

  @Test
  void importThatEnds_reportsWhatMayHaveBeenSent(ContactsClient client, ContactsSandbox sandbox)
      throws IOException {
    sandbox.faults().add(Fault.status(401).on("upsertContact").always());
    Path file = folder.resolve("contacts.csv");
    Files.writeString(
        file, "firstName,lastName,email,phone,tags\nA,B,a@b.example,,\nC,D,c@d.example,,\n");

    assertThatThrownBy(() -> ImportContacts.run(client, file, false, out))
        .isInstanceOf(AuthenticationException.class);
    assertThat(Files.readAllLines(folder.resolve("contacts.csv.report.csv")))
        .anyMatch(line -> line.startsWith("2,UNKNOWN,,"))
        .anyMatch(line -> line.startsWith("3,UNKNOWN,,"));
  }

  static List<Arguments> badFiles() {
    String header = "firstName,lastName,email,phone,tags\n";
    return List.of(
        Arguments.of("", "contacts.csv: line 1 is empty; it has to name the columns"),
        Arguments.of(
            "firstName,lastName,phone,tags\nA,B,,\n",
            "contacts.csv: line 1 has no column email, only [firstName, lastName, phone, tags]"),
        Arguments.of(
            header + "A,B,a@b.example,,\n\u00ff,C,c@d.example,,\n",
            "contacts.csv: line 3 is not UTF-8"),
        Arguments.of(
            "c,".repeat(400_000) + "c\n", "contacts.csv: line 1 has more than 200 columns"),
        Arguments.of(
            header + "x,".repeat(1_000_000), "contacts.csv: line 2 is longer than 1048576 bytes"),
        Arguments.of("email,email,phone\n", "contacts.csv: line 1 is no header: "),
        Arguments.of(header + "A,\"B,a@b.example,,\n", "contacts.csv: line 2 is no CSV: "));
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void importOfABadFile_sendsNothingAndNamesTheLine(
      String content, String message, ContactsClient client, ContactsSandbox sandbox)
      throws IOException {
    Path file = folder.resolve("contacts.csv");
    // In an encoding where each character above 127 is no UTF-8.
    Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> ImportContacts.run(client, file, false, out))
        .isInstanceOf(BadCsvException.class)
        .hasMessageStartingWith(message);
    assertThat(sandbox.requests().list()).isEmpty();
    assertThat(folder.resolve("contacts.csv.report.csv")).doesNotExist();
  }

  @Test
  void import_addsTagsToThoseOfTheContact(ContactsClient client) throws IOException {
    String id =
        client
            .contacts()
            .createContact(
                CreateContactRequest.builder().email("tagged@x.example").tags("old").build())
            .getContact()
            .getId();
    Path file = folder.resolve("contacts.csv");
    Files.writeString(
        file, "firstName,lastName,email,phone,tags\nA,B,tagged@x.example,,new; newer\n");

    ImportContacts.run(client, file, false, out);

    assertThat(client.contacts().getContact(id).getContact().getTags())
        .containsExactlyInAnyOrder("old", "new", "newer");
  }

  @Test
  void columnsOfCustomFields_areImportedAndExportedByName(ContactsClient client)
      throws IOException {
    Path file = folder.resolve("contacts.csv");
    Files.writeString(
        file,
        "firstName,lastName,email,phone,tags,Membership level,yearly_budget\n"
            + "A,B,a@fields.example,,,Gold,1250.50\n"
            + "C,D,c@fields.example,,,Iron,\n"
            + "E,F,e@fields.example,,,,\n");

    List<String> report = Files.readAllLines(ImportContacts.run(client, file, false, out));

    assertThat(report.get(1)).startsWith("2,CREATED,");
    assertThat(report.get(2)).startsWith("3,INVALID,").contains("Membership level");
    assertThat(report.get(3)).startsWith("4,CREATED,");
    Path exported = folder.resolve("export");
    ExportContacts.run(client, exported, List.of("membership_level"), out, false);
    assertThat(Files.readAllLines(exported.resolve("contacts.csv")))
        .contains("id,firstName,lastName,email,phone,tags,dateAdded,membership_level")
        .anyMatch(row -> row.contains(",a@fields.example,") && row.endsWith(",Gold"))
        .anyMatch(row -> row.contains(",e@fields.example,") && row.endsWith("Z,"));
  }

  @Test
  void columnThatIsNoCustomField_isNamedBeforeAnythingIsWritten(
      ContactsClient client, ContactsSandbox sandbox) throws IOException {
    Path file = folder.resolve("contacts.csv");
    Files.writeString(file, "firstName,lastName,email,phone,tags,Shoe size\n,,a@b.example,,,9\n");

    assertThatThrownBy(() -> ImportContacts.run(client, file, false, out))
        .isInstanceOf(BadCsvException.class)
        .hasMessage("contacts.csv: line 1 has a column that is no custom field: Shoe size");
    assertThatThrownBy(() -> ExportContacts.run(client, folder, List.of("Shoe size"), out, false))
        .isInstanceOf(CustomFieldException.class)
        .hasMessageContaining("Shoe size");
    assertThat(sandbox.requests().count("upsertContact")).isZero();
    assertThat(folder.resolve("export.state")).doesNotExist();
  }

  @Test
  void export_goesOnWithOtherColumns_isRefused(ContactsClient client, ContactsSandbox sandbox)
      throws IOException {
    sandbox.faults().add(Fault.status(403).on("searchContacts").after(4).times(1));
    assertThatThrownBy(() -> ExportContacts.run(client, folder, List.of(), out, false))
        .isInstanceOf(RuntimeException.class);

    assertThatThrownBy(
            () -> ExportContacts.run(client, folder, List.of("membership_level"), out, false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith(
            "was begun with other columns: name the same ones, or delete the folder");
  }

  @Test
  void programThatWrites_needsToBeToldToCallTheService() {
    Map<String, String> variables =
        Map.of("HIGHLEVEL_TOKEN", "pit-test", "HIGHLEVEL_LOCATION", "L1");

    try (Target careful = Target.open(ContactsSandbox.builder(), variables, false);
        Target live = Target.open(ContactsSandbox.builder(), variables, true);
        Target unset = Target.open(ContactsSandbox.builder(), Map.of(), true)) {
      assertThat(careful.name()).isEqualTo("a sandbox");
      assertThat(live.name()).isEqualTo("the service");
      assertThat(unset.name()).isEqualTo("a sandbox");
    }
  }

  @Test
  void mergeTags_givesDuplicatesTheSameTags(ContactsClient client, ContactsSandbox sandbox) {
    MergeTags.addDuplicates(client);
    MergeTags.run(client, null, true, out);
    assertThat(sandbox.requests().list("bulkUpdateTags")).isEmpty();

    MergeTags.run(client, null, false, out);

    assertThat(printed()).contains("3 addresses belong to several contacts");
    printed.reset();
    MergeTags.run(client, null, false, out);
    assertThat(printed()).doesNotContain("BulkReport");
  }

  @Test
  void mergeTags_withAFile_changesOnlyTheAddressesInIt(ContactsClient client) {
    MergeTags.addDuplicates(client);

    MergeTags.run(client, Set.of("nobody@x.example"), false, out);

    assertThat(printed()).contains("0 addresses belong").doesNotContain("BulkReport");
  }

  @Test
  void search_snippetsFindContacts(ContactsClient client) {
    Instant now = Instant.now().plusSeconds(60);
    ContactQuery query = Search.query(Instant.EPOCH, now);
    long total = client.search(query).total();

    assertThat(total).isPositive();
    assertThat(Search.iterate(client, query)).isEqualTo(total + 10);
    assertThat(Search.resume(client, ContactQuery.all())).hasSize(1_700);
    assertThat(Search.more().toText()).contains("wildcard");
  }
}
