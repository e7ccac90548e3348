package io.github.contactsv3.examples;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.pagination.ContactExport;
import io.github.contactsv3.pagination.ExportCheckpoint;
import io.github.contactsv3.pagination.ExportProgress;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Exports a location to {@code contacts.csv} and {@code contacts.jsonl}, with a column for each
 * custom field that is named. Started again after a crash, it goes on where it was, without loss or
 * repeats.
 */
public final class ExportContacts {
  private ExportContacts() {}

  /**
   * Exports.
   *
   * @param arguments the folder to write to, {@code target/export} if there is none, and custom
   *     fields by key or name
   * @throws IOException if the files can't be written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/export");
    boolean terminal = Optional.ofNullable(System.console()).filter(Tour::isTerminal).isPresent();
    try (Target target = Target.open(ContactsSandbox.builder().seed(5_000))) {
      System.out.println("exporting the contacts of " + target.name() + " to " + folder);
      run(
          target.client(),
          folder,
          List.of(arguments).subList(Math.min(1, arguments.length), arguments.length),
          System.out,
          terminal);
    }
  }

  static void run(
      ContactsClient client, Path folder, List<String> fields, PrintStream out, boolean terminal)
      throws IOException {
    // Names them before anything is written, should one not exist.
    fields.forEach(client.fields()::id);
    ProgressBar bar = new ProgressBar(out, terminal);
    long count;
    try (ExportFiles files = new ExportFiles(folder, fields, client.fields()::read)) {
      // region export
      ContactExport export =
          client
              .export(ContactQuery.all())
              .onProgress(progress -> draw(bar, progress))
              .onUnreadable(element -> out.println(element.getMessage()));
      files.checkpoint().map(ExportCheckpoint::parse).ifPresent(export::resumeFrom);
      count =
          export.run(
              (List<ContactSummary> contacts, ExportCheckpoint checkpoint) -> {
                files.write(contacts);
                files.commit(checkpoint.toString());
              });
      // endregion
      files.finish();
    }
    bar.clear();
    out.printf(Locale.ROOT, "exported %,d contacts%n", count);
  }

  private static void draw(ProgressBar bar, ExportProgress progress) {
    String left = progress.timeLeft().map(time -> ", " + time.toSeconds() + " s left").orElse("");
    bar.draw(
        progress.done(),
        progress.total().orElse(0),
        String.format(Locale.ROOT, "  %,.0f/s%s", progress.perSecond(), left));
  }
}
