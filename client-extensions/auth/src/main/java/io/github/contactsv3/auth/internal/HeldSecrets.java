package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.errors.internal.Secrets;
import io.github.contactsv3.runtime.Model;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that the credentials of a client hold. Errors and logs must not show them from the
 * moment they are known: the service, a store or a quota may quote one that was not sent yet.
 * Thread-safe.
 */
final class HeldSecrets {
  private final Secrets secrets;
  private final String clientSecret;

  /** The token pair that was seen last. */
  private volatile @Nullable StoredToken pair;

  HeldSecrets(Secrets secrets, AppCredentials app) {
    this.secrets = secrets;
    this.clientSecret = app.clientSecret();
    secrets.remember(clientSecret);
  }

  /**
   * Reports again what is seldom sent. Only the secrets used last are remembered, and an agency may
   * have more locations, each with a token, than that are. Costs a few look-ups.
   */
  void renew() {
    secrets.remember(clientSecret);
    StoredToken held = pair;
    if (held != null) {
      hold(held);
    }
  }

  void hold(@Nullable String secret) {
    secrets.remember(secret);
  }

  void hold(StoredToken token) {
    secrets.remember(token.accessToken());
    token.refreshToken().ifPresent(secrets::remember);
  }

  /** Keeps the pair of the credentials themselves, unlike the token of one of many locations. */
  void holdPair(StoredToken pair) {
    this.pair = pair;
    hold(pair);
  }

  /** A response may have one usable and one unusable token. */
  void holdAllOf(Model response) {
    for (String name : List.of("accessToken", "refreshToken")) {
      if (response.property(name) instanceof String token) {
        secrets.remember(token);
      }
    }
  }

  Throwable masked(Throwable error) {
    return secrets.maskedCause(error);
  }

  @Override
  public String toString() {
    return "HeldSecrets{***}";
  }
}
