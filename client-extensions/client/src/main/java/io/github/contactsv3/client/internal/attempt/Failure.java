package io.github.contactsv3.client.internal.attempt;

import io.github.contactsv3.client.internal.http.TransportFailure;
import io.github.contactsv3.client.spi.AttemptInfo.RetryReason;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.errors.internal.Secrets;
import io.github.contactsv3.resilience.Decision;
import io.github.contactsv3.resilience.Outcome;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A failed attempt. */
sealed interface Failure {
  int TOO_MANY_REQUESTS = 429;

  /** Returns the outcome for the retry policy. */
  Outcome outcome();

  /** Returns the exception for the caller if there is no further attempt. */
  ContactsApiException toException(CallContext call, Decision.GiveUp decision);

  /** Returns whether the service may have processed the request. */
  boolean isMaybeProcessed();

  /** Returns why another attempt is made, if one is. */
  RetryReason retryReason();

  /** A response that is an error. */
  record Refused(ServiceException.Builder builder, ServiceException error) implements Failure {
    Refused(ServiceException.Builder builder) {
      this(builder, builder.build());
    }

    @Override
    public Outcome outcome() {
      return new Outcome.ErrorResponse(error.status(), error.rateLimits().retryAfter());
    }

    @Override
    public boolean isMaybeProcessed() {
      return error.status() >= 500 || error.status() == 408;
    }

    @Override
    public RetryReason retryReason() {
      return error.status() == TOO_MANY_REQUESTS
          ? RetryReason.RATE_LIMITED
          : RetryReason.SERVER_ERROR;
    }

    @Override
    public ContactsApiException toException(CallContext call, Decision.GiveUp decision) {
      RateLimits limits = error.rateLimits();
      return limits.retryAfter().isEmpty() && decision.neededDelay().isPresent()
          ? builder.rateLimits(limits.withRetryAfter(decision.neededDelay().get())).build()
          : error;
    }
  }

  /** No response, or not a complete one. */
  record Lost(TransportFailure problem, Secrets secrets) implements Failure {
    @Override
    public Outcome outcome() {
      return switch (problem.kind()) {
        case NOT_SENT -> new Outcome.NotConnected();
        case LOST -> new Outcome.Lost();
        case NOT_SENT_PERMANENT, UNUSABLE -> new Outcome.Unrecoverable();
      };
    }

    @Override
    public boolean isMaybeProcessed() {
      return !problem.isNothingSent();
    }

    @Override
    public RetryReason retryReason() {
      return problem.isNothingSent() ? RetryReason.NOT_CONNECTED : RetryReason.RESPONSE_LOST;
    }

    @Override
    public ContactsApiException toException(CallContext call, Decision.GiveUp decision) {
      return new TransportException(
          call.operation(),
          call.attempts(),
          secrets.mask(String.valueOf(problem.getMessage())),
          safeCause(),
          call.isMaybeProcessed());
    }

    /** Where nothing was thrown, as by a proxy that refuses, the message has said everything. */
    private @Nullable IOException safeCause() {
      Throwable cause = problem.getCause();
      return cause == null
          ? null
          : secrets.safeCause(cause instanceof IOException thrown ? thrown : problem);
    }
  }

  /** The error of a failure that is a response. */
  default Optional<ServiceException> serviceError() {
    return this instanceof Refused refused ? Optional.of(refused.error()) : Optional.empty();
  }
}
