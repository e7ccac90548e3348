package io.github.contactsv3.errors;

/** There is no such contact, task, note or app. The service says so of contacts with status 400. */
public final class NotFoundException extends ServiceException {
  private static final long serialVersionUID = 1L;

  NotFoundException(Builder builder) {
    super(builder);
  }
}
