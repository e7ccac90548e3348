package io.github.contactsv3.benchmarks.column;

import feign.Client;
import feign.Request;
import feign.Response;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers without a network, with the headers that the service sends. Thread-safe. */
public final class StubTransport implements Client {
  private static final Map<String, Collection<String>> HEADERS = new TreeMap<>();

  static {
    HEADERS.put("content-type", List.of("application/json; charset=utf-8"));
    HEADERS.put("date", List.of("Wed, 25 Nov 2026 12:00:00 GMT"));
    HEADERS.put("x-ratelimit-daily-remaining", List.of("199000"));
    HEADERS.put("x-ratelimit-interval-milliseconds", List.of("10000"));
    HEADERS.put("x-ratelimit-limit-daily", List.of("200000"));
    HEADERS.put("x-ratelimit-max", List.of("100"));
    HEADERS.put("x-ratelimit-remaining", List.of("99"));
  }

  private final byte[] body;

  public StubTransport(byte[] body) {
    this.body = body.clone();
  }

  @Override
  public Response execute(Request request, Request.Options options) {
    return Response.builder().request(request).status(200).headers(HEADERS).body(body).build();
  }
}
