package io.github.contactsv3.errors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The location allows no duplicates and already has a contact with this e-mail address or phone
 * number.
 */
public final class DuplicateContactException extends ServiceException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String contactId;
  private final @Nullable String matchingField;

  DuplicateContactException(Builder builder) {
    super(builder);
    this.contactId = builder.duplicateId();
    this.matchingField = builder.matchingField();
  }

  /**
   * Returns the existing contact, for an update instead.
   *
   * @return its id; empty if the response does not name it
   */
  public Optional<String> contactId() {
    return Optional.ofNullable(contactId);
  }

  /**
   * Returns the property that both contacts share.
   *
   * @return the name of the property, {@code email} or {@code phone}; empty if the response did not
   *     say
   */
  public Optional<String> matchingField() {
    return Optional.ofNullable(matchingField);
  }
}
