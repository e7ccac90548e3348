package io.github.contactsv3.spring.boot.internal.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When failed requests are retried.
 *
 * @param maxAttempts maximum number of attempts with the first, 4 by default; 1 for no retries
 * @param initialDelay upper bound of the first delay, 500 ms by default; doubles each time
 * @param maxDelay maximum of that bound, 20 s by default
 */
public record RetrySettings(
    @Nullable Integer maxAttempts, @Nullable Duration initialDelay, @Nullable Duration maxDelay) {}
