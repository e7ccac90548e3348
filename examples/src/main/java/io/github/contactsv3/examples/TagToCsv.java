package io.github.contactsv3.examples;

import static io.github.contactsv3.search.ContactFields.TAGS;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.fields.CustomFields;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes the contacts with a tag as CSV, with a column for a custom field. */
final class TagToCsv {
  // region tag-to-csv
  static void write(ContactsClient client, String tag, Appendable out) throws IOException {
    CSVPrinter csv = CSVFormat.DEFAULT.print(out);
    csv.printRecord("name", "email", "Membership level");
    for (ContactSummary contact : client.search(ContactQuery.where(TAGS.eq(tag)))) {
      CustomFields fields = client.fields().read(contact); // by id, key or name
      String level = fields.display("Membership level").orElse(null);
      csv.printRecord(contact.getContactName(), contact.getEmail(), level);
    }
  }
  // endregion
}
