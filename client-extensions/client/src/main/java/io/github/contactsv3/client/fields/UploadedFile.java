package io.github.contactsv3.client.fields;

import java.util.Map;
import java.util.Optional;

/**
 * A file of a custom field. Immutable.
 *
 * @param url where it can be fetched
 * @param documentId the id of the document, if the service gave one
 * @param meta what the service says of it, such as name and size; unmodifiable
 */
public record UploadedFile(String url, Optional<String> documentId, Map<String, Object> meta) {

  /**
   * Creates an uploaded file with a copy of the map.
   *
   * @param url where it can be fetched
   * @param documentId the id of the document
   * @param meta what the service says of it
   */
  public UploadedFile {
    meta = Map.copyOf(meta);
  }

  @Override
  public String toString() {
    return "UploadedFile{documentId=" + documentId.orElse("none") + "}";
  }
}
