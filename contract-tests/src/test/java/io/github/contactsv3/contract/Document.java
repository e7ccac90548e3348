package io.github.contactsv3.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** An OpenAPI document, as the spec artifact has it. */
public record Document(String name, JsonNode root) {
  public static final Document CONTACTS = load("contacts-v3.yaml");
  public static final Document OAUTH = load("oauth-v3.yaml");
  public static final Document CUSTOM_FIELDS = load("custom-fields.yaml");

  /** All documents. */
  public static final List<Document> ALL = List.of(CONTACTS, OAUTH, CUSTOM_FIELDS);

  private static Document load(String name) {
    try (InputStream in = Document.class.getResourceAsStream("/META-INF/contacts-v3/" + name)) {
      return new Document(name, new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode resolve(JsonNode node) {
    JsonNode found = node;
    while (found.has("$ref")) {
      found = root.at(found.path("$ref").textValue().substring(1));
    }
    return found;
  }

  @Override
  public String toString() {
    return name;
  }
}
