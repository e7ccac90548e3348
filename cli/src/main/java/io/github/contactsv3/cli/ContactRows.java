package io.github.contactsv3.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.cli.output.Column;
import io.github.contactsv3.cli.output.ResultWriter;
import io.github.contactsv3.cli.output.ResultWriters;
import io.github.contactsv3.cli.where.SearchableFields;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.fields.CustomFields;
import io.github.contactsv3.model.ReadContact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Contacts as results: their JSON, and the texts of the custom fields that have a column. */
final class ContactRows {
  private static final List<String> TABLE =
      List.of("id", "firstName", "lastName", "email", "phone", "tags");
  private static final List<String> FILE =
      List.of("id", "firstName", "lastName", "email", "phone", "tags", "dateAdded");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ContactsClient client;
  private final List<String> names;
  private final List<String> custom;
  private final boolean narrowed;

  /**
   * Checks the columns.
   *
   * @param columns as given; null for the usual ones
   * @param file whether the usual ones are those of a file
   */
  ContactRows(ContactsClient client, @Nullable List<String> columns, boolean file) {
    this.client = client;
    this.narrowed = columns != null;
    this.names = columns == null ? (file ? FILE : TABLE) : List.copyOf(columns);
    List<String> fields = new ArrayList<>();
    Set<String> known = ContactProperties.found();
    for (String name : names) {
      if (name.startsWith(SearchableFields.CUSTOM)) {
        String field = name.substring(SearchableFields.CUSTOM.length());
        if (client.fields().find(field).isEmpty()) {
          throw new UsageException(
              "--columns: the location has no custom field \""
                  + field
                  + "\": contacts fields lists them");
        }
        fields.add(field);
      } else if (!known.contains(name)) {
        throw new UsageException(
            "--columns: contacts have no \""
                + name
                + '"'
                + ContactProperties.similar(name, known)
                    .orElseGet(() -> ", but " + String.join(", ", known)));
      }
    }
    if (names.isEmpty()) {
      throw new UsageException("--columns names none");
    }
    this.custom = List.copyOf(fields);
  }

  List<String> names() {
    return names;
  }

  List<Column> columns() {
    return names.stream().map(Column::property).toList();
  }

  boolean isNarrowed() {
    return narrowed;
  }

  ResultWriter writer(OutputOptions output, Terminal terminal) throws IOException {
    return ResultWriters.of(
        output.formatFor(terminal), columns(), narrowed, terminal.out(), terminal.tableColumns());
  }

  ObjectNode row(ReadContact contact) {
    ObjectNode row = JSON.valueToTree(contact);
    if (!custom.isEmpty()) {
      CustomFields fields = client.fields().read(contact);
      for (String field : custom) {
        row.put(SearchableFields.CUSTOM + field, fields.display(field).orElse(null));
      }
    }
    return row;
  }
}
