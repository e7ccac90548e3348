package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.auth.spi.TokenRequest;
import io.github.contactsv3.core.Uninstallation;
import io.github.contactsv3.errors.AuthenticationException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Provides the tokens of an app in an agency, and in each location of it that is asked for. */
public final class AgencyTokenProvider implements TokenProvider {
  private final OAuthContext context;
  private final TokenCache agency;
  private final LocationTokens locations;

  /**
   * Creates a provider.
   *
   * @param context the agency
   */
  public AgencyTokenProvider(OAuthContext context) {
    this.context = context;
    this.agency = context.pairCache();
    this.locations = new LocationTokens(context, agency);
    StoreChanges.listen(context, this, AgencyTokenProvider::changed);
  }

  @Override
  public AccessToken token(TokenRequest request) {
    context.secrets().renew();
    Deadline deadline = Deadline.of(request, context.clock());
    return new AccessToken(cache(request.locationId()).token(deadline), request.locationId());
  }

  @Override
  public boolean renew(AccessToken rejected, AuthenticationException error, TokenRequest request) {
    Deadline deadline = Deadline.of(request, context.clock());
    return cache(rejected.locationId().orElse(null)).renew(rejected.value(), error, deadline);
  }

  @Override
  public String appId() {
    return context.app().clientId();
  }

  @Override
  public Optional<String> companyId() {
    return Optional.of(context.key().id());
  }

  @Override
  public void forget(Uninstallation where) {
    context.forget(where);
  }

  private TokenCache cache(@Nullable String locationId) {
    return locationId == null ? agency : locations.cache(locationId);
  }

  private void changed(TokenKey key, @Nullable StoredToken token) {
    if (key.equals(context.key())) {
      if (token != null) {
        context.secrets().holdPair(token);
      }
      agency.changed(token);
      locations.agencyChanged(token);
    } else if (key.type() == TokenKey.Type.AGENCY_LOCATION
        && key.clientId().equals(context.key().clientId())) {
      locations.changed(key.id(), token);
    }
  }

  @Override
  public String toString() {
    return "AgencyTokenProvider{" + context.key() + "}";
  }
}
