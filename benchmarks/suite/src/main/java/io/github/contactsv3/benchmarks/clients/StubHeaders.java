package io.github.contactsv3.benchmarks.clients;

import java.util.Map;

/** The headers of a stub's responses. */
final class StubHeaders {
  static final Map<String, String> VALUES =
      Map.of(
          "content-type", "application/json; charset=utf-8",
          "date", "Wed, 25 Nov 2026 12:00:00 GMT",
          "x-ratelimit-daily-remaining", "199000",
          "x-ratelimit-interval-milliseconds", "10000",
          "x-ratelimit-limit-daily", "200000",
          "x-ratelimit-max", "100",
          "x-ratelimit-remaining", "99");

  private StubHeaders() {}
}
