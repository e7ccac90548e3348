package io.github.contactsv3.errors;

/** The service or a proxy before it failed: status 5xx. */
public final class ServerException extends ServiceException {
  private static final long serialVersionUID = 1L;

  ServerException(Builder builder) {
    super(builder);
  }
}
