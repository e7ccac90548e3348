package io.github.contactsv3.runtime;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What the generated models share: the difference between absent and null, properties that the
 * document does not name, equality, and a text that is safe to log. Immutable and thread-safe.
 *
 * <p>Works with any {@code ObjectMapper}: what goes over the wire does not depend on its settings
 * for inclusion, visibility or dates.
 */
@JsonAutoDetect(
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE,
    fieldVisibility = Visibility.NONE)
@JsonInclude(JsonInclude.Include.NON_NULL)
public abstract class Model {
  /** The most properties a model can have: one bit of a long each, from bit 1. */
  private static final int MAX_PROPERTIES = 63;

  /** A bit for each property that is an explicit null; a set of names would cost an allocation. */
  private final long nulls;

  /** Shared with builders, which copy it before they change it. */
  private final @Nullable Map<String, @Nullable Object> additional;

  /**
   * Takes over what a builder holds beside the properties themselves.
   *
   * @param builder the builder
   */
  protected Model(Builder<?> builder) {
    nulls = builder.nulls;
    additional = builder.additional;
    builder.additionalIsShared = true;
  }

  /**
   * Returns the JSON names of the declared properties.
   *
   * @return the names, in the order of the document; not to be changed
   */
  protected abstract String[] names();

  /**
   * Returns the values of the declared properties.
   *
   * @return a new array, in the order of the names
   */
  protected abstract @Nullable Object[] values();

  /**
   * Returns which properties may be shown in a log.
   *
   * @return the names of those whose value identifies nobody; not to be changed
   */
  protected abstract String[] loggable();

  /**
   * Returns what came beside the declared properties.
   *
   * @return an unmodifiable map, in the order in which it came
   */
  protected final Map<String, @Nullable Object> additional() {
    return additional == null ? Map.of() : Collections.unmodifiableMap(additional);
  }

  /**
   * Returns the value of a property by its JSON name, declared or not.
   *
   * @param name the JSON name
   * @return the value; null if it is absent or null
   */
  public final @Nullable Object property(String name) {
    int index = Arrays.asList(names()).indexOf(name);
    return index < 0 ? additional().get(name) : values()[index];
  }

  /**
   * Gives a builder what this object holds beside the properties themselves.
   *
   * @param builder the builder
   */
  protected final void copyTo(Builder<?> builder) {
    builder.nulls = nulls;
    builder.additional = additional;
    builder.additionalIsShared = true;
  }

