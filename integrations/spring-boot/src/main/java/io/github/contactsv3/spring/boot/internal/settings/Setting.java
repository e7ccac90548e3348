package io.github.contactsv3.spring.boot.internal.settings;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of a property and its name, which every error has.
 *
 * @param <T> the type of the value
 * @param property the name, such as {@code contacts.clients.berlin.location-id}
 * @param value the value, null if it is not set
 */
public record Setting<T>(String property, @Nullable T value) {
  // One with a default always resolves, so the text of an unresolved one is a name and no secret.
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^${}:]+)}");

  /**
   * Hands the value on, if there is one.
   *
   * @param setter refuses a wrong value with an {@link IllegalArgumentException} whose message has
   *     no secret
   * @throws ContactsConfigurationException if it is refused
   */
  public void apply(Consumer<T> setter) {
    if (value == null) {
      return;
    }
    try {
      setter.accept(value);
    } catch (IllegalArgumentException e) {
      throw ContactsConfigurationException.ofValue(property, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Refuses a value that is a placeholder. Spring Boot leaves a placeholder as it is if nothing
   * resolves it, so the service would be the first to refuse it.
   *
   * @return this
   * @throws ContactsConfigurationException if the value is a placeholder
   */
  public Setting<T> requireResolved() {
    Matcher placeholder = PLACEHOLDER.matcher(String.valueOf(value).strip());
    if (placeholder.matches()) {
      String name = placeholder.group(1).strip();
      throw ContactsConfigurationException.ofProperty(
          property,
          "the placeholder ${" + name + "} is not resolved",
          "Set the environment variable or property " + name + ", or correct its name.");
    }
    return this;
  }

  /**
   * Returns the value.
   *
   * @return the value, empty if it is not set
   */
  public Optional<T> optional() {
    return Optional.ofNullable(value);
  }

  /**
   * Returns whether the property is set.
   *
   * @return true if there is a value
   */
  public boolean isSet() {
    return value != null;
  }
}
