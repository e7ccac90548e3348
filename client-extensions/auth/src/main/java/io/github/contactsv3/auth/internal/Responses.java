package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.oauth.model.TokenResponse;
import io.github.contactsv3.oauth.model.UserType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what the service answers to what is stored. */
final class Responses {
  private Responses() {}

  static UserType userType(TokenKey.Type type) {
    return type == TokenKey.Type.LOCATION ? UserType.LOCATION : UserType.COMPANY;
  }

  static List<String> scopes(@Nullable String scope) {
    return scope == null || scope.isBlank() ? List.of() : List.of(scope.strip().split("\\s+", -1));
  }

  /**
   * Takes over an answer; what it leaves out stays as it was.
   *
   * @throws io.github.contactsv3.errors.DecodingException if a token in it can't be used
   */
  static StoredToken.Builder stored(
      StoredToken.Builder token, TokenResponse response, Instant sent) {
    try {
      token
          .accessToken(TokenText.require("accessToken", response.getAccessToken()))
          .issuedAt(sent)
          .expiresAt(sent.plus(Held.life(response.getExpiresIn())))
          .rotationStartedAt(null);
      String refreshToken = response.getRefreshToken();
      if (refreshToken != null) {
        token.refreshToken(TokenText.require("refreshToken", refreshToken));
      }
    } catch (IllegalArgumentException e) {
      throw TokenOperations.unusable(TokenOperations.REQUEST_TOKEN, e);
    }
    if (response.getScope() != null) {
      token.scopes(scopes(response.getScope()));
    }
    if (response.getLocationId() != null) {
      token.locationId(response.getLocationId());
    }
    if (response.getCompanyId() != null) {
      token.companyId(response.getCompanyId());
    }
    return token;
  }
}
