package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.Timing;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.oauth.api.OAuthApi.RequestLocationTokenForm;
import io.github.contactsv3.oauth.model.LocationTokenResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gets the token of a location from the agency's, again when it is due. The refresh token that
 * comes along is left aside: what can be had again at any time need not be stored, and can't be
 * lost.
 */
final class LocationMint implements Obtainer {
  private final PairSetup setup;
  private final TokenCell agency;
  private final RequestLocationTokenForm form;

  LocationMint(PairSetup setup, TokenCell agency, String locationId) {
    this.setup = setup;
    this.agency = agency;
    this.form =
        RequestLocationTokenForm.builder()
            .companyId(setup.key().id())
            .locationId(locationId)
            .build();
  }

  @Override
  public @Nullable Held obtain(Need need, Deadline deadline) {
    if (need.urgency() == Need.Urgency.LOOK) {
      return null;
    }
    String token = agency.token(deadline);
    try {
      return mint(token, deadline);
    } catch (AuthenticationException e) {
      if (!agency.renew(token, e.messages(), deadline)) {
        throw e;
      }
      return mint(agency.token(deadline), deadline);
    }
  }

  private Held mint(String agencyToken, Deadline deadline) {
    if (deadline.isOver()) {
      throw Deadline.exceeded();
    }
    Timing timing = setup.timing();
    Instant sent = timing.now();
    long sentNanos = timing.nanoTime();
    LocationTokenResponse response =
        setup
            .endpoint()
            .requestLocationToken(form, new AccessToken(agencyToken, null), deadline.left());
    try {
      String token = TokenText.require("accessToken", response.getAccessToken());
      return Held.issued(token, sent, Held.life(response.getExpiresIn()), sentNanos, timing);
    } catch (IllegalArgumentException e) {
      throw TokenOperations.unusable(TokenOperations.REQUEST_LOCATION_TOKEN, e);
    }
  }
}
