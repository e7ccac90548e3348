package io.github.contactsv3.client.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended. Immutable and thread-safe.
 *
 * @param status the HTTP status; 0 if there was no response
 * @param responseBytes the length of the response's body, decompressed; 0 if there was no response
 * @param error what was thrown instead of a response, without the client's secrets; null if there
 *     was a response, with any status
 * @param took the time from sending to the end of the response
 */
public record AttemptResult(
    int status, int responseBytes, @Nullable Throwable error, Duration took) {}
