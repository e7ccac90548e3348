package io.github.contactsv3.client;

import io.github.contactsv3.core.ApiResponse;

/**
 * Calls of endpoints that no generated interface has. Tokens, quota, retries, timeouts, errors and
 * masks are those of the client that it comes from. Thread-safe.
 * <!-- region raw of JavadocSnippets.java -->
 *
 * <pre>{@code
 * String fields = client.raw().get("/locations/{id}/customFields", client.locationId());
 * }</pre>
 *
 * <p>Failures are {@link io.github.contactsv3.errors.ContactsApiException}s; their operation has
 * the method and the path as its id, such as {@code GET /locations/{id}/customFields}.
 */
public interface RawCalls {
  /**
   * Sends a GET request.
   *
   * @param path the path, with a placeholder in braces for each parameter; see {@link RawRequest}
   * @param parameters the values of the placeholders, in their order
   * @return the text of the response, empty if there is none
   * @throws IllegalArgumentException if the path or a parameter can't be sent; nothing was sent
   */
  default String get(String path, Object... parameters) {
    return send(RawRequest.get(path, parameters)).body();
  }

  /**
   * Sends a request.
   *
   * @param request the request
   * @return the response with its text, which is empty if there is none
   */
  default ApiResponse<String> send(RawRequest request) {
    return send(request, String.class);
  }

  /**
   * Sends a request and reads the JSON object of the response.
   *
   * @param request the request
   * @param type a model of this library, a class or record that Jackson 2 can read, {@code Map}, or
   *     {@code String} for the text as it is
   * @param <T> its type
   * @return the response; an empty body is read as an empty object
   * @throws io.github.contactsv3.errors.DecodingException if the body is not such an object
   */
  <T> ApiResponse<T> send(RawRequest request, Class<T> type);
}
