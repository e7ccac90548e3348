package io.github.contactsv3.contract;

import io.github.contactsv3.compatibility.ApiDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The OpenAPI documents, as the spec artifact has them. */
public final class SpecDocuments {
  public static final ApiDocument CONTACTS = load("contacts-v3.yaml");
  public static final ApiDocument OAUTH = load("oauth-v3.yaml");
  public static final ApiDocument CUSTOM_FIELDS = load("custom-fields.yaml");

  /** All documents. */
  public static final List<ApiDocument> ALL = List.of(CONTACTS, OAUTH, CUSTOM_FIELDS);

  private SpecDocuments() {}

  private static ApiDocument load(String name) {
    try (InputStream in =
        SpecDocuments.class.getResourceAsStream("/META-INF/contacts-v3/" + name)) {
      return ApiDocument.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
