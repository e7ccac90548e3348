package io.github.contactsv3.codegen;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Media types that the client can send and read. Stateless. */
final class MediaTypes {
  /** How a body is written or read. */
  enum Form {
    JSON,
    TEXT,
    BYTES,
    FIELDS,
    MULTIPART
  }

  private static final Pattern JSON = Pattern.compile("application/(json|[a-z0-9.-]+\\+json)");
  private static final Pattern BYTES =
      Pattern.compile(
          "application/(octet-stream|pdf|zip|gzip|vnd\\.[a-z0-9.-]+)|(image|audio|video|font)/[a-z0-9.+-]+");

  private MediaTypes() {}

  static Optional<Form> form(String mediaType) {
    String type = mediaType.toLowerCase(Locale.ROOT).replaceAll("\\s*;.*", "").strip();
    if (JSON.matcher(type).matches()) {
      return Optional.of(Form.JSON);
    }
    return switch (type) {
      case "application/x-www-form-urlencoded" -> Optional.of(Form.FIELDS);
      case "multipart/form-data" -> Optional.of(Form.MULTIPART);
      case "text/plain", "text/csv", "text/html", "text/markdown" -> Optional.of(Form.TEXT);
      default ->
          !type.endsWith("+xml") && BYTES.matcher(type).matches()
              ? Optional.of(Form.BYTES)
              : Optional.empty();
    };
  }
}
