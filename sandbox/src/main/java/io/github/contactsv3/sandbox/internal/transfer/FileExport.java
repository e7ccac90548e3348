package io.github.contactsv3.sandbox.internal.transfer;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** Writes the contacts of a location to a file, oldest first. */
public final class FileExport {

  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();

  private final LocationState location;

  public FileExport(LocationState location) {
    this.location = location;
  }

  /**
   * Writes all contacts as they are now; the stream stays open.
   *
   * @throws IOException if the stream does not take them
   */
  public void write(FileFormat format, OutputStream out) throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    List<Contact> contacts =
        location.snapshot().stream()
            .sorted(
                Comparator.<Contact>comparingLong(contact -> contact.dateAdded)
                    .thenComparing(contact -> contact.id))
            .toList();
    if (format == FileFormat.CSV) {
      csv(contacts, writer);
    } else {
      for (Contact contact : contacts) {
        writer.write(ContactRecord.text(contact, location.customFields()));
        writer.write('\n');
      }
    }
    writer.flush();
  }

  private void csv(List<Contact> contacts, Writer writer) throws IOException {
    ContactCsv columns = ContactCsv.of(location.customFields());
    SequenceWriter rows =
        CSV.writer().without(SerializationFeature.CLOSE_CLOSEABLE).writeValues(writer);
    rows.write(columns.header());
    for (Contact contact : contacts) {
      rows.write(columns.row(contact));
    }
    rows.flush();
  }
}
