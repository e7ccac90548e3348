package io.github.contactsv3.webhooks;

import io.github.contactsv3.errors.WebhookSignatureException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up headers in maps of any server. */
final class HeaderLookup {
  private HeaderLookup() {}

  /** Names differ in case from server to server; two values leave open which one counts. */
  static @Nullable String find(Map<String, ?> headers, String name) {
    Set<String> found = new LinkedHashSet<>();
    headers.forEach(
        (key, value) -> {
          // The JDK's own maps have the status line under null.
          if (name.equalsIgnoreCase(key)) {
            add(value, found);
          }
        });
    if (found.size() > 1) {
      throw new WebhookSignatureException("the webhook has several headers " + name);
    }
    return found.isEmpty() ? null : found.iterator().next();
  }

  private static void add(@Nullable Object value, Set<String> found) {
    if (value instanceof Iterable<?> values) {
      values.forEach(one -> found.add(String.valueOf(one)));
    } else if (value instanceof Object[] values) {
      List<?> list = Arrays.asList(values);
      list.forEach(one -> found.add(String.valueOf(one)));
    } else if (value != null) {
      found.add(value.toString());
    }
  }
}
