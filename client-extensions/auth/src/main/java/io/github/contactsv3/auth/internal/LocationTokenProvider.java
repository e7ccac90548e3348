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

/** Provides the tokens of an app in one location. */
public final class LocationTokenProvider implements TokenProvider {
  private final OAuthContext context;
  private final TokenCache cache;

  /**
   * Creates a provider.
   *
   * @param context the location
   */
  public LocationTokenProvider(OAuthContext context) {
    this.context = context;
    this.cache = context.pairCache();
    StoreChanges.listen(context, this, LocationTokenProvider::changed);
  }

  @Override
  public AccessToken token(TokenRequest request) {
    context.secrets().renew();
    String locationId = request.locationId();
    if (locationId != null && !locationId.equals(context.key().id())) {
      throw new IllegalArgumentException(
          "the credentials are those of location "
              + context.key().id()
              + ", and the call is for location "
              + locationId);
    }
    return new AccessToken(cache.token(Deadline.of(request, context.clock())), locationId);
  }

  @Override
  public boolean renew(AccessToken rejected, AuthenticationException error, TokenRequest request) {
    return cache.renew(rejected.value(), error, Deadline.of(request, context.clock()));
  }

  @Override
  public String appId() {
    return context.app().clientId();
  }

  @Override
  public void forget(Uninstallation where) {
    context.forget(where);
    // What an agency has uninstalled is gone from its locations, too.
    if (where.locationId().isEmpty() && belongsTo(where.companyId())) {
      context.pairStore().remove(context.forgetting());
    }
  }

  private boolean belongsTo(Optional<String> company) {
    return context
        .pairStore()
        .load(context.forgetting())
        .flatMap(StoredToken::companyId)
        .equals(company);
  }

  private void changed(TokenKey key, @Nullable StoredToken token) {
    if (key.equals(context.key())) {
      if (token != null) {
        context.secrets().holdPair(token);
      }
      cache.changed(token);
    }
  }

  @Override
  public String toString() {
    return "LocationTokenProvider{" + context.key() + "}";
  }
}
