package io.github.contactsv3.client.internal.http;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Headers in a map. */
final class HeaderMap implements ResponseHeaders {
  private final Map<String, Collection<String>> headers =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  HeaderMap(Map<String, ? extends Collection<String>> headers) {
    headers.forEach(
        (name, values) -> {
          // The JDK's older clients give the status line as a header without a name.
          if (name != null) {
            this.headers.put(name, values);
          }
        });
  }

  @Override
  public @Nullable String first(String name) {
    Collection<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.iterator().next();
  }

  @Override
  public Map<String, Collection<String>> toMap() {
    Map<String, Collection<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }
}
