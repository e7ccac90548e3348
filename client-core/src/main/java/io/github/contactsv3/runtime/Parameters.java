package io.github.contactsv3.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Query or form parameters, as a map from name to percent-encoded value in the order they were set.
 * A map because that is what Feign takes without reflection. Immutable and thread-safe; its text
 * shows names only.
 */
public abstract class Parameters extends NamedValues {
  /**
   * Takes over what a builder holds.
   *
   * @param builder the builder
   * @param required the names that must be set
   * @throws IllegalStateException if one of them is not; the message names it
   */
  protected Parameters(Builder builder, String... required) {
    super(builder.values, required);
  }

  /** Base class of the builders. Not thread-safe. */
  public abstract static class Builder {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** For the generated builders. */
    protected Builder() {}

    /**
     * Sets a parameter.
     *
     * @param name the name on the wire
     * @param value the value; the elements of a list are joined by commas, and an empty list is the
     *     same as leaving the parameter unset
     * @throws NullPointerException if the value is null; the message names the parameter
     * @throws IllegalArgumentException if the value has an unpaired surrogate, which UTF-8 cannot
     *     encode; the message names the parameter
     */
    protected final void put(String name, Object value) {
      Objects.requireNonNull(value, () -> name + " is null: leave it unset");
      if (value instanceof List<?> list) {
        putAll(name, list);
      } else {
        values.put(name, encoded(name, value));
      }
    }

    /**
     * Sets a parameter that is a list.
     *
     * @param name the name on the wire
     * @param elements the elements; an empty list is the same as leaving the parameter unset
     * @param separator what stands between them, percent-encoded; {@code &} repeats the name for
     *     each element
     * @throws NullPointerException if the list or an element is null; the message names the
     *     parameter
     * @throws IllegalArgumentException if an element has an unpaired surrogate; the message names
     *     the parameter
     */
    protected final void put(String name, List<?> elements, String separator) {
      Objects.requireNonNull(elements, () -> name + " is null: leave it unset");
      List<String> encoded = elements.stream().map(element -> encoded(name, element)).toList();
      if (encoded.isEmpty()) {
        values.remove(name);
      } else {
        values.put(name, separator.equals("&") ? encoded : String.join(separator, encoded));
      }
    }

    /** Sets parameters whose values are percent-encoded already. */
    final void putEncoded(Map<String, Object> parameters) {
      values.putAll(parameters);
    }

    private static String encoded(String name, Object value) {
      String text = RequestText.of(Objects.requireNonNull(value, () -> name + " has a null"));
      PercentEncoding.requireEncodable(name, text);
      return PercentEncoding.encode(text);
    }

    private void putAll(String name, List<?> elements) {
      if (elements.isEmpty()) {
        // Feign would send the bare name, which a service reads as one empty element.
        values.remove(name);
      } else {
        put(name, elements.stream().map(RequestText::of).collect(Collectors.joining(",")));
      }
    }
  }
}