  @JsonAnyGetter
  @JsonInclude(value = JsonInclude.Include.ALWAYS, content = JsonInclude.Include.ALWAYS)
  @Nullable Map<String, @Nullable Object> beside() {
    if (nulls == 0) {
      return additional;
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    String[] names = names();
    for (int i = 0; i < names.length; i++) {
      if ((nulls & 2L << i) != 0) {
        map.put(names[i], null);
      }
    }
    map.putAll(additional());
    return map;
  }

  @Override
  @SuppressWarnings("EqualsGetClass") // the models are final, so a class is a model's identity
  public final boolean equals(@Nullable Object other) {
    if (other == this) {
      return true;
    }
    if (other == null || other.getClass() != getClass()) {
      return false;
    }
    Model that = (Model) other;
    return nulls == that.nulls
        && additional().equals(that.additional())
        && Arrays.equals(values(), that.values());
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(values());
  }

  /** Names what is set, and shows only values that identify nobody. */
  @Override
  public final String toString() {
    StringJoiner text = new StringJoiner(", ", getClass().getSimpleName() + "{", "}");
    String[] names = names();
    @Nullable Object[] values = values();
    List<String> loggable = Arrays.asList(loggable());
    for (int i = 0; i < names.length; i++) {
      Object value = values[i];
      if (value != null) {
        text.add(names[i] + "=" + shown(value, loggable.contains(names[i])));
      } else if ((nulls & 2L << i) != 0) {
        text.add(names[i] + "=null");
      }
    }
    additional().keySet().forEach(name -> text.add(name + "=***"));
    return text.toString();
  }

  private static Object shown(Object value, boolean loggable) {
    if (value instanceof Collection<?> list) {
      return "[" + list.size() + "]";
    }
    return loggable ? value : "***";
  }

  /**
   * What the builders share. Not thread-safe.
   *
   * @param <M> what is built
   */
  public abstract static class Builder<M extends Model> {
    private long nulls;
    private @Nullable Map<String, @Nullable Object> additional;
    private boolean additionalIsShared;

    /** For the generated builders. */
    protected Builder() {}

    /**
     * Returns the object.
     *
     * @return a new object
     * @throws IllegalStateException if a required property is not set
     */
    public abstract M build();

    /**
     * Sets a property to what a parser is at, or keeps it beside the declared ones.
     *
     * @param name its name in JSON
     * @param json a parser at the first token of its value
     * @param context what Jackson has with it
     * @return false if there is neither such a property nor a place for it; nothing is read then
     * @throws IOException if it can't be read, or is of another type
     */
    protected abstract boolean readProperty(
        String name, JsonParser json, DeserializationContext context) throws IOException;

    /**
     * Checks a value that a caller gives.
     *
     * @param property type and property, for the message
     * @param value the value
     * @param <T> its type
     * @return the value
     * @throws NullPointerException if it is null: a null by accident must not clear data
     */
    protected static <T> T given(String property, T value) {
      return Objects.requireNonNull(
          value,
          () -> property + " is null: leave it unset, or call its clear method to send null");
    }

    /**
     * Makes sure that nobody can change a value that a caller gives.
     *
     * @param value any value
     * @param <T> its type
     * @return an unmodifiable copy of a list or map, at any depth; anything else as it is
     */
    @SuppressWarnings("unchecked") // a list stays a list, a map a map
    protected static <T> @Nullable T frozen(@Nullable T value) {
      if (value instanceof String || value instanceof Model) {
        return value;
      }
      if (value instanceof Collection<?> elements) {
        return (T) (elements.isEmpty() ? Collections.emptyList() : frozenList(elements));
      }
      if (value instanceof Map<?, ?> members) {
        Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
        members.forEach((name, member) -> copy.put(name, frozen(member)));
        return (T) Collections.unmodifiableMap(copy);
      }
      return value;
    }

    private static List<@Nullable Object> frozenList(Collection<?> elements) {
      @Nullable Object[] copy = elements.toArray(new @Nullable Object[0]);
      for (int i = 0; i < copy.length; i++) {
        copy[i] = frozen(copy[i]);
      }
      return Collections.unmodifiableList(Arrays.asList(copy));
    }

    /**
     * Remembers whether a property is an explicit null.
     *
     * @param number the number of the property, from 1
     * @param value its value
     */
    protected final void mark(int number, @Nullable Object value) {
      if (number > MAX_PROPERTIES) {
        // The shift below would wrap around and mix up the nulls of two properties.
        throw new IllegalStateException("more than " + MAX_PROPERTIES + " properties in one model");
      }
      nulls = value == null ? nulls | 1L << number : nulls & ~(1L << number);
    }

    /**
     * Keeps a property that a parser has found and the document does not name.
     *
     * @param name the name
     * @param value any JSON value as {@link ValueReaders#ANY} has read it, or null
     */
    protected final void keep(String name, @Nullable Object value) {
      if (additional == null || additionalIsShared) {
        additional = additional == null ? new LinkedHashMap<>() : new LinkedHashMap<>(additional);
        additionalIsShared = false;
      }
      additional.put(name, value);
    }

    /**
     * Keeps a property that a caller gives, if the document does not name it.
     *
     * @param declared the names that it does name
     * @param name the name
     * @param value any JSON value as Java has it, or null
     * @throws IllegalArgumentException if the document names it
     */
    protected final void keepUndeclared(String[] declared, String name, @Nullable Object value) {
      if (Arrays.asList(declared).contains(name)) {
        throw new IllegalArgumentException(name + " has a method of its own");
      }
      keep(name, frozen(value));
    }

    /**
     * Refuses a required property that is not set.
     *
     * @param property type and property, for the message
     * @param number the number of the property, from 1
     * @param value its value
     * @param nullable whether an explicit null will do
     * @throws IllegalStateException if it is not set
     */
    protected final void require(
        String property, int number, @Nullable Object value, boolean nullable) {
      if (value == null && !(nullable && (nulls & 1L << number) != 0)) {
        throw new IllegalStateException(property + " is required and not set");
      }
    }
  }
}
