package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.core.spi.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * An access token in memory, with what is left of its life. The monotonic clock counts, so that a
 * time of day that jumps back makes no token live longer; the time of day counts too, since the
 * monotonic clock stands still while a machine sleeps. Immutable.
 */
final class CachedToken {
  private static final Duration HARD = Duration.ofSeconds(30);
  private static final Duration SOFT = Duration.ofMinutes(5);
  private static final Duration SPREAD = Duration.ofMinutes(1);

  /** Clocks of machines that share a store differ; by more than this, one of them is wrong. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** A response that makes no sense must neither start a storm of refreshes nor last for ever. */
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private static final Duration LONGEST = Duration.ofDays(366);

  private final String value;
  private final Clock clock;
  private final Instant expiresAt;
  private final long issuedNanos;
  private final long endNanos;
  private final Duration hard;
  private final Duration soft;
  private final boolean suspect;

  private CachedToken(
      String value,
      Clock clock,
      Instant expiresAt,
      long issuedNanos,
      Duration life,
      boolean suspect) {
    this.value = value;
    this.clock = clock;
    this.expiresAt = expiresAt;
    this.issuedNanos = issuedNanos;
    this.endNanos = issuedNanos + life.toNanos();
    this.hard = min(HARD, life.dividedBy(4));
    // Spread, so that many processes with one pair don't all want to refresh in the same second.
    Duration spread = Duration.ofNanos((long) (SPREAD.toNanos() * clock.random()));
    this.soft = min(SOFT.minus(spread), life.dividedBy(2));
    this.suspect = suspect;
  }

  /**
   * Creates a token that the service has just issued; the request was sent at a moment of the
   * monotonic clock.
   */
  static CachedToken issued(
      String value, Instant sent, Duration life, long sentNanos, Clock clock) {
    return new CachedToken(value, clock, sent.plus(life), sentNanos, life, false);
  }

  /**
   * Creates a token from a store. Due immediately if its refresh was interrupted, or its date is in
   * the future.
   */
  static CachedToken loaded(StoredToken token, Clock clock) {
    Duration age = Duration.between(token.issuedAt(), clock.now());
    Duration life = min(LONGEST, Duration.between(token.issuedAt(), token.expiresAt()));
    Duration counted = age.isNegative() ? Duration.ZERO : min(LONGEST, age);
    return new CachedToken(
        token.accessToken(),
        clock,
        token.expiresAt(),
        clock.nanoTime() - counted.toNanos(),
        life,
        token.rotationStartedAt().isPresent() || age.compareTo(SKEW.negated()) < 0);
  }

  /** Returns the life that the service gave a token, within reason. */
  static Duration life(long expiresInSeconds) {
    return Duration.ofSeconds(
        Math.max(SHORTEST.toSeconds(), Math.min(LONGEST.toSeconds(), expiresInSeconds)));
  }

  String value() {
    return value;
  }

  /** So close to its end that it may not reach the service in time. */
  boolean isHardDue() {
    return left().compareTo(hard) <= 0;
  }

  /** Close enough to its end for one caller to refresh it. */
  boolean isSoftDue() {
    return suspect || left().compareTo(soft) <= 0;
  }

  boolean isYoungerThan(Duration age) {
    return clock.nanoTime() - issuedNanos < age.toNanos();
  }

  private Duration left() {
    return min(
        Duration.ofNanos(endNanos - clock.nanoTime()), Duration.between(clock.now(), expiresAt));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  @Override
  public String toString() {
    return "CachedToken{value=***, expiresAt=" + expiresAt + "}";
  }
}
