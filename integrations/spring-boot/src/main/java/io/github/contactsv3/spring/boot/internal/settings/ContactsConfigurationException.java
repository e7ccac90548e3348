package io.github.contactsv3.spring.boot.internal.settings;

import org.jspecify.annotations.Nullable;

/**
 * The application's configuration can't work. Has what the report at the start says: a description
 * and an action. Never contains a secret.
 */
public final class ContactsConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String property;
  private final String action;

  private ContactsConfigurationException(
      @Nullable String property, String description, String action, @Nullable Throwable cause) {
    super(description, cause);
    this.property = property;
    this.action = action;
  }

  /**
   * Creates an exception about what beans and properties make together.
   *
   * @param description what is wrong
   * @param action what to do
   * @return the exception
   */
  public static ContactsConfigurationException of(String description, String action) {
    return new ContactsConfigurationException(null, description, action, null);
  }

  /**
   * Creates an exception about something that failed.
   *
   * @param description what is wrong
   * @param action what to do
   * @param cause what failed
   * @return the exception
   */
  public static ContactsConfigurationException of(
      String description, String action, Throwable cause) {
    return new ContactsConfigurationException(null, description, action, cause);
  }

  /**
   * Creates an exception about a property.
   *
   * @param property its name
   * @param reason what is wrong with it, without its value if that is a secret
   * @param action what to do
   * @return the exception
   */
  public static ContactsConfigurationException ofProperty(
      String property, String reason, String action) {
    return new ContactsConfigurationException(property, property + ": " + reason, action, null);
  }

  /**
   * Creates an exception about the value of a property.
   *
   * @param property its name
   * @param reason what is wrong with it, without its value if that is a secret
   * @return the exception
   */
  public static ContactsConfigurationException ofValue(String property, String reason) {
    return ofProperty(property, reason, "Correct the value of " + property + ".");
  }

  /**
   * Returns the property.
   *
   * @return its name, null if it is not about one
   */
  public @Nullable String property() {
    return property;
  }

  /**
   * Returns what to do.
   *
   * @return one or two sentences
   */
  public String action() {
    return action;
  }
}
