package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.AuthListener;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.Uninstallation;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.internal.SecretsOwner;
import java.time.Duration;

/**
 * The collaborators that keep the tokens of an app for a location or an agency.
 *
 * @param app the app
 * @param key whose pair it is
 * @param store where tokens are kept
 * @param endpoint where new ones come from
 * @param clock the clock
 * @param listener receives refreshes
 * @param secrets what no error may show
 */
public record OAuthContext(
    AppCredentials app,
    TokenKey key,
    TokenStore store,
    TokenEndpoint endpoint,
    Clock clock,
    AuthListener listener,
    HeldSecrets secrets) {

  /**
   * Creates a context.
   *
   * @param app the app
   * @param key whose pair it is
   * @param store where tokens are kept
   * @param endpoint where new ones come from
   * @param clock the clock
   * @param listener receives refreshes
   */
  public OAuthContext(
      AppCredentials app,
      TokenKey key,
      TokenStore store,
      TokenEndpoint endpoint,
      Clock clock,
      AuthListener listener) {
    this(
        app,
        key,
        store,
        endpoint,
        clock,
        listener,
        new HeldSecrets(SecretsOwner.of(endpoint), app));
  }

  RedactingTokenStore pairStore() {
    return store(key);
  }

  RedactingTokenStore store(TokenKey key) {
    return new RedactingTokenStore(store, key, secrets);
  }

  TokenCache pairCache() {
    RefreshTokenRotation rotation = new RefreshTokenRotation(this);
    return cache(new LeasedTokens(rotation, clock, GrantErrors.name(key)));
  }

  TokenCache cache(TokenProvider provider) {
    return new TokenCache(provider, clock, this::failed);
  }

  /** Removes tokens from the store, whose listeners drop them from memory. */
  void forget(Uninstallation where) {
    Deadline deadline = forgetting();
    String location = where.locationId().orElse(null);
    String company = where.companyId().orElse(null);
    if (location != null) {
      store(TokenKey.location(app.clientId(), location)).remove(deadline);
      store(TokenKey.agencyLocation(app.clientId(), location)).remove(deadline);
    } else if (company != null) {
      store(TokenKey.company(app.clientId(), company)).remove(deadline);
    } else {
      throw new IllegalArgumentException("the uninstallation names neither location nor company");
    }
  }

  /** No call gives the time. */
  Deadline forgetting() {
    return Deadline.in(OperationInfo.NONE, 0, Duration.ofSeconds(30), clock);
  }

  @SuppressWarnings("EmptyCatch") // a listener that throws must not undo a refresh
  void refreshed() {
    try {
      listener.refreshed(key);
    } catch (Exception ignored) {
      // see above
    }
  }

  @SuppressWarnings("EmptyCatch") // nor hide why one failed
  void failed(RuntimeException error) {
    try {
      listener.refreshFailed(key, error);
    } catch (Exception ignored) {
      // see above
    }
  }

  @Override
  public String toString() {
    return "OAuthContext{" + key + "}";
  }
}
