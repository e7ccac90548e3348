package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.RateLimits;

/**
 * How a request ended, for the other processes.
 *
 * @param ticket the id of its ticket
 * @param priority how urgent it was
 * @param kind what is known of it
 * @param at when it ended, in the process's own time
 * @param status the HTTP status of a response
 * @param headers the rate limits of a response
 */
record Report(long ticket, Priority priority, Kind kind, long at, int status, RateLimits headers) {
  enum Kind {
    COMPLETED,
    LOST,
    UNUSED
  }
}
