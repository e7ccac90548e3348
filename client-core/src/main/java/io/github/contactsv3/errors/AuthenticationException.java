package io.github.contactsv3.errors;

/**
 * The service does not accept the credentials: the access token is wrong, has expired or was
 * revoked, or the authorization behind it is gone.
 *
 * <p>The service also responds with 401 when a scope, the location or the Version header is wrong.
 * Those are a {@link PermissionException} or a {@link ValidationException}, because no new token
 * helps.
 */
public final class AuthenticationException extends ServiceException {
  private static final long serialVersionUID = 2L;

  /** The remedy that makes the service accept the credentials again. */
  enum Remedy {
    NEW_TOKEN,
    NEW_AUTHORIZATION
  }

  private final Remedy remedy;

  AuthenticationException(Builder builder, Remedy remedy) {
    super(builder);
    this.remedy = remedy;
  }

  /**
   * Returns whether a person must authorize the app again.
   *
   * @return true if the refresh token is invalid, has expired or was used before, so that no
   *     request can bring a new token
   */
  public boolean isReauthorizationRequired() {
    return remedy == Remedy.NEW_AUTHORIZATION;
  }

  /**
   * Returns whether the service may accept the same request with another access token. The client
   * has already tried that if it could get one.
   *
   * @return true if the access token itself was refused
   */
  public boolean isTokenRejected() {
    return remedy == Remedy.NEW_TOKEN;
  }
}
