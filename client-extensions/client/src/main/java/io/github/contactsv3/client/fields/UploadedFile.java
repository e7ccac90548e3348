package io.github.contactsv3.client.fields;

import java.util.Map;
import java.util.Optional;

/**
 * A file of a custom field. Immutable.
 *
 * @param url the URL to fetch it from
 * @param documentId the id of the document, if the service gave one
 * @param meta the service's metadata, such as name and size; unmodifiable
 */
public record UploadedFile(String url, Optional<String> documentId, Map<String, Object> meta) {

  /**
   * Creates an uploaded file with a copy of the map.
   *
   * @param url the URL to fetch it from
   * @param documentId the id of the document
   * @param meta the service's metadata
   */
  public UploadedFile {
    meta = Map.copyOf(meta);
  }

  @Override
  public String toString() {
    return "UploadedFile{documentId=" + documentId.orElse("none") + "}";
  }
}
