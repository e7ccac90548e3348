package io.github.contactsv3.examples;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.bulk.UpsertResult;
import io.github.contactsv3.client.bulk.UpsertSummary;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Creates or updates contacts from a CSV file with the columns firstName, lastName, email, phone
 * and tags (several, with semicolons between), and writes a report of what became of each row.
 */
public final class ImportContacts {
  private static final Set<String> COLUMNS =
      Set.of("firstName", "lastName", "email", "phone", "tags");

  private final ContactsClient client;
  private final CSVPrinter report;
  private final PrintStream out;

  /**
   * A row that is not in the report yet.
   *
   * @param line where it is in the file
   * @param problem why it was not sent; empty if it was
   */
  private record Row(long line, String problem) {}

  private final Queue<Row> rows = new ArrayDeque<>();

  private int invalid;

  private ImportContacts(ContactsClient client, CSVPrinter report, PrintStream out) {
    this.client = client;
    this.report = report;
    this.out = out;
  }

  /**
   * Imports.
   *
   * @param arguments the file, {@code --dry-run} to change nothing, and {@code --live} to import
   *     into a real location; without a file, a sample into a sandbox
   * @throws IOException if a file can't be read or written
   */
  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    boolean dryRun = given.contains("--dry-run");
    Path file =
        given.stream()
            .filter(argument -> !argument.startsWith("--"))
            .findFirst()
            .map(Path::of)
            .orElse(null);
    try (Target target =
        Target.forWriting(ContactsSandbox.builder(), file != null && given.contains("--live"))) {
      Path contacts = file == null ? sample() : file;
      System.out.println("importing " + contacts + " into " + target.name());
      run(target.client(), contacts, dryRun, System.out);
    } catch (BadCsvException e) {
      System.err.println("nothing was imported: " + e.getMessage());
    }
  }

  private static Path sample() throws IOException {
    Path copy = Files.createDirectories(Path.of("target/import")).resolve("contacts.csv");
    try (InputStream sample =
        Objects.requireNonNull(ImportContacts.class.getResourceAsStream("contacts.csv"))) {
      Files.copy(sample, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }

  static Path run(ContactsClient client, Path contacts, boolean dryRun, PrintStream out)
      throws IOException {
    CsvFile file = new CsvFile(contacts, COLUMNS);
    Path report = contacts.resolveSibling("report.csv");
    try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(report), CSVFormat.DEFAULT);
        Stream<CSVRecord> records = file.rows()) {
      printer.printRecord("line", "status", "contactId", "reason");
      new ImportContacts(client, printer, out).run(records, dryRun);
    }
    out.println("  see " + report);
    return report;
  }

  private void run(Stream<CSVRecord> records, boolean dryRun) throws IOException {
    Stream<UpsertContactRequest> requests = records.flatMap(row -> request(row).stream());
    UpsertSummary summary;
    try {
      // region upsert
      var upsert = client.bulk().upsert(requests).addTags().parallelism(4);
      if (dryRun) {
        upsert.dryRun();
      }
      summary = upsert.run((result, checkpoint) -> report(result));
      // endregion
    } catch (IOException | RuntimeException e) {
      // What was sent and not reported may have been done or not.
      for (reportInvalid(); !rows.isEmpty(); reportInvalid()) {
        print(rows.remove().line, "UNKNOWN", "", "the import ended before: " + e.getMessage());
      }
      throw e;
    }
    reportInvalid();
    for (UpsertResult.Status status : UpsertResult.Status.values()) {
      if (summary.count(status) > 0) {
        out.printf("  %-12s %5d%n", status, summary.count(status));
      }
    }
    out.printf("  %-12s %5d%n", "INVALID", invalid);
  }

  /** The contact of a row; a row that can't be one is reported and left out. */
  private Optional<UpsertContactRequest> request(CSVRecord row) {
    long line = row.getParser().getCurrentLineNumber();
    String problem =
        !row.isConsistent()
            ? "the row has "
                + row.size()
                + " columns, the header "
                + row.getParser().getHeaderNames().size()
            : row.get("email").isEmpty() && row.get("phone").isEmpty()
                ? "neither email nor phone"
                : "";
    rows.add(new Row(line, problem));
    if (!problem.isEmpty()) {
      return Optional.empty();
    }
    UpsertContactRequest.Builder contact =
        UpsertContactRequest.builder().locationId(client.locationId());
    given(row, "firstName").ifPresent(contact::firstName);
    given(row, "lastName").ifPresent(contact::lastName);
    given(row, "email").ifPresent(contact::email);
    given(row, "phone").ifPresent(contact::phone);
    given(row, "tags").map(tags -> List.of(tags.split(" *; *"))).ifPresent(contact::tags);
    return Optional.of(contact.build());
  }

  private static Optional<String> given(CSVRecord row, String column) {
    return Optional.of(row.get(column)).filter(value -> !value.isEmpty());
  }

  /** Reports the rows before the next one that was sent. */
  private void reportInvalid() {
    for (Row row = rows.peek(); row != null && !row.problem.isEmpty(); row = rows.peek()) {
      rows.remove();
      invalid++;
      print(row.line, "INVALID", "", row.problem);
    }
  }

  private void report(UpsertResult result) {
    reportInvalid();
    long line = rows.remove().line;
    String reason =
        result
            .error()
            .map(
                error ->
                    error instanceof ServiceException refused
                        ? String.join("; ", refused.messages())
                        : String.valueOf(error.getMessage()))
            .orElse("");
    print(line, result.status().name(), result.contactId().orElse(""), reason);
  }

  private void print(Object... cells) {
    try {
      report.printRecord(cells);
      report.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
