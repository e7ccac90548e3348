package io.github.contactsv3.generated;

import feign.Client;
import feign.Feign;
import feign.Request;
import feign.Response;
import io.github.contactsv3.runtime.FeignSupport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers every request with the same body and keeps what was asked. No network. */
final class RecordingClient implements Client {
  private final List<Request> requests = new ArrayList<>();
  private final String answer;

  RecordingClient(String answer) {
    this.answer = answer;
  }

  <T> T api(Class<T> api) {
    return FeignSupport.configure(
            Feign.builder().client(this),
            (object, type, template) -> template.body(Models.write(object).toString()),
            (response, type) ->
                Models.JSON.readValue(
                    response.body().asInputStream(), Models.JSON.constructType(type)))
        .target(api, "https://example.com");
  }

  @Override
  public Response execute(Request request, Request.Options options) {
    requests.add(request);
    return Response.builder()
        .request(request)
        .status(200)
        .headers(Map.of("X-RateLimit-Remaining", List.of("99")))
        .body(answer, StandardCharsets.UTF_8)
        .build();
  }

  Request only() {
    if (requests.size() != 1) {
      throw new AssertionError(requests.size() + " requests, not one");
    }
    return requests.get(0);
  }

  int count() {
    return requests.size();
  }

  /** Path and query of the only request. */
  String route() {
    return only().url().replaceFirst("^https://example.com", "");
  }

  String body() {
    byte[] body = only().body();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }
}
