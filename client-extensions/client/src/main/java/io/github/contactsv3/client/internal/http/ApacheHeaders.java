package io.github.contactsv3.client.internal.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;
import org.jspecify.annotations.Nullable;

/** Headers as Apache's client has them. */
final class ApacheHeaders implements ResponseHeaders {
  private final MessageHeaders headers;

  ApacheHeaders(MessageHeaders headers) {
    this.headers = headers;
  }

  @Override
  public @Nullable String first(String name) {
    Header header = headers.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  @Override
  public Map<String, Collection<String>> toMap() {
    Map<String, Collection<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : headers.getHeaders()) {
      String value = header.getValue();
      map.computeIfAbsent(header.getName(), name -> new ArrayList<>())
          .add(value == null ? "" : value);
    }
    return map;
  }
}
