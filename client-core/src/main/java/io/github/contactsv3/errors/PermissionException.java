package io.github.contactsv3.errors;

/**
 * The token is valid but may not do this: it lacks the scope, is of another location, or of a kind
 * that the operation does not take. A new token of the same kind would not help, so the client asks
 * for none. The service says so with status 401 or 403.
 */
public final class PermissionException extends ServiceException {
  private static final long serialVersionUID = 1L;

  PermissionException(Builder builder) {
    super(builder);
  }
}
