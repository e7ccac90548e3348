package io.github.contactsv3.errors;

import io.github.contactsv3.core.OperationInfo;

/**
 * Paging cannot continue, because the service's cursors are unusable: it would miss contacts or
 * never end. The message holds no personal data.
 */
public final class PagingException extends ContactsApiException {
  private static final long serialVersionUID = 2L;

  /**
   * Creates an exception.
   *
   * @param operation the operation that fetches the pages
   * @param message what is wrong with the response
   */
  public PagingException(OperationInfo operation, String message) {
    super(operation, 0, message, null);
  }
}
