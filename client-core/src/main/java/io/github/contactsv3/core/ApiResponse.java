package io.github.contactsv3.core;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A response: status, headers and decoded body. Immutable and thread-safe; {@code toString} omits
 * headers and body, which may hold personal data.
 *
 * @param <T> the type of the body
 * @param status the HTTP status, always 2xx: other responses are exceptions
 * @param headers the headers; names compare without case
 * @param body the decoded body; null only where the operation declares none
 */
public record ApiResponse<T extends @Nullable Object>(
    int status, Map<String, List<String>> headers, T body) {

  /**
   * Copies the headers.
   *
   * @param status the HTTP status
   * @param headers the headers, in any case
   * @param body the decoded body
   */
  public ApiResponse {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }

  /**
   * Returns the first value of a header.
   *
   * @param name the name, in any case
   * @return the value, or empty if the response did not have the header
   */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  @Override
  public String toString() {
    return "ApiResponse{status=" + status + "}";
  }
}
