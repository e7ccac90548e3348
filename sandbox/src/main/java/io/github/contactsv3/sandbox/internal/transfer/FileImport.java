package io.github.contactsv3.sandbox.internal.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.internal.contacts.Contact;
import io.github.contactsv3.sandbox.internal.contacts.ContactDraft;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.contacts.UniqueField;
import io.github.contactsv3.sandbox.internal.data.BadTextException;
import io.github.contactsv3.sandbox.internal.data.Utf8Reader;
import io.github.contactsv3.sandbox.internal.message.BodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads contacts from a file into a location: all of them, or none and what is wrong. A line of
 * JSON is a whole contact, and takes the place of the one with its id; a row of CSV changes what it
 * has columns for. Used once.
 */
public final class FileImport {

  /** Enough to see what kind of mistake it is. */
  private static final int SHOWN = 20;

  /** A contact with thousands of notes; more than that is no such file. */
  private static final int MAX_LINE = 64 << 20;

  private static final Pattern CUSTOM_FIELD =
      Pattern.compile("customFields\\[(\\d+)]\\.value(.*)", Pattern.DOTALL);

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(BodyReader.MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private final SandboxState state;
  private final LocationState location;
  private final ContactRecordReader reader;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private long wrong;
  private boolean columns;

  public FileImport(SandboxState state, LocationState location) {
    this.state = state;
    this.location = location;
    this.reader =
        new ContactRecordReader(
            new ContactRecordReader.Rules(location, state.options()), state.ids());
  }

  private record Row(long line, Contact contact) {}

  /**
   * Reads a file.
   *
   * @throws IOException if the stream cannot be read
   */
  public void read(FileFormat format, InputStream in) throws IOException {
    Utf8Reader text = new Utf8Reader(in, MAX_LINE);
    try {
      columns = format == FileFormat.CSV;
      if (columns) {
        csv(text);
      } else {
        jsonLines(text);
      }
    } catch (BadTextException e) {
      problem(e.line(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * Puts the contacts in place.
   *
   * @return how many there are
   * @throws ImportRefusal if one of them cannot be imported; none is then
   */
  public int apply() {
    return location.withIdentities(
        () -> {
          checkIdentities();
          if (wrong > 0) {
            throw new ImportRefusal(
                "nothing imported, "
                    + (wrong == 1 ? "1 problem: " : wrong + " problems, the first: ")
                    + problems.get(0),
                problems);
          }
          location.insertAll(rows.values().stream().map(Row::contact).toList());
          return rows.size();
        });
  }

  private void jsonLines(Utf8Reader text) throws IOException {
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      if (!line.isBlank()) {
        JsonNode row = parse(text.line(), line);
        if (row != null) {
          add(text.line(), row, null);
        }
      }
    }
  }

  private @Nullable JsonNode parse(long line, String json) {
    try {
      JsonNode row = JSON.readTree(json);
      if (row.isObject()) {
        return row;
      }
      problem(line, "not a JSON object");
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      problem(
          line,
          (place == null ? "" : "column " + place.getColumnNr() + ": ") + "not JSON: " + reason(e));
    }
    return null;
  }

  private void csv(Utf8Reader text) throws IOException {
    long line = 1;
    try (MappingIterator<List<String>> lines = CSV.readerForListOf(String.class).readValues(text)) {
      ContactCsv selected = null;
      while (true) {
        line = lines.getCurrentLocation().getLineNr();
        if (!lines.hasNextValue()) {
          return;
        }
        List<String> values = lines.nextValue();
        if (selected == null) {
          selected = header(line, values);
          if (wrong > 0) {
            return;
          }
        } else if (values.size() != selected.header().size()) {
          problem(line, values.size() + " values for " + selected.header().size() + " columns");
        } else {
          int id = selected.header().indexOf("id");
          Contact before = id < 0 ? null : location.find(values.get(id));
          add(line, selected.record(values, before), before);
        }
      }
    } catch (JsonProcessingException e) {
      problem(line, "not CSV: " + reason(e));
    }
  }

  private ContactCsv header(long line, List<String> names) {
    List<String> unknown = new ArrayList<>();
    ContactCsv selected = ContactCsv.of(location.customFields()).select(names, unknown);
    unknown.forEach(problem -> problem(line, problem));
    return selected;
  }

  /** The parser's reason; where its words name classes and settings, other words. */
  private static String reason(JsonProcessingException e) {
    if (e instanceof MismatchedInputException) {
      return "more than one value in the line";
    }
    if (e instanceof StreamConstraintsException) {
      return "nested too deep, or a value is too long";
    }
    String text = e.getOriginalMessage();
    return text == null ? "unreadable" : text.lines().findFirst().orElse(text);
  }

  private void add(long line, JsonNode row, @Nullable Contact before) {
    JsonNode given = row.path("id");
    String id = given.isTextual() && !given.textValue().isEmpty() ? given.textValue() : null;
    if (id == null && !given.isMissingNode() && !given.isNull()) {
      problem(line, "id is not a string");
      return;
    }
    String contactId = id == null ? state.ids().next() : id;
    ContactDraft draft =
        before == null
            ? new ContactDraft(contactId, location.id, state.now())
            : new ContactDraft(before);
    List<String> found = reader.apply(row, draft);
    found.forEach(problem -> problem(line, columns ? named(problem, row) : problem));
    Row other = rows.get(contactId);
    if (contactId.isBlank() || contactId.length() > 100) {
      problem(line, "id is not 1 to 100 characters long");
    } else if (other != null) {
      problem(line, "id is that of line " + other.line() + " too");
    } else if (found.isEmpty()) {
      rows.put(contactId, new Row(line, draft.toContact()));
    }
  }

  /** Names the column of a custom field in place of where the reader found its value. */
  private String named(String problem, JsonNode row) {
    Matcher place = CUSTOM_FIELD.matcher(problem);
    if (!place.matches()) {
      return problem;
    }
    String id = row.at("/customFields/" + place.group(1) + "/id").asText();
    CustomFieldDefinition field = location.customFields().contactFieldById(id);
    return (field == null ? id : field.fieldKey()) + place.group(2);
  }

  /** No contact may be in two locations, nor share what has to be its own. */
  private void checkIdentities() {
    Map<String, Long> seen = new HashMap<>();
    for (Row row : rows.values()) {
      Contact contact = row.contact();
      if (state.isElsewhere(contact.id, location)) {
        problem(row.line(), "id is that of a contact of another location");
      }
      if (state.options().allowDuplicates()) {
        continue;
      }
      for (UniqueField field : UniqueField.values()) {
        String value = field == UniqueField.EMAIL ? Contact.lower(contact.email) : contact.phone;
        if (value == null) {
          continue;
        }
        Long line = seen.putIfAbsent(field.wireName + value, row.line());
        if (line != null) {
          problem(row.line(), field.wireName + " is that of line " + line + " too");
          continue;
        }
        Contact other = location.findBy(field, value);
        if (other != null && !rows.containsKey(other.id)) {
          problem(row.line(), field.wireName + " is that of contact " + other.id + " too");
        }
      }
    }
  }

  private void problem(long line, String what) {
    wrong++;
    if (problems.size() < SHOWN) {
      problems.add(String.format(Locale.ROOT, "line %d: %s", line, what));
    }
  }
}
