package io.github.contactsv3.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that reached the sandbox. Headers are not kept: the token is among them.
 *
 * @param number place in the order of arrival, from 1
 * @param time when it was answered, by the sandbox's clock
 * @param operationId id of the operation, or null if there is none of that method and path
 * @param method HTTP method
 * @param path path as it was sent, percent-encoded, without the query
 * @param query query as it was sent, without the question mark, empty if there was none; null for
 *     the OAuth endpoints, which receive secrets
 * @param body body as it was sent, cut after 16,384 characters, empty if there was none; null for
 *     the OAuth endpoints
 * @param status HTTP status of the answer, or 0 if the connection was cut before one
 */
public record RecordedRequest(
    long number,
    Instant time,
    @Nullable String operationId,
    String method,
    String path,
    @Nullable String query,
    @Nullable String body,
    int status) {

  @Override
  public String toString() {
    return "#" + number + " " + method + " " + path + " (" + operationId + ") -> " + status;
  }
}
