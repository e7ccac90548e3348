package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.core.internal.HeaderText;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.oauth.model.LocationTokenResponse;
import io.github.contactsv3.oauth.model.TokenResponse;
import io.github.contactsv3.oauth.model.UserType;
import io.github.contactsv3.runtime.Model;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the service's responses to what is stored. */
final class Responses {
  /** The service gives a day. */
  private static final Duration UNKNOWN_LIFE = Duration.ofHours(1);

  private Responses() {}

  static UserType userType(TokenKey.Type type) {
    return switch (type) {
      case LOCATION -> UserType.LOCATION;
      case COMPANY -> UserType.COMPANY;
      case AGENCY_LOCATION ->
          throw new IllegalArgumentException(
              "tokens of type AGENCY_LOCATION belong to no authorization");
    };
  }

  static List<String> scopes(@Nullable String scope) {
    return scope == null || scope.isBlank() ? List.of() : List.of(scope.strip().split("\\s+", -1));
  }

  /**
   * Returns an optional property. One that does not fit counts as absent: the refresh token is
   * spent, so nothing but the tokens themselves may make a response unusable.
   */
  static @Nullable String optionalText(Model response, String name) {
    return response.property(name) instanceof String text ? text : null;
  }

  /** Returns how long an access token lives; an hour if the response does not say it readably. */
  static Duration life(Model response) {
    return response.property("expiresIn") instanceof Number seconds
        ? CachedToken.life(seconds.longValue())
        : UNKNOWN_LIFE;
  }

  /**
   * Returns the first pair of an authorization.
   *
   * @throws DecodingException if a token in it can't be used
   */
  static StoredToken authorized(TokenResponse response, Instant sent) {
    // Whole seconds, so that every store keeps it as it is.
    return pair(
        StoredToken.builder().authorizedAt(sent.truncatedTo(ChronoUnit.SECONDS)), response, sent);
  }

  /**
   * Returns the pair that follows on another; what the response leaves out stays as it was.
   *
   * @throws DecodingException if a token in it can't be used, or is that of another location or
   *     agency
   */
  static StoredToken refreshed(
      StoredToken before, TokenKey key, TokenResponse response, Instant sent) {
    StoredToken next = pair(before.toNext(), response, sent);
    if (!key.accepts(next)) {
      throw TokenOperations.unusable(TokenOperations.REQUEST_TOKEN, foreign());
    }
    return next;
  }

  private static StoredToken pair(StoredToken.Builder token, TokenResponse response, Instant sent) {
    String scope = optionalText(response, "scope");
    if (scope != null) {
      token.scopes(scopes(scope));
    }
    String locationId = optionalText(response, "locationId");
    if (locationId != null) {
      token.locationId(locationId);
    }
    String companyId = optionalText(response, "companyId");
    if (companyId != null) {
      token.companyId(companyId);
    }
    try {
      String refreshToken = response.getRefreshToken();
      if (refreshToken != null) {
        token.refreshToken(HeaderText.checkToken("refreshToken", refreshToken));
      }
      return token
          .accessToken(HeaderText.checkToken("accessToken", response.getAccessToken()))
          .issuedAt(sent)
          .expiresAt(sent.plus(life(response)))
          .rotationStartedAt(null)
          .build();
    } catch (IllegalArgumentException | DecodingException e) {
      throw TokenOperations.unusable(TokenOperations.REQUEST_TOKEN, e);
    }
  }

  /**
   * Returns the access token of an agency's location, as version 1.
   *
   * @throws IllegalArgumentException if it can't be used, or is that of another location
   * @throws DecodingException if it is unreadable or missing
   */
  static StoredToken agencyLocation(
      LocationTokenResponse response, TokenKey key, TokenKey agency, Instant sent) {
    String locationId = optionalText(response, "locationId");
    if (locationId != null && !locationId.equals(key.id())) {
      throw foreign();
    }
    return StoredToken.builder()
        .accessToken(HeaderText.checkToken("accessToken", response.getAccessToken()))
        .issuedAt(sent)
        .expiresAt(sent.plus(life(response)))
        .scopes(scopes(optionalText(response, "scope")))
        .locationId(key.id())
        .companyId(agency.id())
        .build();
  }

  private static IllegalArgumentException foreign() {
    return new IllegalArgumentException("the tokens are those of another location or agency");
  }
}
