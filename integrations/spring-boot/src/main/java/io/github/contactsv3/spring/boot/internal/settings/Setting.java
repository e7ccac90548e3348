package io.github.contactsv3.spring.boot.internal.settings;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The value of a property and its name, which every error has.
 *
 * @param <T> the type of the value
 * @param property the name, such as {@code contacts.clients.berlin.location-id}
 * @param value the value, null if it is not set
 */
public record Setting<T>(String property, @Nullable T value) {
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
