package io.github.contactsv3.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that reached the sandbox, with its response. Headers are not kept, because the token is
 * among them; version and trace context are the exceptions. Immutable.
 *
 * @param number place in the order of arrival, from 1
 * @param time when the response was ready, by the sandbox's clock
 * @param operationId id of the operation, or null if there is none of that method and path
 * @param method HTTP method
 * @param path path as it was sent, percent-encoded, without the query
 * @param query query as it was sent, without the question mark, empty if there was none; null for
 *     the OAuth endpoints, which receive secrets
 * @param version header {@code Version} as it was sent, or null if there was none
 * @param traceparent header {@code traceparent} of W3C Trace Context as it was sent, or null if
 *     there was none
 * @param body body as it was sent, cut after 16,384 characters, empty if there was none; null for
 *     the OAuth endpoints
 * @param status HTTP status of the response, or 0 if the connection was cut before one
 * @param responseBody body of the response, cut after 16,384 bytes; null for the OAuth endpoints,
 *     which return tokens, and if the connection was cut before a response
 * @param duration real time from the arrival of the request until the response was ready, delays
 *     included; how long it takes to send the response does not count
 */
public record RecordedRequest(
    long number,
    Instant time,
    @Nullable String operationId,
    String method,
    String path,
    @Nullable String query,
    @Nullable String version,
    @Nullable String traceparent,
    @Nullable String body,
    int status,
    @Nullable String responseBody,
    Duration duration) {

  @Override
  public String toString() {
    return "#" + number + " " + method + " " + path + " (" + operationId + ") -> " + status;
  }
}
