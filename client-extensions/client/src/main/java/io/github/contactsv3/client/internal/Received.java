package io.github.contactsv3.client.internal;

import feign.Response;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Wire} brings. The headers are not in the response, because Feign copies them each
 * time it makes one, which is twice a call and took a third of it; few callers ask for them.
 *
 * @param response the answer without its headers
 * @param headers its headers by name, whatever the case of the name
 */
public record Received(Response response, Map<String, Collection<String>> headers) {
  int status() {
    return response.status();
  }

  /** Returns the first value of a header, or null. */
  @Nullable String header(String name) {
    Collection<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.iterator().next();
  }

  /** Returns the response with its headers. */
  Response complete() {
    return response.toBuilder().headers(headers).build();
  }
}
