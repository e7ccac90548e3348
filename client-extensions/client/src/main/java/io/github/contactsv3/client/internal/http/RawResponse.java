package io.github.contactsv3.client.internal.http;

import feign.Request;
import feign.Response;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response, read and decompressed. Immutable.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param body its body; of a response that is no success perhaps only the beginning
 */
public record RawResponse(int status, ResponseHeaders headers, BufferedBody body) {
  /** Stands for the lost response to a delete that was processed. */
  public static final RawResponse DELETED =
      new RawResponse(200, new HeaderMap(Map.of()), BufferedBody.of("{\"succeeded\":true}"));

  /**
   * Returns whether the status is 2xx.
   *
   * @return true for a success
   */
  public boolean isSuccess() {
    return ResponseLimits.isSuccess(status);
  }

  /**
   * Returns the first value of a header.
   *
   * @param name the name, in any case
   * @return the value, or null if there is none
   */
  public @Nullable String header(String name) {
    return headers.first(name);
  }

  /**
   * Returns the response as Feign has it.
   *
   * @param request the request that it is the response to
   * @param withHeaders false to leave the headers out: Feign copies them each time it makes a
   *     response, which takes a third of a short call
   * @return a new response
   */
  public Response toFeign(Request request, boolean withHeaders) {
    return Response.builder()
        .request(request)
        .status(status)
        .headers(withHeaders ? decodedHeaders() : Map.of())
        .body(body)
        .build();
  }

  /** The body is decompressed, so what described it before does not hold. */
  private Map<String, Collection<String>> decodedHeaders() {
    Map<String, Collection<String>> map = headers.toMap();
    if (map.remove("Content-Encoding") != null) {
      map.remove("Content-Length");
    }
    return map;
  }
}
