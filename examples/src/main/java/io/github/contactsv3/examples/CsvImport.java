package io.github.contactsv3.examples;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.bulk.UpsertReport;
import io.github.contactsv3.client.bulk.UpsertRow;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Imports a CSV file, reports rows with problems by line, and sends those again that may be. */
public final class CsvImport {
  private CsvImport() {}

  /**
   * Imports.
   *
   * @param arguments the file, and {@code --live} to import into a real location
   * @throws IOException if the file can't be read
   */
  public static void main(String[] arguments) throws IOException {
    boolean live = List.of(arguments).indexOf("--live") == 1;
    try (Target target = Target.forWriting(ContactsSandbox.builder(), live)) {
      run(target.client(), Path.of(Arguments.first(arguments, "a CSV file")), System.out);
    }
  }

  // region import
  static void run(ContactsClient client, Path file, PrintStream out) throws IOException {
    var format = CSVFormat.DEFAULT.builder().setHeader().setNullString("").get();
    try (CSVParser csv = format.parse(Files.newBufferedReader(file))) {
      var rows =
          csv.stream().map(row -> UpsertRow.of(csv.getCurrentLineNumber(), () -> contact(row)));
      var first = client.bulk().upsertRows(rows).addTags().onProgress(out::println).run();
      print(first, out);
      print(client.bulk().upsertRows(first.retryable().stream()).addTags().run(), out);
    }
  }

  private static UpsertContactRequest contact(CSVRecord row) {
    return UpsertContactRequest.builder()
        .email(row.get("email")) // a row without one is invalid
        .firstNameIfPresent(row.get("firstName"))
        .tags("imported")
        .build();
  }

  private static void print(UpsertReport<Long> report, PrintStream out) {
    out.println(report);
    report.problems().forEach(p -> out.println(p.key() + " " + p.status() + " " + p.reason()));
  }
  // endregion
}
