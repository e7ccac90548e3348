package io.github.contactsv3.sandbox.internal.fields;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads custom fields from a file: the service's response to a request for the list, or only the
 * array in it.
 */
public final class CustomFieldFile {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private CustomFieldFile() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException in one line with the file and the place in it
   */
  public static List<CustomFieldDefinition> read(Path file) {
    JsonNode root = parse(file);
    JsonNode list = root.isObject() ? root.path("customFields") : root;
    if (!list.isArray()) {
      throw problem(file, "is neither an array of custom fields nor an object with customFields");
    }
    List<CustomFieldDefinition> fields = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      CustomFieldDefinition field = read(file, i, list.get(i));
      for (int j = 0; j < i; j++) {
        if (fields.get(j).id().equals(field.id())) {
          throw problem(file, "[%d].id: %s is also that of [%d]".formatted(i, field.id(), j));
        }
        if (fields.get(j).fieldKey().equals(field.fieldKey())) {
          throw problem(
              file, "[%d].fieldKey: %s is also that of [%d]".formatted(i, field.fieldKey(), j));
        }
      }
      fields.add(field);
    }
    return fields;
  }

  private static CustomFieldDefinition read(Path file, int index, JsonNode node) {
    try {
      return CustomFieldJson.read(node);
    } catch (IllegalArgumentException e) {
      throw problem(file, "[" + index + "]: " + e.getMessage());
    }
  }

  private static JsonNode parse(Path file) {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw problem(
          file,
          "line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ": not JSON");
    } catch (NoSuchFileException e) {
      throw problem(file, "no such file");
    } catch (IOException e) {
      throw problem(file, "cannot be read");
    }
  }

  private static IllegalArgumentException problem(Path file, String what) {
    return new IllegalArgumentException("custom fields in " + file + ": " + what);
  }
}
