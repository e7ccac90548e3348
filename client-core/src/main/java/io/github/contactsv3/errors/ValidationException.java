package io.github.contactsv3.errors;

/** The service refused the request: status 400 or 422. {@link #messages()} explains why. */
public final class ValidationException extends ServiceException {
  private static final long serialVersionUID = 1L;

  ValidationException(Builder builder) {
    super(builder);
  }
}
