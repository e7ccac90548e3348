package io.github.contactsv3.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A form that may have files, as {@code multipart/form-data}. Immutable and thread-safe; its text
 * shows names only.
 */
public abstract class Multipart {
  private final Map<String, List<Object>> values;

  /**
   * Takes over what a builder holds.
   *
   * @param builder the builder
   * @param required the names that must be set
   * @throws IllegalStateException if one of them is not; the message names it
   */
  protected Multipart(Builder builder, String... required) {
    for (String name : required) {
      if (!builder.values.containsKey(name)) {
        throw new IllegalStateException(
            getClass().getSimpleName() + "." + name + " is required and not set");
      }
    }
    this.values = new LinkedHashMap<>(builder.values);
  }

  /** A text that no part has: nobody can guess it. */
  static String newBoundary() {
    return "part-" + UUID.randomUUID();
  }

  /** Returns the body, whose parts are in the order they were set. */
  byte[] body(String boundary) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    values.forEach(
        (name, elements) -> {
          for (Object element : elements) {
            write(body, "--" + boundary + "\r\n");
            writePart(body, name, element);
          }
        });
    write(body, "--" + boundary + "--\r\n");
    return body.toByteArray();
  }

  private static void writePart(ByteArrayOutputStream body, String name, Object value) {
    String disposition = "Content-Disposition: form-data; name=\"" + quoted(name) + '"';
    if (value instanceof FilePart file) {
      write(body, disposition + "; filename=\"" + quoted(file.name()) + "\"\r\n");
      write(body, "Content-Type: " + file.mediaType() + "\r\n\r\n");
      body.writeBytes(file.content());
      write(body, "\r\n");
    } else {
      write(body, disposition + "\r\n\r\n" + value + "\r\n");
    }
  }

  /** As browsers do it, and as servers read it. */
  private static String quoted(String text) {
    return text.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(UTF_8));
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + values.keySet();
  }

  /** Base of the builders. Not thread-safe. */
  public abstract static class Builder {
    private final Map<String, List<Object>> values = new LinkedHashMap<>();

    /** For the generated builders. */
    protected Builder() {}

    /**
     * Sets a field.
     *
     * @param name the name on the wire
     * @param value the value; a list is one field for each element
     * @param separator ignored: a list has no other form here
     */
    protected final void put(String name, Object value, String separator) {
      put(name, value);
    }

    /**
     * Sets a field.
     *
     * @param name the name on the wire
     * @param value a {@link FilePart}, or a value that is sent as text; a list is one field for
     *     each element, and an empty list is the same as leaving the field unset
     * @throws NullPointerException if the value is null; the message names the field
     * @throws IllegalArgumentException if the value has an unpaired surrogate; the message names
     *     the field
     */
    protected final void put(String name, Object value) {
      Objects.requireNonNull(value, () -> name + " is null: leave it unset");
      List<Object> parts = new ArrayList<>();
      for (Object element : value instanceof Collection<?> list ? list : List.of(value)) {
        parts.add(element instanceof FilePart ? element : text(name, element));
      }
      if (parts.isEmpty()) {
        values.remove(name);
      } else {
        values.put(name, parts);
      }
    }

    private static String text(String name, Object value) {
      String text = RequestText.of(value);
      PercentEncoding.requireEncodable(name, text);
      return text;
    }
  }
}
