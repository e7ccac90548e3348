package io.github.contactsv3.examples;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.bulk.UpsertResult;
import io.github.contactsv3.client.bulk.UpsertRow;
import io.github.contactsv3.client.bulk.UpsertSummary;
import io.github.contactsv3.model.CustomFieldInput;
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
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Creates or updates contacts from a CSV file with the columns firstName, lastName, email, phone
 * and tags (several, with semicolons between), and writes a report of what became of each row. Any
 * other column is a custom field, by its key or name.
 */
public final class ImportContacts {
  private static final Set<String> COLUMNS =
      Set.of("firstName", "lastName", "email", "phone", "tags");

  private final ContactsClient client;
  private final List<String> fields;
  private final CSVPrinter report;
  private final PrintStream out;

  /** The lines that were read and are not in the report yet. */
  private final Queue<Long> lines = new ArrayDeque<>();

  private ImportContacts(
      ContactsClient client, List<String> fields, CSVPrinter report, PrintStream out) {
    this.client = client;
    this.fields = fields;
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
    Arguments.checkOptions(given, Set.of("--dry-run", "--live"));
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
    List<String> fields = file.columnsOtherThan(COLUMNS);
    for (String field : fields) {
      if (client.fields().find(field).isEmpty()) {
        throw new BadCsvException(contacts, 1, "has a column that is no custom field: " + field);
      }
    }
    Path report = contacts.resolveSibling(contacts.getFileName() + ".report.csv");
    try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(report), CSVFormat.DEFAULT);
        Stream<CSVRecord> records = file.rows()) {
      printer.printRecord("line", "status", "contactId", "reason");
      new ImportContacts(client, fields, printer, out).run(records, dryRun);
    }
    out.println("  see " + report);
    return report;
  }

  private void run(Stream<CSVRecord> records, boolean dryRun) {
    Stream<UpsertRow<Long>> rows = records.map(this::row);
    UpsertSummary summary;
    try {
      // region upsert
      var upsert = client.bulk().upsertRows(rows).addTags().parallelism(4);
      if (dryRun) {
        upsert.dryRun();
      }
      summary = upsert.run((result, checkpoint) -> report(result));
      // endregion
    } catch (RuntimeException e) {
      // What was sent and not reported may have been done or not.
      while (!lines.isEmpty()) {
        print(lines.remove(), "UNKNOWN", "", "the import ended before: " + e.getMessage());
      }
      throw e;
    }
    for (UpsertResult.Status status : UpsertResult.Status.values()) {
      if (summary.count(status) > 0) {
        out.printf("  %-12s %5d%n", status, summary.count(status));
      }
    }
  }

  // region rows
  private UpsertRow<Long> row(CSVRecord row) {
    long line = row.getParser().getCurrentLineNumber();
    lines.add(line);
    return UpsertRow.of(line, () -> request(row));
  }

  /** The contact of a row; the message of the exception goes into the report. */
  private UpsertContactRequest request(CSVRecord row) {
    if (!row.isConsistent()) {
      int header = row.getParser().getHeaderNames().size();
      throw new IllegalArgumentException(
          "the row has " + row.size() + " columns, the header " + header);
    }
    if (row.get("email") == null && row.get("phone") == null) {
      throw new IllegalArgumentException("neither email nor phone");
    }
    String tags = row.get("tags");
    List<CustomFieldInput> custom =
        fields.stream()
            .filter(field -> row.get(field) != null)
            .map(field -> client.fields().parse(field, row.get(field)))
            .toList();
    return UpsertContactRequest.builder()
        .firstNameIfPresent(row.get("firstName"))
        .lastNameIfPresent(row.get("lastName"))
        .emailIfPresent(row.get("email"))
        .phoneIfPresent(row.get("phone"))
        .tagsIfPresent(tags == null ? null : List.of(tags.split(" *; *", -1)))
        .customFieldsIfPresent(custom.isEmpty() ? null : custom)
        .build();
  }

  // endregion

  private void report(UpsertResult<Long> result) {
    lines.remove();
    print(result.key(), result.status(), result.contactId().orElse(""), result.reason());
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
