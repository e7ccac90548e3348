package io.github.contactsv3.runtime;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.internal.ModelSecrets;
import io.github.contactsv3.errors.internal.Secrets;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Base class of the generated models: absent and null values, undeclared and unreadable properties,
 * equality, and a {@code toString} that is safe to log. Immutable and thread-safe.
 *
 * <p>If the value of a property in a response does not fit its type, only that property is
 * unreadable: its getter throws a {@link DecodingException}, and so does the getter of a required
 * property that the response lacks. Nothing else throws: {@link #property} returns the raw JSON of
 * an unreadable property, and it is compared, copied by {@code toBuilder()} and written back
 * unchanged.
 *
 * <p>Works with any {@code ObjectMapper}: what goes over the wire does not depend on its settings
 * for inclusion, visibility or dates.
 */
@JsonAutoDetect(
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE,
    fieldVisibility = Visibility.NONE)
@JsonSerialize(using = ModelWriter.class)
@WorksWithJackson3
public abstract class Model {
  /** The most properties a model can have: one bit of a long each, from bit 1. */
  private static final int MAX_PROPERTIES = 63;

  /** The bit of {@code nulls} that says that a response was read, which may lack anything. */
  private static final long FROM_RESPONSE = 1;

  /** Stands for a name in messages that may be personal data or a secret. */
  private static final String UNDECLARED = "***";

  /** Ids as the service has them; anything else in their place may be personal data. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_.$-]{0,63}");

  static {
    ModelSecrets.register(model -> ((Model) model).secrets);
  }

  /** A bit for each property that is an explicit null; a set of names would cost an allocation. */
  private final long nulls;

  /** Shared with builders, which copy it before they change it. */
  private final @Nullable Map<String, @Nullable Object> additional;

  /** The properties that are unreadable or spelled in another way than they are written. */
  private final @Nullable RawProperty raw;

  /** Secrets that texts about this model mask; null if no client has read it. */
  private final @Nullable Secrets secrets;

  /**
   * Takes over what a builder holds besides the properties themselves.
   *
   * @param builder the builder
   */
  protected Model(Builder<?> builder) {
    nulls = builder.nulls;
    additional = builder.additional;
    builder.additionalIsShared = true;
    raw = builder.raw;
    secrets = builder.secrets;
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
   * Returns whether responses have such models.
   *
   * @return true if it is open for properties that the document does not name
   */
  protected boolean isResponse() {
    return false;
  }

  /**
   * Returns the properties that the document does not name.
   *
   * @return an unmodifiable map, in the order of the response
   */
  protected final Map<String, @Nullable Object> additionalProperties() {
    return additional == null ? Map.of() : Collections.unmodifiableMap(additional);
  }

  /**
   * Returns the value of a property by its JSON name, declared or not. Never throws.
   *
   * @param name the JSON name
   * @return the value; the {@link RawJson} if it is unreadable; null if it is absent or null
   */
  public final @Nullable Object property(String name) {
    int index = Arrays.asList(names()).indexOf(name);
    if (index < 0) {
      return additionalProperties().get(name);
    }
    Object value = values()[index];
    return value == null ? RawProperty.find(raw, index + 1) : value;
  }

  /**
   * Returns the properties whose values do not fit the document. Their getters throw.
   *
   * @return an unmodifiable map from JSON names to what the response has, in the order of the
   *     document; empty if there are none
   */
  public final Map<String, RawJson> unreadableProperties() {
    if (raw == null) {
      return Map.of();
    }
    Map<String, RawJson> unreadable = new LinkedHashMap<>();
    @Nullable Object[] values = values();
    for (int i = 0; i < values.length; i++) {
      RawJson json = RawProperty.find(raw, i + 1);
      if (values[i] == null && json != null) {
        unreadable.put(names()[i], json);
      }
    }
    return Collections.unmodifiableMap(unreadable);
  }

  /**
   * Returns the value of an optional property.
   *
   * @param number the number of the property, from 1
   * @param value the value, or null
   * @param <T> its type
   * @return the value
   * @throws DecodingException if it is unreadable
   */
  protected final <T> @Nullable T optional(int number, @Nullable T value) {
    if (value == null && RawProperty.find(raw, number) != null) {
      throw unreadable(number);
    }
    return value;
  }

  /**
   * Returns the value of a required property.
   *
   * @param number the number of the property, from 1
   * @param value the value, or null
   * @param <T> its type
   * @return the value
   * @throws DecodingException if it is unreadable or missing
   */
  protected final <T> T required(int number, @Nullable T value) {
    if (value == null) {
      throw unreadable(number);
    }
    return value;
  }

  /**
   * Returns the value of a required property that may be null.
   *
   * @param number the number of the property, from 1
   * @param value the value, or null
   * @param <T> its type
   * @return the value; null if it is an explicit null
   * @throws DecodingException if it is unreadable or missing
   */
  protected final <T> @Nullable T requiredOrNull(int number, @Nullable T value) {
    return value == null && isNull(number) ? null : required(number, value);
  }

  private DecodingException unreadable(int number) {
    RawJson json = RawProperty.find(raw, number);
    String problem =
        json != null
            ? json.kind() + " that does not fit"
            : isNull(number) ? "null, though it is required" : "missing, though it is required";
    Object id = property("id");
    String name = getClass().getSimpleName();
    return new DecodingException(
        id instanceof String text && ID.matcher(text).matches()
            ? name + " \"" + masked(text) + '"'
            : name,
        names()[number - 1],
        problem);
  }

  /** The service may put a token that it was sent in the place of an id. */
  private String masked(String text) {
    return secrets == null ? text : secrets.mask(text);
  }

  private boolean isNull(int number) {
    return (nulls & 1L << number) != 0;
  }

  /**
   * Gives a builder what this object holds besides the properties themselves.
   *
   * @param builder the builder
   */
  protected final void copyTo(Builder<?> builder) {
    builder.nulls = nulls;
    builder.additional = additional;
    builder.additionalIsShared = true;
    builder.raw = raw;
    builder.secrets = secrets;
  }

  /**
   * Returns this object as JSON on one line: what the document names as it is sent, undeclared and
   * unreadable properties as they were read. The static {@code fromJson} of the class reads it.
   *
   * @return the JSON with all values in full, so treat it as personal data
   * @throws IllegalStateException if a value given to a builder can't be written as JSON
   */
  public final String toJson() {
    return ModelTexts.write(this);
  }

  /** Returns whether it has properties, but none that the document names. */
  final boolean isForeign() {
    return additional != null
        && raw == null
        && (nulls & ~FROM_RESPONSE) == 0
        && Arrays.stream(values()).allMatch(Objects::isNull);
  }

  final void writeProperties(ModelWriter.ValueWriter writer) throws IOException {
    String[] names = names();
    @Nullable Object[] values = values();
    for (int i = 0; i < names.length; i++) {
      RawJson json = RawProperty.find(raw, i + 1);
      if (json != null) {
        writer.writeRaw(names[i], json);
      } else if (values[i] != null || isNull(i + 1)) {
        writer.write(this, names[i], names[i], values[i]);
      }
    }
    for (Map.Entry<String, @Nullable Object> property : additionalProperties().entrySet()) {
      writer.write(this, property.getKey(), UNDECLARED, property.getValue());
    }
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
    return (nulls | FROM_RESPONSE) == (that.nulls | FROM_RESPONSE)
        && additionalProperties().equals(that.additionalProperties())
        && Arrays.equals(values(), that.values())
        && unreadableProperties().equals(that.unreadableProperties());
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(values());
  }

  /**
   * Names what is set, and shows only values that identify nobody. Where contacts-v3-testing or
   * contacts-v3-sandbox is on the class path, which is meant for tests, it shows all values except
   * tokens and secrets.
   */
  @Override
  public final String toString() {
    StringJoiner text = new StringJoiner(", ", getClass().getSimpleName() + "{", "}");
    String[] names = names();
    @Nullable Object[] values = values();
    List<String> loggable = Arrays.asList(loggable());
    for (int i = 0; i < names.length; i++) {
      Object value = values[i] == null ? RawProperty.find(raw, i + 1) : values[i];
      if (value != null) {
        text.add(names[i] + "=" + shown(names[i], value, loggable.contains(names[i])));
      } else if (isNull(i + 1)) {
        text.add(names[i] + "=null");
      }
    }
    additionalProperties()
        .forEach((name, value) -> text.add(maskedName(name) + "=" + shown(name, value, false)));
    return text.toString();
  }

  private String shown(String name, @Nullable Object value, boolean loggable) {
    if (TestValues.SHOWN) {
      return TestValues.isSecret(name) && !loggable ? UNDECLARED : masked(String.valueOf(value));
    }
    if (value instanceof Collection<?> list) {
      return "[" + list.size() + "]";
    }
    return loggable && !(value instanceof RawJson) ? masked("" + value) : UNDECLARED;
  }

  private String maskedName(String name) {
    return TestValues.SHOWN ? masked(name) : masked(shownName(name));
  }

  /** Masks keys that are not names, such as e-mail addresses, since they may be personal data. */
  static String shownName(String name) {
    return NAME.matcher(name).matches() ? name : UNDECLARED;
  }

  /**
   * Base class of the builders. Not thread-safe.
   *
   * @param <M> the type of the model
   */
  public abstract static class Builder<M extends Model> {
    private long nulls;
    private @Nullable Map<String, @Nullable Object> additional;
    private boolean additionalIsShared;
    private @Nullable RawProperty raw;
    private @Nullable Secrets secrets;
    private boolean readingUnknown;

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
     * Sets a property to the value that a parser is at, or keeps it as an undeclared one.
     *
     * @param name its name in JSON
     * @param json a parser at the first token of its value
     * @param context Jackson's context
     * @return false if there is neither such a property nor a place for it; nothing is read then
     * @throws IOException if it can't be read
     */
    protected abstract boolean readProperty(
        String name, JsonParser json, DeserializationContext context) throws IOException;

    /**
     * Refuses a null value.
     *
     * @param property type and property, for the message
     * @param value the value
     * @param advice what to do instead
     * @throws NullPointerException if it is null: a null by accident must not clear data
     */
    protected static void requireValue(String property, @Nullable Object value, NullAdvice advice) {
      if (value == null) {
        throw new NullPointerException(property + " is null: " + advice);
      }
    }

    /**
     * Copies a list and refuses null elements.
     *
     * @param property type and property, for the message
     * @param elements the list
     * @param <T> its type
     * @return an unmodifiable copy
     * @throws NullPointerException if an element is null; the message names it
     */
    protected static <T extends Collection<?>> T immutableElements(String property, T elements) {
      T copy = Objects.requireNonNull(immutableCopy(elements));
      int index = 0;
      for (Object element : copy) {
        if (element == null) {
          throw new NullPointerException(property + "[" + index + "] is null");
        }
        index++;
      }
      return copy;
    }

    /**
     * Copies lists and maps, so that nobody can change them.
     *
     * @param value any value
     * @param <T> its type
     * @return an unmodifiable copy of a list or map, at any depth; anything else as it is
     */
    @SuppressWarnings("unchecked") // a list stays a list, a map a map
    protected static <T> @Nullable T immutableCopy(@Nullable T value) {
      if (value instanceof String || value instanceof Model) {
        return value;
      }
      if (value instanceof Collection<?> elements) {
        return (T) (elements.isEmpty() ? Collections.emptyList() : immutableList(elements));
      }
      if (value instanceof Map<?, ?> members) {
        Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
        members.forEach((name, member) -> copy.put(name, immutableCopy(member)));
        return (T) Collections.unmodifiableMap(copy);
      }
      return value;
    }

    private static List<@Nullable Object> immutableList(Collection<?> elements) {
      @Nullable Object[] copy = elements.toArray(new @Nullable Object[0]);
      for (int i = 0; i < copy.length; i++) {
        copy[i] = immutableCopy(copy[i]);
      }
      return Collections.unmodifiableList(Arrays.asList(copy));
    }

    /**
     * Allows everything to be missing or unreadable, as in a response that surprises.
     *
     * @param secrets those of the client that reads it, or null if none does
     */
    final void beginResponse(@Nullable Secrets secrets) {
      nulls |= FROM_RESPONSE;
      this.secrets = secrets;
    }

    final boolean isResponse() {
      return (nulls & FROM_RESPONSE) != 0;
    }

    /**
     * Records whether a property is an explicit null, and drops the raw JSON read for it before.
     *
     * @param number the number of the property, from 1
     * @param value its value
     */
    protected final void markSet(int number, @Nullable Object value) {
      if (number > MAX_PROPERTIES) {
        // The shift below would wrap around and mix up the nulls of two properties.
        throw new IllegalStateException("more than " + MAX_PROPERTIES + " properties in one model");
      }
      nulls = value == null ? nulls | 1L << number : nulls & ~(1L << number);
      raw = RawProperty.without(raw, number);
    }

    /** Keeps the JSON of a property that does not fit; its getter throws. */
    final void markUnreadable(int number, RawJson json) {
      markSet(number, json);
      keepRaw(number, json);
    }

    /** Keeps the JSON of a property that is written in another way than it was spelled. */
    final void keepRaw(int number, RawJson json) {
      raw = new RawProperty(number, json, raw);
    }

    /**
     * Reads a property that the document does not name.
     *
     * @param name its name
     * @param json a parser at the first token of its value
     * @param context Jackson's context
     * @throws IOException if it can't be read
     */
    protected final void readUnknown(String name, JsonParser json, DeserializationContext context)
        throws IOException {
      readingUnknown = true;
      put(
          name,
          json.hasToken(JsonToken.VALUE_NULL) ? null : ValueReaders.ANY.tryRead(json, context));
      readingUnknown = false;
    }

    /** A name for messages. */
    final String shownName(String name) {
      return readingUnknown ? UNDECLARED : name;
    }

    private void put(String name, @Nullable Object value) {
      if (additional == null || additionalIsShared) {
        additional = additional == null ? new LinkedHashMap<>() : new LinkedHashMap<>(additional);
        additionalIsShared = false;
      }
      additional.put(name, value);
    }

    /**
     * Puts a property that the document does not name.
     *
     * @param declared the names that it does name
     * @param name the name
     * @param value any JSON value as Java has it, or null
     * @throws IllegalArgumentException if the document names it
     */
    protected final void putUnknown(String[] declared, String name, @Nullable Object value) {
      if (Arrays.asList(declared).contains(name)) {
        throw new IllegalArgumentException(name + " has a method of its own");
      }
      put(name, immutableCopy(value));
    }

    /**
     * Refuses a required property that is not set, unless a response that lacks it was read.
     *
     * @param property type and property, for the message
     * @param number the number of the property, from 1
     * @param value its value
     * @param nullable whether an explicit null will do
     * @throws IllegalStateException if it is not set
     */
    protected final void require(
        String property, int number, @Nullable Object value, boolean nullable) {
      boolean isNull = (nulls & 1L << number) != 0;
      if (value == null && !isResponse() && !(nullable && isNull)) {
        throw new IllegalStateException(property + " is required and not set");
      }
    }
  }
}
