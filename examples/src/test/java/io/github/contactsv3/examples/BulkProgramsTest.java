package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import io.github.contactsv3.sandbox.junit.ContactsSandboxExtension;
import io.github.contactsv3.search.ContactQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs for many contacts do what they say, in as few lines as they say. */
class BulkProgramsTest {

  @RegisterExtension
  static final ContactsSandboxExtension SANDBOX =
      ContactsSandboxExtension.of(ContactsSandbox.builder().quotaOff());

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource("CsvImport, 40")
  void program_isNoLongerThanTheGuideSays(String name, int lines) throws IOException {
    Path file = Path.of("src/main/java/io/github/contactsv3/examples", name + ".java");
    List<String> program =
        Files.readAllLines(file).stream()
            .dropWhile(line -> !line.startsWith("/** "))
            .filter(line -> !line.isEmpty())
            .toList();

    assertThat(program).hasSizeBetween(10, lines);
  }

  @Test
  void programs_runInASandbox_andAskForWhatTheyNeed() throws Exception {
    CsvImport.main(new String[] {csv("Ada,ada@x.example").toString()});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvImport.main(new String[] {"--live"}))
        .withMessage("the first argument has to be a CSV file");
    for (String mistyped : List.of("--dry-runn", "--Live")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ImportContacts.main(new String[] {"contacts.csv", mistyped}))
          .withMessageStartingWith("there is no option " + mistyped);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MergeTags.main(new String[] {mistyped}))
          .withMessageStartingWith("there is no option " + mistyped);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SyncToPostgres.main(new String[0]))
        .withMessageStartingWith("the first argument has to be a JDBC URL");
  }

  private Path csv(String... rows) throws IOException {
    return Files.write(
        folder.resolve("contacts.csv"),
        Stream.concat(Stream.of("firstName,email"), Stream.of(rows)).toList());
  }

  @Test
  void csvImport_reportsProblemsByLine(ContactsClient client) throws IOException {
    CsvImport.run(client, csv("Ada,ada@x.example", "Bob,", "Cyd,no address", "Dan"), out);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("UpsertReport{UpsertSummary{CREATED=1, FAILED=1, INVALID=2}}")
        .contains("3 INVALID UpsertContactRequest.email is null")
        .contains("4 FAILED upsertContact: HTTP ")
        .contains("5 INVALID ");
    assertThat(client.search(ContactQuery.all()))
        .extracting(ContactSummary::getEmail)
        .containsExactly("ada@x.example");
  }

  @Test
  void csvImport_ofAFileInAnotherEncoding_storesNoWrongLetters(ContactsClient client)
      throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(
        file, "firstName,email\nZo\u00eb,z@x.example\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> CsvImport.run(client, file, out))
        .isInstanceOf(MalformedInputException.class);
    assertThat(client.search(ContactQuery.all()).total()).isZero();
  }

  @Test
  void csvImport_sendsOnceMoreWhatMayBeSentAgain(ContactsClient client, ContactsSandbox sandbox)
      throws IOException {
    sandbox.faults().add(Fault.status(403).on("upsertContact").after(1).times(1));

    CsvImport.run(client, csv("Ada,ada@x.example", "Bob,bob@x.example"), out);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("stopped by PermissionException}")
        .endsWith("UpsertReport{UpsertSummary{CREATED=1}}" + System.lineSeparator());
    assertThat(client.search(ContactQuery.all()))
        .extracting(ContactSummary::getEmail)
        .containsExactlyInAnyOrder("ada@x.example", "bob@x.example");
  }
}
