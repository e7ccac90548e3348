package io.github.contactsv3.client.internal.attempt;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.auth.spi.TokenRequest;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TokenProviderException;
import io.github.contactsv3.errors.internal.Secrets;
import org.jspecify.annotations.Nullable;

/** The tokens of calls, whose failures are all of one hierarchy. Thread-safe. */
final class Tokens {
  private final TokenProvider provider;
  private final Secrets secrets;

  Tokens(TokenProvider provider, Secrets secrets) {
    this.provider = provider;
    this.secrets = secrets;
  }

  /** Returns the token, or null for an operation that takes none: the one that asks for tokens. */
  @Nullable AccessToken token(CallContext call) {
    if (call.operation().scopes().isEmpty()) {
      return null;
    }
    if (call.settings().token() != null) {
      return call.settings().token();
    }
    try {
      return provider.token(request(call));
    } catch (Exception e) {
      throw typed(call, e);
    }
  }

  /** Returns whether there is another token than the one that was refused. */
  boolean renew(AccessToken refused, AuthenticationException error, CallContext call) {
    if (call.timeLeft().toMillis() < 1) {
      // The 401 says more than that there is no time for another token.
      return false;
    }
    try {
      return provider.renew(refused, error, request(call));
    } catch (Exception e) {
      throw typed(call, e);
    }
  }

  private static TokenRequest request(CallContext call) {
    return new TokenRequest(call.operation(), call.attempts(), call.locationId(), call.timeLeft());
  }

  private RuntimeException typed(CallContext call, Exception e) {
    if (e instanceof ServiceException || e instanceof DecodingException) {
      // Made of a response, whose words are masked before.
      return (RuntimeException) e;
    }
    Throwable safe = secrets.maskedCause(e);
    boolean refusedBeforeSending =
        call.attempts() == 0
            && (e instanceof IllegalArgumentException || e instanceof IllegalStateException);
    return safe == e && (e instanceof ContactsApiException || refusedBeforeSending)
        ? (RuntimeException) e
        : new TokenProviderException(
            call.operation(),
            call.attempts(),
            "the credentials gave no token (" + e.getClass().getSimpleName() + ")",
            safe);
  }
}
