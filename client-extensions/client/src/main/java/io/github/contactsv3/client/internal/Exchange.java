package io.github.contactsv3.client.internal;

import feign.Client;
import feign.Request;
import feign.Response;
import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.Timing;
import io.github.contactsv3.auth.spi.TokenSource;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.resilience.Decision;
import io.github.contactsv3.resilience.FailedAttempt;
import io.github.contactsv3.resilience.Outcome;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaGate;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call from the first attempt to its end: quota, token, sending, and whether to do it again. What
 * to do is decided elsewhere, here it is done. Thread-safe.
 */
final class Exchange implements Client {
  private static final RetryPolicy ONCE = RetryPolicy.never();

  private final Sender sender;
  private final TokenSource tokens;
  private final QuotaGate quota;
  private final RetryPolicy policy;
  private final Timing timing;

  Exchange(Sender sender, TokenSource tokens, QuotaGate quota, RetryPolicy policy, Timing timing) {
    this.sender = sender;
    this.tokens = tokens;
    this.quota = quota;
    this.policy = policy;
    this.timing = timing;
  }

  @Override
  public Response execute(Request request, Request.Options options) {
    CallContext call = (CallContext) options;
    String location = call.locationId();
    boolean repeatedWithNewToken = false;
    while (true) {
      AccessToken token;
      Failure failure;
      try (Permit permit = permit(call, location)) {
        token = token(call, location, permit);
        try {
          Answer answer = sender.send(request, call, token);
          permit.answered(answer.received().status(), answer.limits());
          if (answer.isSuccess()) {
            return call.returnsHeaders()
                ? answer.received().complete()
                : answer.received().response();
          }
          failure = Failure.of(answer, call);
        } catch (IOException e) {
          failure = new Failure.Lost(e);
          if (failure.outcome() instanceof Outcome.NotConnected) {
            permit.unused();
          }
        }
      }
      boolean newToken = renewed(token, failure, call);
      if (newToken && !repeatedWithNewToken) {
        // The service did not look at the request, so even an unsafe one may go again.
        repeatedWithNewToken = true;
      } else {
        pauseOrThrow(call, failure);
      }
    }
  }

  private Permit permit(CallContext call, @Nullable String location) {
    try {
      return quota.acquire(QuotaKeys.of(tokens, location), call.timeLeft());
    } catch (QuotaExhaustedException e) {
      throw Quota.notSent(call, e);
    } catch (InterruptedException e) {
      throw interrupted(call, "the quota");
    }
  }

  /** Returns the token, or null for an operation that takes none: the one that asks for tokens. */
  private @Nullable AccessToken token(CallContext call, @Nullable String location, Permit permit) {
    if (call.operation().scopes().isEmpty()) {
      return null;
    }
    if (call.settings().token() != null) {
      return call.settings().token();
    }
    try {
      return tokens.token(location, call.timeLeft());
    } catch (RuntimeException e) {
      permit.unused();
      throw e;
    }
  }

  private boolean renewed(@Nullable AccessToken token, Failure failure, CallContext call) {
    Optional<ServiceException> error = failure.answer();
    return token != null
        && error.isPresent()
        && error.get() instanceof AuthenticationException
        && tokens.renew(token, error.get().messages(), call.timeLeft());
  }

  private void pauseOrThrow(CallContext call, Failure failure) {
    FailedAttempt attempt =
        new FailedAttempt(
            call.operation(),
            call.repeatable(),
            call.attempts(),
            failure.outcome(),
            call.timeLeft());
    RetryPolicy policy = call.settings().retries() ? this.policy : ONCE;
    Decision decision = policy.decide(attempt);
    if (decision instanceof Decision.Repeat repeat) {
      pause(call, repeat.delay());
    } else {
      throw failure.toException(call, (Decision.GiveUp) decision);
    }
  }

  private void pause(CallContext call, Duration delay) {
    try {
      timing.sleep(delay);
    } catch (InterruptedException e) {
      throw interrupted(call, "the next attempt");
    }
  }

  private static CallInterruptedException interrupted(CallContext call, String waitingFor) {
    Thread.currentThread().interrupt();
    return new CallInterruptedException(call.operation(), call.attempts(), waitingFor);
  }
}
