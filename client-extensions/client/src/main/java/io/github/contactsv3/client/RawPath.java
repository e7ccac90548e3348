package io.github.contactsv3.client;

import io.github.contactsv3.client.internal.attempt.ExtraQuery;
import io.github.contactsv3.runtime.PathSegment;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a raw request.
 *
 * @param template the path with its placeholders, which names no contact
 * @param text the path with the parameters, encoded
 */
record RawPath(String template, String text) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9_-]+)}");

  /** One slash before each segment, which a placeholder fills as a whole. */
  private static final Pattern PATH =
      Pattern.compile("(/([A-Za-z0-9._~!$'()*+,;=:@-]+|\\{[A-Za-z0-9_-]+}))+/?");

  private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(/|$)");

  static RawPath of(String path, Object[] parameters) {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(parameters, "parameters");
    // No message shows what was refused: it may hold an id or an address instead of a placeholder.
    if (!path.startsWith("/") || path.startsWith("//")) {
      throw new IllegalArgumentException(
          "the path must begin with one slash; it is relative to the client's base URL");
    }
    if (path.indexOf('?') >= 0) {
      throw new IllegalArgumentException("the path has a query: use query(name, value)");
    }
    if (!PATH.matcher(path).matches() || DOTS.matcher(path).find()) {
      throw new IllegalArgumentException(
          "the path has a segment that is empty, a dot segment, or has characters that must be a"
              + " parameter: use {name}");
    }
    Matcher placeholder = PLACEHOLDER.matcher(path);
    StringBuilder text = new StringBuilder();
    int count = 0;
    while (placeholder.find()) {
      if (count < parameters.length) {
        String name = "path parameter " + placeholder.group(1);
        String value = PathSegment.require(name, parameters[count]);
        placeholder.appendReplacement(
            text, Matcher.quoteReplacement(new PathSegment().expand(value)));
      }
      count++;
    }
    if (count != parameters.length) {
      throw new IllegalArgumentException(
          "the path has "
              + count
              + " placeholders, but "
              + parameters.length
              + " parameters given");
    }
    return new RawPath(path, placeholder.appendTail(text).toString());
  }

  String expanded(ExtraQuery query) {
    return query.addTo(text, template);
  }

  @Override
  public String toString() {
    return template;
  }
}
