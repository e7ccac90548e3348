package io.github.contactsv3.client.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended. Immutable and thread-safe.
 *
 * @param attempts the number of attempts; 0 if nothing was sent
 * @param error the exception that the caller receives, usually a {@link
 *     io.github.contactsv3.errors.ContactsApiException}; null after a success
 * @param took the time of the whole call, with its waits
 */
public record CallResult(int attempts, @Nullable Throwable error, Duration took) {}
