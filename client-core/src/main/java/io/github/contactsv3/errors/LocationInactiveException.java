package io.github.contactsv3.errors;

/**
 * The location is paused or has no plan at present. Its refresh token stays valid and works again
 * when the location does, so the client keeps it.
 */
public final class LocationInactiveException extends ServiceException {
  private static final long serialVersionUID = 1L;

  LocationInactiveException(Builder builder) {
    super(builder);
  }
}
