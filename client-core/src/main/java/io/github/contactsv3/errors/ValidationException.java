package io.github.contactsv3.errors;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service refused the request: status 400 or 422. {@link #messages()} explains why. */
public final class ValidationException extends ServiceException {
  private static final long serialVersionUID = 1L;

  private static final String PATH = "([a-z_]\\w*(?:[.\\[]\\w+\\]?)*)";

  /** How the service names a property: its validator has three forms of a sentence. */
  private static final Pattern NAMED =
      Pattern.compile(
          "property %1$s should not exist|(?:.*\\. ?)?each value in (?:nested property )?%1$s must .*|%1$s (?:must|should|is|has|cannot|can't) .*"
              .formatted(PATH));

  ValidationException(Builder builder) {
    super(builder);
  }

  /**
   * Returns what the service says is wrong, with the property that it is about.
   *
   * @return one violation for each of {@link #messages()}, in their order; unmodifiable
   */
  public List<Violation> violations() {
    return messages().stream().map(text -> new Violation(property(text), text)).toList();
  }

  private static Optional<String> property(String text) {
    Matcher named = NAMED.matcher(text);
    if (!named.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group <= named.groupCount(); group++) {
      if (named.group(group) != null) {
        return Optional.of(named.group(group));
      }
    }
    return Optional.empty();
  }

  /**
   * One thing that is wrong with a request.
   *
   * @param property the JSON name of the property, such as {@code email}, or the path to it, such
   *     as {@code customFields.0.id}; empty if the text names none
   * @param text the words of the service, as in {@link #messages()}
   */
  public record Violation(Optional<String> property, String text) {}
}
