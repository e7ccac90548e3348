package io.github.contactsv3.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.cli.output.ResultWriter;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.fields.model.FieldDefinition;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the custom fields of the location. */
@Command(
    name = "fields",
    description = {
      "Print the custom fields that contacts of the location have.",
      "Elsewhere custom.KEY names one: a key without \"contact.\", a name or an id."
    })
final class FieldsCommand extends Subcommand {
  private static final List<String> USUAL =
      List.of("fieldKey", "name", "dataType", "picklistOptions", "id");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() throws IOException {
    output.check(ContactProperties.ofFields());
    try (ContactsClient client = client(connection);
        ResultWriter writer = output.writer(terminal(), USUAL)) {
      for (FieldDefinition field : client.fields().definitions()) {
        writer.write(JSON.valueToTree(field));
      }
    }
    return ExitCode.OK;
  }
}
