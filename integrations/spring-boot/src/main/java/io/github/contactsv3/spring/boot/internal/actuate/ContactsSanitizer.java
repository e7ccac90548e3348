package io.github.contactsv3.spring.boot.internal.actuate;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Masks the secrets of {@code contacts.*} in the endpoints env and configprops, also where an
 * application shows all values.
 */
public final class ContactsSanitizer implements SanitizingFunction {
  /** Also as an environment variable, without dashes and with underscores. */
  private static final Pattern SECRET =
      Pattern.compile(
          "contacts[._].*(token|secret|password|encryption[._]key|previous-?keys.*|redis[._]url)");

  /** Creates a function. */
  public ContactsSanitizer() {}

  @Override
  public SanitizableData apply(SanitizableData data) {
    String key = data.getKey().toLowerCase(Locale.ROOT);
    return SECRET.matcher(key).matches() ? data.withValue(SanitizableData.SANITIZED_VALUE) : data;
  }
}
