package io.github.contactsv3.spring.boot.internal.client;

import io.github.contactsv3.auth.spi.AuthListener;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.client.spi.AttemptInfo;
import io.github.contactsv3.client.spi.AttemptResult;
import io.github.contactsv3.client.spi.CallInfo;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.client.spi.CallResult;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.AuthenticationException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the calls of a client have shown so far. Sends nothing itself. Thread-safe. */
public final class ClientState implements CallObserver, AuthListener {
  private static final String NEW_AUTHORIZATION =
      "the refresh token is lost or refused: a person must authorize the app again";
  private static final String TOKEN_REJECTED = "the service rejects the token";

  private final Clock clock;
  private volatile @Nullable Instant lastSuccess;
  private volatile @Nullable String problem;

  ClientState(Clock clock) {
    this.clock = clock;
  }

  /**
   * Returns when a call succeeded last.
   *
   * @return the time of its end, empty before the first one
   */
  public Optional<Instant> lastSuccess() {
    return Optional.ofNullable(lastSuccess);
  }

  /**
   * Returns why no call can succeed.
   *
   * @return the reason, without a token; empty if none is known
   */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public Call callStarted(CallInfo call) {
    return new Call() {
      @Override
      public Attempt attemptStarted(AttemptInfo attempt, RequestHeaders headers) {
        return ClientState::ignore;
      }

      @Override
      public void ended(CallResult result) {
        if (result.error() == null) {
          lastSuccess = clock.now();
          problem = null;
        } else {
          noteFailure(result.error());
        }
      }
    };
  }

  private static void ignore(AttemptResult result) {}

  @Override
  public void refreshed(TokenKey key) {
    problem = null;
  }

  @Override
  public void refreshFailed(TokenKey key, RuntimeException error) {
    noteFailure(error);
  }

  private void noteFailure(Throwable error) {
    if (error instanceof AuthenticationException refused) {
      problem = refused.isReauthorizationRequired() ? NEW_AUTHORIZATION : TOKEN_REJECTED;
    }
  }
}
