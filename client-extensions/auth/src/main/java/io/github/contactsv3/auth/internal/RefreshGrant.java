package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.ServerErrorException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.GrantType;
import io.github.contactsv3.oauth.model.TokenResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the service to rotate a pair. The service responds to a repeated refresh token with the same
 * new pair for 30 s (ideas.gohighlevel.com changelog), so a request whose response got lost is sent
 * again.
 */
final class RefreshGrant {
  /** Leaves room for a second try within the lease. */
  private static final Duration LONGEST = Duration.ofSeconds(9);

  private final OAuthContext context;
  private final RedactingTokenStore store;
  private final Clock clock;

  RefreshGrant(OAuthContext context, RedactingTokenStore store) {
    this.context = context;
    this.store = store;
    this.clock = context.clock();
  }

  /**
   * Asks for a new pair.
   *
   * @param marked what is stored, with the note that a rotation has begun
   * @param fresh whether the note is of just now, so that the refresh token was not used before
   * @return the new pair; null if another process has stored one meanwhile
   */
  @Nullable RefreshedToken renew(StoredToken marked, boolean fresh, Deadline deadline) {
    Optional<String> refreshToken = marked.refreshToken();
    if (refreshToken.isEmpty()) {
      unmark(marked, fresh, deadline);
      throw GrantErrors.reauthorize(
          "the tokens of " + GrantErrors.name(context.key()) + " have no refresh token");
    }
    try {
      return ask(marked, refreshToken.get(), deadline);
    } catch (TransportException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CallInterruptedException(e.operation(), e.attempts(), "the response");
      }
      if (deadline.isOver()) {
        throw e;
      }
    } catch (ServiceException e) {
      return refused(marked, fresh, e, deadline);
    }
    try {
      return ask(marked, refreshToken.get(), deadline);
    } catch (ServiceException e) {
      return refused(marked, false, e, deadline);
    }
  }

  private RefreshedToken ask(StoredToken marked, String refreshToken, Deadline deadline) {
    deadline.requireTime();
    RequestTokenForm form =
        RequestTokenForm.builder()
            .clientId(context.app().clientId())
            .clientSecret(context.app().clientSecret())
            .grantType(GrantType.REFRESH_TOKEN)
            .refreshToken(refreshToken)
            .userType(Responses.userType(context.key().type()))
            .build();
    Duration time = deadline.left().compareTo(LONGEST) < 0 ? deadline.left() : LONGEST;
    Instant sent = clock.now();
    long sentNanos = clock.nanoTime();
    TokenResponse response = context.endpoint().requestToken(form, time);
    context.secrets().holdAllOf(response);
    StoredToken token = Responses.refreshed(marked, context.key(), response, sent);
    return new RefreshedToken(
        token,
        CachedToken.issued(token.accessToken(), sent, Responses.life(response), sentNanos, clock));
  }

  /** A refusal leaves the pair as it is; after an error of the server nobody knows. */
  private @Nullable RefreshedToken refused(
      StoredToken marked, boolean fresh, ServiceException error, Deadline deadline) {
    if (error instanceof ServerErrorException) {
      throw error;
    }
    if (error instanceof AuthenticationException a && a.isReauthorizationRequired()) {
      Optional<StoredToken> now = store.load(deadline);
      if (now.isPresent() && !now.get().accessToken().equals(marked.accessToken())) {
        return null;
      }
      if (!fresh) {
        throw GrantErrors.lost(error, marked.rotationStartedAt().orElse(Instant.EPOCH));
      }
    }
    unmark(marked, fresh, deadline);
    throw error;
  }

  /**
   * Takes the note back. If that fails, a later error says more than it knows; no more than that.
   */
  @SuppressWarnings("EmptyCatch") // the error under way says why the call fails
  private void unmark(StoredToken marked, boolean fresh, Deadline deadline) {
    if (fresh) {
      try {
        store.compareAndSet(deadline, marked, marked.toNext().rotationStartedAt(null).build());
      } catch (TokenStoreException | CallInterruptedException ignored) {
        // see above
      }
    }
  }
}
