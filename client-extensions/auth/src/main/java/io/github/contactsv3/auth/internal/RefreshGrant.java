package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.Timing;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.ServerException;
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
 * Asks the service to rotate a pair. The service answers a repeated refresh token with the same new
 * pair for 30 s (ideas.gohighlevel.com changelog), so an answer that got lost is asked for again.
 */
final class RefreshGrant {
  /** Leaves room for a second try within the 30 s. */
  private static final Duration LONGEST = Duration.ofSeconds(14);

  private final PairSetup setup;
  private final SafeStore store;
  private final Timing timing;

  RefreshGrant(PairSetup setup, SafeStore store) {
    this.setup = setup;
    this.store = store;
    this.timing = setup.timing();
  }

  /**
   * Asks for a new pair.
   *
   * @param marked what is stored, with the note that a rotation has begun
   * @param fresh whether the note is of just now, so that the refresh token was not used before
   * @return the new pair; null if another process has stored one meanwhile
   */
  @Nullable Renewed renew(StoredToken marked, boolean fresh, Deadline deadline) {
    Optional<String> refreshToken = marked.refreshToken();
    if (refreshToken.isEmpty()) {
      unmark(marked, fresh);
      throw GrantErrors.reauthorize(
          "the tokens of " + GrantErrors.name(setup.key()) + " have no refresh token");
    }
    try {
      return ask(marked, refreshToken.get(), deadline);
    } catch (TransportException e) {
      if (deadline.isOver() || Thread.currentThread().isInterrupted()) {
        throw e;
      }
    } catch (ServiceException e) {
      return refused(marked, fresh, e);
    }
    try {
      return ask(marked, refreshToken.get(), deadline);
    } catch (ServiceException e) {
      return refused(marked, false, e);
    }
  }

  private Renewed ask(StoredToken marked, String refreshToken, Deadline deadline) {
    if (deadline.isOver()) {
      throw Deadline.exceeded();
    }
    RequestTokenForm form =
        RequestTokenForm.builder()
            .clientId(setup.app().clientId())
            .clientSecret(setup.app().clientSecret())
            .grantType(GrantType.REFRESH_TOKEN)
            .refreshToken(refreshToken)
            .userType(Responses.userType(setup.key().type()))
            .build();
    Duration time = deadline.left().compareTo(LONGEST) < 0 ? deadline.left() : LONGEST;
    Instant sent = timing.now();
    long sentNanos = timing.nanoTime();
    TokenResponse response = setup.endpoint().requestToken(form, time);
    StoredToken token = Responses.stored(marked.toNext(), response, sent).build();
    return new Renewed(
        token,
        Held.issued(
            token.accessToken(), sent, Held.life(response.getExpiresIn()), sentNanos, timing));
  }

  /** A refusal leaves the pair as it is; of an error of the server nobody knows. */
  private @Nullable Renewed refused(StoredToken marked, boolean fresh, ServiceException error) {
    if (error instanceof ServerException) {
      throw error;
    }
    if (error instanceof AuthenticationException a && a.isReauthorizationRequired()) {
      Optional<StoredToken> now = store.load(marked);
      if (now.isPresent() && !now.get().accessToken().equals(marked.accessToken())) {
        return null;
      }
      if (!fresh) {
        throw GrantErrors.lost(error, marked.rotationStartedAt().orElse(Instant.EPOCH));
      }
    }
    unmark(marked, fresh);
    throw error;
  }

  /**
   * Takes the note back. If that fails, a later error says more than it knows; no more than that.
   */
  @SuppressWarnings("EmptyCatch") // the error under way says why the call fails
  private void unmark(StoredToken marked, boolean fresh) {
    if (fresh) {
      try {
        store.compareAndSet(marked, marked.toNext().rotationStartedAt(null).build());
      } catch (TokenStoreException ignored) {
        // see above
      }
    }
  }
}
