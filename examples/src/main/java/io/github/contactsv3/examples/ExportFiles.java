package io.github.contactsv3.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.client.fields.CustomFields;
import io.github.contactsv3.model.ContactSummary;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * The files of an export. The file {@code export.state} holds the checkpoint and how long the other
 * two were with it; what was written after that is cut off when the export goes on.
 */
final class ExportFiles implements Closeable {
  private static final List<String> PROPERTIES =
      List.of("id", "firstName", "lastName", "email", "phone", "tags", "dateAdded");

  private final ObjectMapper json = new ObjectMapper();
  private final Path state;
  private final FileChannel csvFile;
  private final FileChannel jsonFile;
  private final CSVPrinter csv;
  private final BufferedWriter lines;
  private final @Nullable String checkpoint;
  private final List<String> fields;
  private final Function<ContactSummary, CustomFields> customFields;

  /**
   * Opens the files.
   *
   * @param folder where they are
   * @param fields the custom fields to write, by key or name
   * @param customFields reads those of a contact
   * @throws IllegalStateException if the export was begun with other columns
   */
  ExportFiles(Path folder, List<String> fields, Function<ContactSummary, CustomFields> customFields)
      throws IOException {
    this.fields = fields;
    this.customFields = customFields;
    Files.createDirectories(folder);
    this.state = folder.resolve("export.state");
    List<String> saved = Files.exists(state) ? Files.readAllLines(state) : List.of("0", "0");
    this.checkpoint = saved.size() > 2 ? saved.get(2) : null;
    this.csvFile = open(folder.resolve("contacts.csv"), Long.parseLong(saved.get(0)));
    this.jsonFile = open(folder.resolve("contacts.jsonl"), Long.parseLong(saved.get(1)));
    this.csv = new CSVPrinter(writer(csvFile), CSVFormat.DEFAULT);
    this.lines = writer(jsonFile);
    Stream<String> header = Stream.concat(PROPERTIES.stream(), fields.stream());
    if (csvFile.position() == 0) {
      csv.printRecord(header);
    } else {
      requireBegunWith(header.toArray(), folder.resolve("contacts.csv"));
    }
  }

  private void requireBegunWith(Object[] header, Path file) throws IOException {
    String expected = CSVFormat.DEFAULT.format(header);
    try (Stream<String> lines = Files.lines(file)) {
      if (!lines.limit(1).allMatch(expected::equals)) {
        close();
        throw new IllegalStateException(
            file + " was begun with other columns: name the same ones, or delete the folder");
      }
    }
  }

  private static FileChannel open(Path file, long length) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(length);
    channel.position(channel.size());
    return channel;
  }

  private static BufferedWriter writer(FileChannel channel) {
    return new BufferedWriter(
        new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
  }

  /** Where an earlier run has ended. */
  Optional<String> checkpoint() {
    return Optional.ofNullable(checkpoint);
  }

  void write(List<ContactSummary> contacts) throws IOException {
    for (ContactSummary contact : contacts) {
      csv.printRecord(
          Stream.concat(
              PROPERTIES.stream().map(name -> cell(contact.property(name))), custom(contact)));
      lines.write(json.writeValueAsString(contact));
      lines.newLine();
    }
  }

  private Stream<@Nullable String> custom(ContactSummary contact) {
    if (fields.isEmpty()) {
      return Stream.empty();
    }
    CustomFields values = customFields.apply(contact);
    return fields.stream().map(field -> values.display(field).orElse(null));
  }

  /** What a property has; the JSON of one that does not fit, whose getter would throw. */
  private static @Nullable String cell(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(";"))
        : Objects.toString(value, null);
  }

  /** Makes what was written last, and replaces the state as a whole. */
  void commit(String next) throws IOException {
    csv.flush();
    lines.flush();
    csvFile.force(false);
    jsonFile.force(false);
    Path fresh = state.resolveSibling("export.state.new");
    Files.writeString(fresh, csvFile.size() + "\n" + jsonFile.size() + "\n" + next + "\n");
    Files.move(fresh, state, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Ends the export: the next one starts from the beginning. */
  void finish() throws IOException {
    csv.flush();
    lines.flush();
    Files.deleteIfExists(state);
  }

  @Override
  public void close() throws IOException {
    try (csvFile;
        jsonFile) {
      csv.flush();
      lines.flush();
    }
  }
}
