package io.github.contactsv3.cli;

import io.github.contactsv3.cli.output.Format;
import io.github.contactsv3.cli.output.ResultWriter;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.pagination.PagedIterable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the contacts that fulfil conditions. */
@Command(name = "search", description = "Print the contacts that fulfil conditions.")
final class SearchCommand extends Subcommand {
  @Mixin private QueryOptions which = new QueryOptions();

  @Option(
      names = "--sort",
      split = ",",
      paramLabel = "NAME[:desc]",
      description = "The order, such as dateAdded:desc,email.")
  private List<String> order = List.of();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "At most N contacts. On a terminal 50 by default, otherwise all.")
  private @Nullable Long limit;

  @Option(names = "--count", description = "Print only how many there are.")
  private boolean count;

  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() throws IOException {
    if (limit != null && limit < 1) {
      throw new UsageException("--limit is " + limit + ", not 1 or more");
    }
    try (ContactsClient client = client(connection)) {
      PagedIterable<ContactSummary> found = client.search(which.query(client, order));
      ContactRows rows = new ContactRows(client, output.columns, false);
      if (count) {
        terminal()
            .out()
            .write((found.total() + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return ExitCode.OK;
      }
      print(rows, found);
    }
    return ExitCode.OK;
  }

  private void print(ContactRows rows, PagedIterable<ContactSummary> found) throws IOException {
    boolean screen = output.formatFor(terminal()) == Format.TABLE && terminal().outIsTerminal();
    long most = limit != null ? limit : screen ? 50 : Long.MAX_VALUE;
    long printed = 0;
    boolean more = false;
    try (ResultWriter writer = rows.writer(output, terminal())) {
      PagedIterable<ContactSummary> pages = most < 100 ? found.pageSize((int) most + 1) : found;
      for (ContactSummary contact : pages) {
        if (printed == most) {
          more = true;
          break;
        }
        writer.write(rows.row(contact));
        if (++printed % 100 == 0) {
          writer.flush();
        }
      }
    }
    if (screen) {
      terminal()
          .message(
              printed == 0
                  ? "no contacts found"
                  : more ? "the first " + printed + "; --limit prints more" : contacts(printed));
    }
  }
}
