package io.github.contactsv3.errors;

/**
 * The service does not accept who calls: the token is wrong, has expired or was withdrawn, or the
 * grant behind it is gone.
 */
public final class AuthenticationException extends ServiceException {
  private static final long serialVersionUID = 1L;

  private final boolean reauthorizationRequired;

  AuthenticationException(Builder builder, boolean reauthorizationRequired) {
    super(builder);
    this.reauthorizationRequired = reauthorizationRequired;
  }

  /**
   * Returns whether a person must authorise the app again.
   *
   * @return true if the refresh token is invalid, has expired or was used before, so that no
   *     request can bring a new token
   */
  public boolean isReauthorizationRequired() {
    return reauthorizationRequired;
  }
}
