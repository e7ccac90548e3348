package io.github.contactsv3.runtime;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that nobody can change a value that a parser has made. Nobody else has it, so nothing
 * is copied.
 */
final class Unmodifiable {
  private Unmodifiable() {}

  /**
   * Returns an unmodifiable view of a list or map that can be changed, at any depth; anything else
   * as it is.
   */
  @SuppressWarnings("unchecked") // lists and maps of JSON
  static @Nullable Object view(@Nullable Object value) {
    if (value instanceof List<?> list) {
      ((List<@Nullable Object>) list).replaceAll(Unmodifiable::view);
      return Collections.unmodifiableList(list);
    }
    if (value instanceof Map<?, ?> map) {
      ((Map<Object, @Nullable Object>) map).replaceAll((name, member) -> view(member));
      return Collections.unmodifiableMap(map);
    }
    return value;
  }
}
