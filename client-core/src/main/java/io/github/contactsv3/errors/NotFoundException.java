package io.github.contactsv3.errors;

/**
 * The contact, task, note or app does not exist. For contacts, the service responds with status
 * 400.
 */
public final class NotFoundException extends ServiceException {
  private static final long serialVersionUID = 1L;

  NotFoundException(Builder builder) {
    super(builder);
  }
}
