package io.github.contactsv3.runtime;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Values by name, in the order they were set. Immutable and thread-safe; its text shows names only.
 */
abstract class NamedValues extends AbstractMap<String, Object> {
  private final Map<String, Object> values;

  /**
   * Copies values.
   *
   * @param values the values by name
   * @param required the names that must be set
   * @throws IllegalStateException if one of them is not; the message names it
   */
  NamedValues(Map<String, Object> values, String... required) {
    for (String name : required) {
      if (!values.containsKey(name)) {
        throw new IllegalStateException(
            getClass().getSimpleName() + "." + name + " is required and not set");
      }
    }
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  @Override
  public final Set<Entry<String, Object>> entrySet() {
    return values.entrySet();
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + values.keySet();
  }
}
