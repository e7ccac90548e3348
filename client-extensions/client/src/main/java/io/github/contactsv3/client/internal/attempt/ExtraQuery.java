package io.github.contactsv3.client.internal.attempt;

import io.github.contactsv3.runtime.Parameters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Query parameters that callers add to those of an operation. Immutable. */
public final class ExtraQuery {
  /** No parameters. */
  public static final ExtraQuery NONE = new ExtraQuery(Map.of());

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~\\[\\]-]{1,100}");

  private final Map<String, Value> parameters;

  private ExtraQuery(Map<String, Value> parameters) {
    this.parameters = parameters;
  }

  /** A value as it was given and as it is sent. */
  private record Value(String given, String encoded) {}

  /**
   * Returns these parameters and one more, which replaces one of the same name.
   *
   * @param name letters, digits and {@code . _ ~ - [ ]}
   * @param value the value, not yet encoded
   * @return new parameters
   * @throws NullPointerException if the name or the value is null
   * @throws IllegalArgumentException if the name can't be sent, or the value has an unpaired
   *     surrogate; the message never has the value
   */
  public ExtraQuery and(String name, String value) {
    Objects.requireNonNull(name, "the name of a query parameter");
    Objects.requireNonNull(value, () -> "the query parameter " + name);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "not the name of a query parameter: letters, digits and . _ ~ - [ ] only");
    }
    return and(new ExtraQuery(Map.of(name, new Value(value, Encoded.of(name, value)))));
  }

  /**
   * Returns these parameters and others, which replace those of the same name.
   *
   * @param others the others
   * @return new parameters
   */
  public ExtraQuery and(ExtraQuery others) {
    if (others.parameters.isEmpty()) {
      return this;
    }
    Map<String, Value> all = new LinkedHashMap<>(parameters);
    all.putAll(others.parameters);
    return new ExtraQuery(all);
  }

  /**
   * Returns the values as they were given.
   *
   * @return name and value of each parameter, not encoded, unmodifiable
   */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    parameters.forEach((name, value) -> values.put(name, value.given));
    return Collections.unmodifiableMap(values);
  }

  /**
   * Returns a URL with these parameters.
   *
   * @param url the URL, whose query may have others
   * @param operation the operation, for the message
   * @return the URL
   * @throws IllegalArgumentException if it has one of them already: which one counts is not known
   */
  public String addTo(String url, String operation) {
    if (parameters.isEmpty()) {
      return url;
    }
    int mark = url.indexOf('?');
    StringBuilder all = new StringBuilder(url);
    char separator = mark < 0 ? '?' : '&';
    String present = mark < 0 ? "" : "&" + url.substring(mark + 1);
    for (Map.Entry<String, Value> parameter : parameters.entrySet()) {
      String name = parameter.getKey().replace("[", "%5B").replace("]", "%5D");
      if (present.contains("&" + name + "=")) {
        throw new IllegalArgumentException(
            operation + " sends the query parameter " + parameter.getKey() + " itself");
      }
      all.append(separator).append(name).append('=').append(parameter.getValue().encoded);
      separator = '&';
    }
    return all.toString();
  }

  @Override
  public String toString() {
    return "ExtraQuery" + parameters.keySet();
  }

  /** Encodes as the parameters of operations are encoded. */
  private static final class Encoded extends Parameters {
    private Encoded(Builder builder) {
      super(builder);
    }

    static String of(String name, String value) {
      Values values = new Values();
      values.set(name, value);
      return String.valueOf(new Encoded(values).get(name));
    }

    private static final class Values extends Builder {
      void set(String name, String value) {
        put(name, value);
      }
    }
  }
}
