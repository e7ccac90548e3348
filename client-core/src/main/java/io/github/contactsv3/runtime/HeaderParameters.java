package io.github.contactsv3.runtime;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Headers of a request, as a map from name to value in the order they were set. Immutable and
 * thread-safe; its text shows names only.
 */
public abstract class HeaderParameters extends NamedValues {
  /**
   * Takes over what a builder holds.
   *
   * @param builder the builder
   * @param required the names that must be set
   * @throws IllegalStateException if one of them is not; the message names it
   */
  protected HeaderParameters(Builder builder, String... required) {
    super(builder.values, required);
  }

  /** Base of the builders. Not thread-safe. */
  public abstract static class Builder {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** For the generated builders. */
    protected Builder() {}

    /**
     * Sets a header.
     *
     * @param name the name on the wire
     * @param value the value; the elements of a list are joined by commas, and an empty list is the
     *     same as leaving the header unset
     * @throws NullPointerException if the value is null; the message names the header
     * @throws IllegalArgumentException if the value has a character that a header can't carry; the
     *     message names the header
     */
    protected final void put(String name, Object value) {
      Objects.requireNonNull(value, () -> name + " is null: leave it unset");
      if (value instanceof Collection<?> elements) {
        if (elements.isEmpty()) {
          values.remove(name);
          return;
        }
        values.put(
            name,
            elements.stream()
                .map(element -> checked(name, RequestText.of(element)))
                .collect(Collectors.joining(",")));
      } else {
        values.put(name, checked(name, RequestText.of(value)));
      }
    }

    /** A line break would begin another header; other bytes than ASCII are read in many ways. */
    private static String checked(String name, String value) {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c > '~' || (c < ' ' && c != '\t')) {
          throw new IllegalArgumentException(
              name + " has a character that is neither visible ASCII nor a blank");
        }
      }
      return value;
    }
  }
}
