package io.github.contactsv3.client.internal.attempt;

import feign.Client;
import feign.Request;
import feign.Response;
import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.client.internal.http.RawResponse;
import io.github.contactsv3.client.internal.http.TransportFailure;
import io.github.contactsv3.client.spi.AttemptInfo.RetryReason;
import io.github.contactsv3.client.spi.CallObserver.Wait;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.errors.internal.Secrets;
import io.github.contactsv3.resilience.Decision;
import io.github.contactsv3.resilience.FailedAttempt;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.resilience.spi.Permit;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Executes a call from the first attempt to its end: quota, token, sending, and whether to send it
 * again. What to do is decided elsewhere, here it is done. Thread-safe.
 */
public final class RequestExecutor implements Client {
  private static final RetryPolicy ONCE = RetryPolicy.never();

  private final AttemptSender sender;
  private final Tokens tokens;
  private final Quota quota;
  private final RetryPolicy policy;
  private final Clock clock;
  private final Secrets secrets;

  /**
   * Creates an executor.
   *
   * @param sender sends attempts
   * @param tokens the tokens of the calls
   * @param quota the quota of the calls
   * @param policy decides on retries
   * @param clock the clock
   * @param secrets what no error may show
   */
  public RequestExecutor(
      AttemptSender sender,
      TokenProvider tokens,
      Quota quota,
      RetryPolicy policy,
      Clock clock,
      Secrets secrets) {
    this.sender = sender;
    this.tokens = new Tokens(tokens, secrets);
    this.quota = quota;
    this.policy = policy;
    this.clock = clock;
    this.secrets = secrets;
  }

  @Override
  public Response execute(Request request, Request.Options options) {
    CallContext call = (CallContext) options;
    try {
      return execute(complete(request, call), call);
    } catch (RuntimeException e) {
      // Closing the client is the reason that the call ends, regardless of what it waited for.
      throw call.running().isClosed() && !isInterrupted(e) ? call.closed() : e;
    }
  }

  /** Adds the caller's query parameters. */
  private static Request complete(Request request, CallContext call) {
    String url = call.settings().query().addTo(request.url(), call.operation().id());
    return url.equals(request.url())
        ? request
        : Request.create(
            request.httpMethod(),
            url,
            request.headers(),
            request.body(),
            request.charset(),
            request.requestTemplate());
  }

  /** Clears the interrupt flag if closing the client set it. */
  private static boolean isInterrupted(RuntimeException e) {
    return e instanceof CallInterruptedException && Thread.currentThread().isInterrupted();
  }

  private Response execute(Request request, CallContext call) {
    boolean sentWithNewToken = false;
    Failure failure = null;
    while (true) {
      requireTimeLeft(call, failure);
      AccessToken token;
      try (Permit permit = acquire(call)) {
        token = token(call, permit, failure);
        try {
          AttemptResponse response = sender.send(request, call, token);
          permit.completed(response.raw().status(), response.limits());
          if (response.raw().isSuccess()) {
            return response.raw().toFeign(request, call.returnsHeaders());
          }
          failure =
              new Failure.Refused(response.toError(call.operation(), call.attempts(), secrets));
        } catch (InterruptedIOException e) {
          call.markMaybeProcessed();
          throw call.interrupted("the response");
        } catch (TransportFailure e) {
          failure = new Failure.Lost(e, secrets);
          if (e.isNothingSent()) {
            permit.unused();
          }
        } catch (Exception e) {
          // A transport of the application may throw anything, even checked exceptions that its
          // signature does not declare; the request may have arrived.
          failure = new Failure.Lost(TransportFailure.unexpected(e), secrets);
        }
      }
      boolean maybeProcessed = call.isMaybeProcessed();
      if (failure.isMaybeProcessed()) {
        call.markMaybeProcessed();
      }
      // Of an error that was being read there may be no more than the status.
      requireOpen(call);
      if (maybeProcessed && isDeleted(call, failure)) {
        return RawResponse.DELETED.toFeign(request, call.returnsHeaders());
      }
      boolean newToken = token != null && isRenewed(token, failure, call);
      call.retryBecauseOf(newToken ? RetryReason.NEW_TOKEN : failure.retryReason());
      if (newToken && !sentWithNewToken) {
        // The service did not look at the request, so even an unsafe one may be sent again.
        sentWithNewToken = true;
      } else {
        pauseOrThrow(call, failure);
      }
    }
  }

