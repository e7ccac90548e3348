package io.github.contactsv3.client.spi;

import org.jspecify.annotations.Nullable;

/**
 * An attempt that begins. Immutable and thread-safe.
 *
 * @param number its number within the call, from 1
 * @param retryReason why there is another attempt; null for the first
 * @param requestBytes the length of the request's body; 0 if it has none
 */
public record AttemptInfo(int number, @Nullable RetryReason retryReason, int requestBytes) {
  /** Why a request is sent again. */
  public enum RetryReason {
    /** The service refused the token, and there is a new one. */
    NEW_TOKEN,
    /** The service responded 429. */
    RATE_LIMITED,
    /** The service responded with another error that may pass, such as 503. */
    SERVER_ERROR,
    /** There was no connection, so nothing was sent. */
    NOT_CONNECTED,
    /** There was no response, or not a complete one. */
    RESPONSE_LOST
  }
}
