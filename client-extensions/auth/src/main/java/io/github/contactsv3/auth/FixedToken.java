package io.github.contactsv3.auth;

import io.github.contactsv3.auth.internal.FixedTokenProvider;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.core.internal.HeaderText;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.internal.SecretsOwner;

/** A bearer token that stays as it is. */
final class FixedToken implements Credentials {
  private final String token;

  FixedToken(String token) {
    this.token = HeaderText.checkToken("token", token);
  }

  @Override
  public TokenProvider connect(TokenEndpoint endpoint, Clock clock) {
    SecretsOwner.of(endpoint).remember(token);
    return new FixedTokenProvider(token);
  }

  @Override
  public String toString() {
    return "PrivateIntegrationToken{token=***}";
  }
}
