package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.core.internal.HeaderText;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.errors.internal.SecretsOwner;
import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.GrantType;
import io.github.contactsv3.oauth.model.TokenResponse;
import io.github.contactsv3.oauth.model.UserType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Exchanges a code for a stored token pair. Thread-safe. */
public final class CodeExchange {
  /**
   * The tokens that came for a code.
   *
   * @param key where they are stored
   * @param token the token pair
   * @param userId the user who authorized the app, or null if the service did not name one
   */
  public record Exchanged(TokenKey key, StoredToken token, @Nullable String userId) {
    @Override
    public String toString() {
      return "Exchanged{" + key + "}";
    }
  }

  private final AppCredentials app;
  private final TokenStore store;
  private final TokenEndpoint endpoint;
  private final Clock clock;
  private final HeldSecrets secrets;

  /** Pairs that the store would not take, by their codes: a code works only once. */
  private final Map<String, Exchanged> pending = new ConcurrentHashMap<>();

  /**
   * Creates an exchange.
   *
   * @param app the app
   * @param store where the tokens go
   * @param endpoint where they come from
   * @param clock the clock
   */
  public CodeExchange(AppCredentials app, TokenStore store, TokenEndpoint endpoint, Clock clock) {
    this.app = app;
    this.store = store;
    this.endpoint = endpoint;
    this.clock = clock;
    this.secrets = new HeldSecrets(SecretsOwner.of(endpoint), app);
  }

  /**
   * Exchanges a code, or stores what came for it before.
   *
   * @param code the code
   * @param type whose tokens to ask for
   * @param timeLeft how long the request may take
   * @return the tokens
   */
  public Exchanged exchange(String code, TokenKey.Type type, Duration timeLeft) {
    Objects.requireNonNull(timeLeft, "timeLeft");
    HeaderText.checkToken("code", code);
    secrets.renew();
    secrets.hold(code);
    Deadline deadline = Deadline.in(TokenOperations.REQUEST_TOKEN, 0, timeLeft, clock);
    Exchanged got = pending.get(code);
    if (got == null) {
      got = request(code, type, deadline.left());
      pending.put(code, got);
    }
    try {
      store(got, deadline);
    } catch (TokenStoreException e) {
      throw CallErrors.of(deadline, e);
    }
    pending.remove(code);
    return got;
  }

  private Exchanged request(String code, TokenKey.Type type, Duration timeLeft) {
    URI redirectUri = app.redirectUri();
    if (redirectUri == null) {
      throw new IllegalStateException("the app has no redirectUri");
    }
    RequestTokenForm form =
        RequestTokenForm.builder()
            .clientId(app.clientId())
            .clientSecret(app.clientSecret())
            .grantType(GrantType.AUTHORIZATION_CODE)
            .code(code)
            .userType(Responses.userType(type))
            .redirectUri(redirectUri.toString())
            .build();
    Instant sent = clock.now();
    TokenResponse response = endpoint.requestToken(form, timeLeft);
    secrets.holdAllOf(response);
    try {
      return new Exchanged(
          key(response, type),
          Responses.authorized(response, sent),
          Responses.optionalText(response, "userId"));
    } catch (IllegalArgumentException e) {
      throw TokenOperations.unusable(TokenOperations.REQUEST_TOKEN, e);
    }
  }

  /**
   * The service decides whose tokens it gives, so its response counts and not what was asked for.
   */
  private TokenKey key(TokenResponse response, TokenKey.Type asked) {
    UserType given = response.property("userType") instanceof UserType type ? type : null;
    String locationId = Responses.optionalText(response, "locationId");
    boolean agency =
        given == null
            ? asked == TokenKey.Type.COMPANY && locationId == null
            : given.equals(UserType.COMPANY);
    String id = agency ? Responses.optionalText(response, "companyId") : locationId;
    if (id == null) {
      throw new IllegalArgumentException((agency ? "companyId" : "locationId") + " is missing");
    }
    return agency ? TokenKey.company(app.clientId(), id) : TokenKey.location(app.clientId(), id);
  }

  private void store(Exchanged got, Deadline deadline) {
    RedactingTokenStore tokens = new RedactingTokenStore(store, got.key(), secrets);
    for (int i = 0; i < RefreshTokenRotation.MOST_CONFLICTS; i++) {
      Optional<StoredToken> old = tokens.load(deadline);
      long version = old.map(StoredToken::version).orElse(0L) + 1;
      StoredToken next = got.token().toNext().version(version).build();
      if (tokens.compareAndSet(deadline, old.orElse(null), next)) {
        return;
      }
    }
    throw RefreshTokenRotation.refuses(got.key());
  }
}
