package io.github.contactsv3.sandbox.internal.control;

import io.github.contactsv3.sandbox.internal.values.UrlDecoding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The query of a request to the control API. */
final class ViewQuery {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  private final Map<String, List<String>> values;

  /**
   * Decodes a query string.
   *
   * @throws IllegalArgumentException if an escape is broken
   */
  ViewQuery(String queryString) {
    this.values = UrlDecoding.decodeQuery(queryString);
  }

  /** The first value of a parameter, or null if it is missing or blank. */
  @Nullable String text(String name) {
    List<String> found = values.get(name);
    return found == null || found.get(0).isBlank() ? null : found.get(0);
  }

  String text(String name, String missing) {
    return Objects.requireNonNullElse(text(name), missing);
  }

  /**
   * How many items are wanted.
   *
   * @throws IllegalArgumentException if {@code limit} is not a number within 1 and 500
   */
  int limit() {
    String limit = text("limit");
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    if (!limit.matches("[0-9]{1,3}")
        || Integer.parseInt(limit) < 1
        || Integer.parseInt(limit) > MAX_LIMIT) {
      throw new IllegalArgumentException("limit is not within 1 and " + MAX_LIMIT + ": " + limit);
    }
    return Integer.parseInt(limit);
  }
}
