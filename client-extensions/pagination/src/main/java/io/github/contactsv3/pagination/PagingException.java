package io.github.contactsv3.pagination;

/**
 * A walk cannot go on, because the service's answers lead nowhere: it would miss contacts or never
 * end. Its message holds no personal data.
 */
public final class PagingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PagingException(String message) {
    super(message);
  }
}
