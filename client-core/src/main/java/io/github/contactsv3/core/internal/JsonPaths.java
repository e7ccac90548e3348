package io.github.contactsv3.core.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.contactsv3.runtime.Model;
import org.jspecify.annotations.Nullable;

/**
 * Says where in a document something is, without saying what is there. Only names that the API
 * document knows are shown: a key of a map may be personal data or a secret.
 */
final class JsonPaths {
  private JsonPaths() {}

  static String of(JsonProcessingException e) {
    StringBuilder path = new StringBuilder("$");
    if (e instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        if (step.getFieldName() == null) {
          path.append('[').append(step.getIndex()).append(']');
        } else {
          path.append('.').append(isKnown(step.getFrom()) ? step.getFieldName() : "***");
        }
      }
    }
    return path.toString();
  }

  /** Models mask the names that the document lacks themselves. */
  private static boolean isKnown(@Nullable Object holder) {
    return holder instanceof Model
        || (holder instanceof Class<?> type && Model.class.isAssignableFrom(type));
  }

  static String position(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }
}
