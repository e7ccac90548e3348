package io.github.contactsv3.benchmarks.clients;

import feign.Client;
import feign.Request;
import feign.Response;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Does for the stock client what {@link StubHttpClient} does for ours. Thread-safe. */
final class StubFeignClient implements Client {
  private static final Map<String, Collection<String>> HEADERS = new TreeMap<>();

  static {
    StubHeaders.VALUES.forEach((name, value) -> HEADERS.put(name, List.of(value)));
  }

  private final byte[] body;

  StubFeignClient(byte[] body) {
    this.body = body.clone();
  }

  @Override
  public Response execute(Request request, Request.Options options) {
    return Response.builder().request(request).status(200).headers(HEADERS).body(body).build();
  }
}
