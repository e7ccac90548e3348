package io.github.contactsv3.errors;

/** The service or a proxy before it failed: status 5xx. */
public final class ServerErrorException extends ServiceException {
  private static final long serialVersionUID = 1L;

  ServerErrorException(Builder builder) {
    super(builder);
  }
}
