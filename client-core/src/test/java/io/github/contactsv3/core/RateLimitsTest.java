package io.github.contactsv3.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static RateLimits parse(Map<String, String> headers) {
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    return RateLimits.parse(sorted::get, NOW);
  }

  private static OptionalInt optional(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  @Test
  void parse_allHeaders_allParts() {
    assertThat(
            parse(
                Map.of(
                    "x-ratelimit-max", "100",
                    "x-ratelimit-remaining", " 42 ",
                    "x-ratelimit-interval-milliseconds", "10000",
                    "x-ratelimit-limit-daily", "200000",
                    "x-ratelimit-daily-remaining", "199999",
                    "retry-after", "3")))
        .isEqualTo(
            new RateLimits(
                100, 42, Duration.ofSeconds(10), 200_000L, 199_999L, Duration.ofSeconds(3)));
  }

  @Test
  void parse_noHeaders_isNone() {
    assertThat(parse(Map.of())).isEqualTo(RateLimits.UNKNOWN);
    assertThat(RateLimits.UNKNOWN).isEqualTo(new RateLimits(null, null, null, null, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1",
        "1.0",
        "1e2",
        "many",
        "100, 100",
        "9999999999999",
        "٣",
        "0x1"
      })
  void parse_garbage_isNull(String value) {
    assertThat(
            parse(
                Map.of(
                    "X-RateLimit-Max", value,
                    "X-RateLimit-Remaining", value,
                    "X-RateLimit-Interval-Milliseconds", value,
                    "X-RateLimit-Limit-Daily", value,
                    "X-RateLimit-Daily-Remaining", value)))
        .isEqualTo(RateLimits.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "0, null",
        "1, 1",
        "100000, 100000",
        "000000000100, 100",
        "0000000000100, null",
        "100001, null",
        "99999999999999999999, null"
      })
  void parse_limit_boundsAreKept(String value, Integer expected) {
    OptionalInt limit = parse(Map.of("X-RateLimit-Max", value)).limit();
    assertThat(limit).isEqualTo(optional(expected));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"100, 0, 0", "100, 100, 100", "100, 101, null", "null, 100000, 100000"})
  void parse_remaining_isAtMostTheLimit(String limit, String value, Integer expected) {
    Map<String, String> headers =
        limit == null
            ? Map.of("X-RateLimit-Remaining", value)
            : Map.of("X-RateLimit-Max", limit, "X-RateLimit-Remaining", value);
    assertThat(parse(headers).remaining()).isEqualTo(optional(expected));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"99, null", "100, PT0.1S", "3600000, PT1H", "3600001, null"})
  void parse_interval_boundsAreKept(String value, Duration expected) {
    assertThat(parse(Map.of("X-RateLimit-Interval-Milliseconds", value)).interval())
        .isEqualTo(Optional.ofNullable(expected));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "0, 0, null, 0",
        "1, 1, 1, 1",
        "10, 11, 10, null",
        "10000000000, 0, 10000000000, 0",
        "10000000001, 10000000001, null, null"
      })
  void parse_daily_boundsAreKept(
      String limit, String remaining, Long expectedLimit, Long expectedRemaining) {
    RateLimits headers =
        parse(Map.of("X-RateLimit-Limit-Daily", limit, "X-RateLimit-Daily-Remaining", remaining));
    assertThat(headers.dailyLimit()).isEqualTo(optional(expectedLimit));
    assertThat(headers.dailyRemaining()).isEqualTo(optional(expectedRemaining));
  }

  @Test
  void withRetryAfter_changesNothingElse() {
    RateLimits limits = new RateLimits(1, 2, Duration.ofSeconds(3), 4L, 5L, null);

    assertThat(limits.withRetryAfter(Duration.ofSeconds(7)))
        .isEqualTo(new RateLimits(1, 2, Duration.ofSeconds(3), 4L, 5L, Duration.ofSeconds(7)));
  }

  @Test
  void parse_retryAfterDate_isMeasuredFromNow() {
    assertThat(parse(Map.of("Retry-After", "Thu, 01 Jan 2026 00:00:09 GMT")).retryAfter())
        .hasValue(Duration.ofSeconds(9));
  }
}
