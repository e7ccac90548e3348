package io.github.contactsv3.client.internal.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt brought no complete response. The message names host, port and cause, in words
 * that hold nothing of the response.
 */
public final class TransportFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why a call failed that was under way when its client was closed. */
  public static final String CLOSED = "the client was closed during the call";

  /** The kind of failure, which decides whether a retry is safe. */
  public enum Kind {
    /** The request was not sent, so it can be retried even if it is not idempotent. */
    NOT_SENT,
    /** The request was not sent, and the next attempt would fail the same way. */
    NOT_SENT_PERMANENT,
    /** The request may have arrived. */
    LOST,
    /** The request has arrived, and the response to the next one would be as unusable. */
    UNUSABLE
  }

  private final Kind kind;

  TransportFailure(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /**
   * Returns the failure of an attempt whose client was closed; another one would fail, too.
   *
   * @param kind whether the request was sent
   * @param cause what the attempt ended with, if it was begun
   * @return the failure
   */
  public static TransportFailure closed(Kind kind, @Nullable Exception cause) {
    return new TransportFailure(kind, CLOSED, cause);
  }

  /**
   * Returns the failure of a transport that threw what it should not throw.
   *
   * @param problem what it threw
   * @return a failure after which the request may have arrived
   */
  public static TransportFailure unexpected(Exception problem) {
    return new TransportFailure(
        Kind.LOST, "no response (" + problem.getClass().getSimpleName() + ")", problem);
  }

  /**
   * Returns what can be concluded for the next attempt.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns whether the request certainly did not reach the service.
   *
   * @return true if nothing was sent
   */
  public boolean isNothingSent() {
    return kind == Kind.NOT_SENT || kind == Kind.NOT_SENT_PERMANENT;
  }
}