  private Permit acquire(CallContext call) {
    try {
      return call.running()
          .<Permit, RuntimeException>run(() -> call.await(Wait.QUOTA, () -> quota.acquire(call)));
    } catch (IOException e) {
      throw call.closed();
    }
  }

  /** Returns the token, or null for an operation that takes none: the one that asks for tokens. */
  private @Nullable AccessToken token(CallContext call, Permit permit, @Nullable Failure last) {
    boolean given = false;
    try {
      requireOpen(call);
      AccessToken token = call.await(Wait.TOKEN, () -> tokens.token(call));
      requireTimeLeft(call, last);
      given = true;
      return token;
    } finally {
      if (!given) {
        permit.unused();
      }
    }
  }

  private static void requireOpen(CallContext call) {
    if (call.running().isClosed()) {
      throw call.closed();
    }
  }

  /** Ends a call whose time is over, with what went wrong before if something did. */
  private static void requireTimeLeft(CallContext call, @Nullable Failure last) {
    if (call.timeLeft().toMillis() < 1) {
      throw last == null
          ? new TransportException(
              call.operation(), call.attempts(), "the call timed out before sending", null, false)
          : last.toException(call, new Decision.GiveUp(Decision.Reason.NO_TIME_LEFT));
    }
  }

  /**
   * A first attempt, whose response was lost, has deleted what the next one does not find. Only
   * where the path names what is deleted: otherwise it is something else that is not found.
   */
  private static boolean isDeleted(CallContext call, Failure failure) {
    return call.operation().method().equals("DELETE")
        && call.operation().path().endsWith("}")
        && failure.serviceError().filter(NotFoundException.class::isInstance).isPresent();
  }

  private boolean isRenewed(AccessToken token, Failure failure, CallContext call) {
    Optional<ServiceException> error = failure.serviceError();
    return error.isPresent()
        && error.get() instanceof AuthenticationException refused
        && call.await(Wait.TOKEN, () -> tokens.renew(token, refused, call));
  }

  private void pauseOrThrow(CallContext call, Failure failure) {
    Decision decision = decide(call, failure);
    if (decision instanceof Decision.GiveUp giveUp) {
      throw failure.toException(call, giveUp);
    }
    Duration delay = ((Decision.Retry) decision).delay();
    if (delay.compareTo(call.timeLeft()) >= 0) {
      throw failure.toException(
          call, new Decision.GiveUp(Decision.Reason.NO_TIME_LEFT, Optional.of(delay)));
    }
    pause(call, delay);
  }

  private Decision decide(CallContext call, Failure failure) {
    RetryPolicy policy = call.settings().retries() ? this.policy : ONCE;
    FailedAttempt attempt =
        new FailedAttempt(
            call.operation(),
            call.isRetryable(),
            call.attempts(),
            failure.outcome(),
            call.timeLeft());
    try {
      return Objects.requireNonNull(policy.decide(attempt), "RetryPolicy.decide returned null");
    } catch (Exception e) {
      // What the policy of the application throws must not hide why the call fails.
      ContactsApiException failed =
          failure.toException(call, new Decision.GiveUp(Decision.Reason.PERMANENT));
      failed.addSuppressed(secrets.maskedCause(e));
      throw failed;
    }
  }

  private void pause(CallContext call, Duration delay) {
    try {
      call.running()
          .<Boolean, RuntimeException>run(() -> call.await(Wait.BACKOFF, () -> sleep(call, delay)));
    } catch (IOException e) {
      throw call.closed();
    }
  }

  private boolean sleep(CallContext call, Duration delay) {
    try {
      clock.sleep(delay);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw call.interrupted("the next attempt");
    }
  }
}
