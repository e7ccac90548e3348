package io.github.contactsv3.client.internal.http;

import java.time.Duration;

/**
 * The limits of one attempt. Immutable.
 *
 * @param timeout how long connecting, sending and reading the complete response may take together,
 *     at least 1 ms
 * @param retryable whether the request may arrive twice; one that may not is only sent over a
 *     connection that was checked
 */
public record Attempt(Duration timeout, boolean retryable) {}
