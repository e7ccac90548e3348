package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.auth.spi.TokenRequest;
import io.github.contactsv3.errors.AuthenticationException;
import java.util.Objects;

/** Provides one private integration token. */
public final class FixedTokenProvider implements TokenProvider {
  private final String appId;

  /** Mostly fits the next request, too, and then need not be checked again. */
  private volatile AccessToken last;

  /**
   * Creates a provider.
   *
   * @param token the token
   */
  public FixedTokenProvider(String token) {
    this.last = new AccessToken(token, null);
    this.appId = AppIds.of(token);
  }

  @Override
  public AccessToken token(TokenRequest request) {
    AccessToken before = last;
    if (Objects.equals(before.locationId().orElse(null), request.locationId())) {
      return before;
    }
    AccessToken token = new AccessToken(before.value(), request.locationId());
    last = token;
    return token;
  }

  @Override
  public boolean renew(AccessToken rejected, AuthenticationException error, TokenRequest request) {
    return false;
  }

  @Override
  public String appId() {
    return appId;
  }

  @Override
  public String toString() {
    return "FixedTokenProvider{token=***}";
  }
}
