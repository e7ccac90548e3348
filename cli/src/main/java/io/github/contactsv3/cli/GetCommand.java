package io.github.contactsv3.cli;

import io.github.contactsv3.cli.output.ResultWriter;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.errors.ValidationException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints contacts by their ids. */
@Command(name = "get", description = "Print contacts by their ids.")
final class GetCommand extends Subcommand {
  @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of contacts.")
  private List<String> ids = List.of();

  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() throws IOException {
    if (ids.stream().anyMatch(String::isBlank)) {
      throw new UsageException("an id is empty");
    }
    int missing = 0;
    try (ContactsClient client = client(connection)) {
      ContactRows rows = new ContactRows(client, output.columns, false);
      try (ResultWriter writer = rows.writer(output, terminal())) {
        for (String id : ids) {
          try {
            writer.write(rows.row(client.contacts().getContact(id).getContact()));
          } catch (NotFoundException | ValidationException e) {
            missing++;
            terminal().message("contacts: " + id + ": " + e.getMessage());
          }
        }
      }
    }
    return missing == 0 ? ExitCode.OK : ExitCode.PARTIAL;
  }
}
