package io.github.contactsv3.sandbox.internal.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.http.StopSignal;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed every check of the pipeline.
 *
 * @param operation the operation
 * @param path path parameters
 * @param query query parameters
 * @param body body, an empty object if none was sent
 * @param location the location of the token
 * @param origin scheme, host and port that the request was sent to; empty if it does not say
 * @param stop to be checked by work that may take long
 */
public record Request(
    ServedOperation operation,
    Map<String, String> path,
    Map<String, List<String>> query,
    JsonNode body,
    LocationState location,
    String origin,
    StopSignal stop) {

  /** A path parameter of the operation. */
  String pathValue(String name) {
    return Objects.requireNonNull(path.get(name), name);
  }

  /** A query parameter, or null if it is missing or empty. */
  public @Nullable String queryValue(String name) {
    List<String> values = query.get(name);
    return values == null || values.get(0).isBlank() ? null : values.get(0);
  }
}
