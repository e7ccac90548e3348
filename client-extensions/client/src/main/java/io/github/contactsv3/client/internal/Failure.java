package io.github.contactsv3.client.internal;

import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.resilience.Decision;
import io.github.contactsv3.resilience.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/** An attempt that did not succeed. */
sealed interface Failure {
  /** What the policy is to know of it. */
  Outcome outcome();

  /** What the caller gets thrown if there is no other attempt. */
  ContactsApiException toException(CallContext call, Decision.GiveUp decision);

  /** An answer that is an error. */
  record Refused(ServiceException.Builder builder, ServiceException error) implements Failure {
    Refused(ServiceException.Builder builder) {
      this(builder, builder.build());
    }

    @Override
    public Outcome outcome() {
      return new Outcome.Answered(error.status(), error.retryAfter());
    }

    @Override
    public ContactsApiException toException(CallContext call, Decision.GiveUp decision) {
      return error.retryAfter().isEmpty() && decision.neededDelay().isPresent()
          ? builder.retryAfter(decision.neededDelay().get()).build()
          : error;
    }
  }

  /** No answer, or not a whole one. */
  record Lost(IOException problem) implements Failure {
    @Override
    public Outcome outcome() {
      return nothingSent() ? new Outcome.NotConnected() : new Outcome.Lost();
    }

    private boolean nothingSent() {
      for (Throwable t = problem; t != null; t = t.getCause()) {
        if (t instanceof ConnectException
            || t instanceof HttpConnectTimeoutException
            || t instanceof NoRouteToHostException
            || t instanceof SSLHandshakeException
            || t instanceof UnknownHostException
            || t instanceof UnresolvedAddressException) {
          return true;
        }
      }
      return false;
    }

    @Override
    public ContactsApiException toException(CallContext call, Decision.GiveUp decision) {
      return new TransportException(
          call.operation(),
          call.attempts(),
          "no response (" + problem.getClass().getSimpleName() + ")",
          problem);
    }
  }

  /** Reads an answer that is no success. */
  static Failure of(Answer answer, CallContext call) {
    try {
      return new Refused(answer.toError(call.operation(), call.attempts()));
    } catch (IOException e) {
      return new Lost(e);
    }
  }

  /** The error of a failure that is an answer. */
  default Optional<ServiceException> answer() {
    return this instanceof Refused refused ? Optional.of(refused.error()) : Optional.empty();
  }
}
