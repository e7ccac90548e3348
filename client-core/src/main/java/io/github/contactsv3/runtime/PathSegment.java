package io.github.contactsv3.runtime;

import feign.Param;
import org.jspecify.annotations.Nullable;

/**
 * Lets a path parameter be one percent-encoded segment of the path and nothing else. Without it an
 * empty contact id would turn {@code /contacts/{contactId}} into {@code /contacts/}, which is
 * another operation. Thread-safe.
 */
public final class PathSegment implements Param.Expander {
  /** Called by Feign. */
  public PathSegment() {}

  @Override
  public String expand(Object value) {
    return PercentEncoding.encode(require("a path parameter", value));
  }

  /**
   * Returns the text of a path parameter.
   *
   * @param name the name for the message
   * @param value the value
   * @return the text, not yet encoded
   * @throws IllegalArgumentException if the value is null, blank, a dot segment or has a control
   *     character or an unpaired surrogate. The message has the name, never the value
   */
  public static String require(String name, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is null");
    }
    String text = RequestText.of(value);
    if (text.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    if (text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException(name + " is a dot segment, which would change the route");
    }
    // A loop: a stream would cost more than all the other checks of a call together.
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw new IllegalArgumentException(name + " has a control character");
      }
    }
    PercentEncoding.requireEncodable(name, text);
    return text;
  }
}
