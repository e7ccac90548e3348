package io.github.contactsv3.auth;

import io.github.contactsv3.auth.spi.TokenSource;
import java.util.Objects;

/** A bearer token that stays as it is. */
final class PrivateIntegrationToken implements Credentials {
  private final String token;

  PrivateIntegrationToken(String token) {
    this.token = checked(token);
  }

  private static String checked(String token) {
    Objects.requireNonNull(token, "token");
    if (token.isBlank()) {
      throw new IllegalArgumentException("token is blank");
    }
    // A header value is printable ASCII; a space, even at an end, is a slip of copy and paste.
    if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "token has a space, a control character or one outside of ASCII");
    }
    return token;
  }

  @Override
  public TokenSource tokens() {
    return () -> token;
  }

  @Override
  public String toString() {
    return "PrivateIntegrationToken{token=***}";
  }
}
