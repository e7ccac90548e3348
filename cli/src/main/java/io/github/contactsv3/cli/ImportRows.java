package io.github.contactsv3.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.cli.where.SearchableFields;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.PermissionException;
import io.github.contactsv3.model.CustomFieldInput;
import io.github.contactsv3.model.UpsertContactRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes requests of rows. The message of an exception becomes the reason of an invalid row. */
final class ImportRows {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Columns of text to properties; contacts that are read have one name that requests have not. */
  private static final Map<String, String> TEXTS = new LinkedHashMap<>();

  static {
    for (String name :
        List.of(
            "firstName",
            "lastName",
            "name",
            "email",
            "phone",
            "address1",
            "city",
            "state",
            "postalCode",
            "country",
            "companyName",
            "website",
            "timezone",
            "source",
            "gender",
            "dateOfBirth",
            "assignedTo")) {
      TEXTS.put(name, name);
    }
    TEXTS.put("address", "address1");
  }

  private static final Set<String> OTHERS = Set.of("tags", "dnd", "customFields", "dndSettings");

  /** Columns that a search, and so an export, has in lower case. */
  static final Set<String> NAMES = Set.of("firstName", "lastName");

  private final ContactsClient client;

  ImportRows(ContactsClient client) {
    this.client = client;
  }

  /** Returns whether a column is written to the contact. */
  static boolean isWritten(String column) {
    return TEXTS.containsKey(column)
        || column.equals("tags")
        || column.equals("dnd")
        || column.startsWith(SearchableFields.CUSTOM);
  }

  /** Returns what a column may have been meant to be, for people. */
  static String similar(String column) {
    return ContactProperties.similar(column, TEXTS.keySet()).orElseGet(() -> ", but " + columns());
  }

  private static String columns() {
    Set<String> names = new TreeSet<>(TEXTS.keySet());
    names.remove("address");
    names.addAll(List.of("tags", "dnd"));
    return String.join(", ", names) + ", custom.KEY";
  }

  /** Checks the names of custom fields before anything is sent. */
  void requireCustomField(String column) {
    String field = column.substring(SearchableFields.CUSTOM.length());
    if (client.fields().find(field).isEmpty()) {
      throw new UsageException(
          "the location has no custom field \"" + field + "\": contacts fields lists them");
    }
  }

  /**
   * A cell that is empty leaves the property as it is.
   *
   * @param found whether the contact was found by a search, whose names are in lower case
   */
  UpsertContactRequest request(Map<String, String> cells, boolean found) {
    ObjectNode request = JSON.createObjectNode();
    List<CustomFieldInput> custom = new ArrayList<>();
    cells.forEach(
        (column, text) -> {
          String cell = text.strip();
          if (cell.isEmpty() || (found && isLowered(column, cell))) {
            return;
          }
          String property = TEXTS.get(column);
          if (property != null) {
            request.put(property, property.equals("dateOfBirth") ? day(cell) : cell);
          } else if (column.equals("tags")) {
            for (String tag : cell.split(";", -1)) {
              if (!tag.isBlank()) {
                request.withArray("tags").add(tag.strip());
              }
            }
          } else if (column.equals("dnd")) {
            request.put("dnd", truth(cell));
          } else if (column.startsWith(SearchableFields.CUSTOM)) {
            custom.add(
                client.fields().parse(column.substring(SearchableFields.CUSTOM.length()), cell));
          }
        });
    UpsertContactRequest.Builder builder = built(request).toBuilder();
    if (!custom.isEmpty()) {
      builder.customFields(custom);
    }
    return builder.build();
  }

  /** Reads a line. */
  static ObjectNode parse(String line) {
    JsonNode row;
    try {
      row = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      boolean twice = String.valueOf(e.getMessage()).startsWith("Duplicate field");
      throw new IllegalArgumentException(
          twice ? "the line names a property twice" : "the line is not JSON", e);
    }
    if (row instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("the line is no JSON object");
  }

  /** A line as {@code export} writes it, or as the service takes it. */
  UpsertContactRequest request(ObjectNode row, boolean found) {
    ObjectNode request = JSON.createObjectNode();
    row.properties().forEach(property -> put(request, property.getKey(), property.getValue()));
    if (found) {
      NAMES.forEach(
          name -> {
            if (isLowered(name, request.path(name).asText())) {
              request.remove(name);
            }
          });
    }
    return built(request);
  }

  /** Such a name of an export would replace the right one; a corrected one has capitals. */
  private static boolean isLowered(String column, String text) {
    return NAMES.contains(column) && text.equals(text.toLowerCase(Locale.ROOT));
  }

  /** The service passes over what it does not know, without a word. */
  private void requireKnown(ObjectNode field) {
    String name = field.path("id").asText(field.path("key").asText(""));
    try {
      if (client.fields().find(name).isEmpty()) {
        throw new IllegalArgumentException(
            "customFields: the location has no custom field " + name);
      }
    } catch (PermissionException e) {
      // Without its scope nobody can say.
      return;
    }
  }

  private void put(ObjectNode request, String name, JsonNode value) {
    String property = TEXTS.getOrDefault(name, name);
    if (value.isNull() || ContactProperties.isReadOnly(name, property)) {
      return;
    }
    if (TEXTS.containsKey(name)) {
      if (!value.isTextual()) {
        throw new IllegalArgumentException(name + " is not a text");
      }
      request.put(
          property, name.equals("dateOfBirth") ? day(value.textValue()) : value.textValue());
    } else if (name.equals("customFields")) {
      for (JsonNode field : value) {
        ObjectNode input = customField(field);
        requireKnown(input);
        request.withArray(name).add(input);
      }
    } else if (OTHERS.contains(name)) {
      request.set(name, value);
    } else {
      throw new IllegalArgumentException("contacts have no " + name);
    }
  }

  private static ObjectNode customField(JsonNode field) {
    if (!field.isObject()) {
      throw new IllegalArgumentException("customFields has an element that is no object");
    }
    ObjectNode copy = field.deepCopy();
    JsonNode read = copy.remove("value");
    if (read != null && !copy.has("fieldValue")) {
      copy.set("fieldValue", read);
    }
    return copy;
  }

  private static UpsertContactRequest built(ObjectNode request) {
    for (String found : List.of("email", "phone")) {
      if (request.path(found).asText("").isBlank()) {
        request.remove(found);
      }
    }
    if (!request.has("email") && !request.has("phone")) {
      throw new IllegalArgumentException("neither email nor phone");
    }
    try {
      return UpsertContactRequest.fromJson(request.toString());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.valueOf(e.getMessage()).replaceFirst("^can't read .* from JSON at \\$\\.?", ""),
          e);
    }
  }

  /** Responses have a time of day with it, which requests must not have. */
  private static String day(String text) {
    return text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
  }

  private static boolean truth(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes")) {
      return true;
    }
    if (text.equalsIgnoreCase("false") || text.equalsIgnoreCase("no")) {
      return false;
    }
    throw new IllegalArgumentException("dnd is neither true nor false");
  }

  /** Returns the cells of a record by column, without those that are not written. */
  static Map<String, String> cells(List<String> header, Iterable<@Nullable String> record) {
    Map<String, String> cells = new LinkedHashMap<>();
    Iterator<String> names = header.iterator();
    for (String cell : record) {
      String name = names.next();
      if (cell != null && isWritten(name)) {
        cells.put(name, cell);
      }
    }
    return cells;
  }
}
