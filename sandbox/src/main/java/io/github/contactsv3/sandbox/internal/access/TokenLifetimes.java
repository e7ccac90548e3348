package io.github.contactsv3.sandbox.internal.access;

import java.time.Duration;

/**
 * How long tokens live.
 *
 * @param access life of an access token
 * @param refresh life of a refresh token that is not used
 */
public record TokenLifetimes(Duration access, Duration refresh) {

  /** How long a spent refresh token still gives the pair it was spent for (documented). */
  static final Duration GRACE = Duration.ofSeconds(30);

  /** Life of an authorization code; what it is at the service is not documented. */
  static final Duration CODE = Duration.ofMinutes(10);

  /** A day and a year, as documented. */
  public static final TokenLifetimes DOCUMENTED =
      new TokenLifetimes(Duration.ofSeconds(86_399), Duration.ofDays(365));
}
