package io.github.contactsv3.contract.faults;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** A client as an application could write it, whose wait an interrupt ends. */
final class InterruptibleClient implements Client {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Set<String> SET_BY_THE_JDK = Set.of("Content-Length", "Host", "Connection");

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    BodyPublisher body =
        request.body() == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(request.body());
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(request.url())).method(request.httpMethod().name(), body);
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!SET_BY_THE_JDK.contains(name)) {
                values.forEach(value -> builder.header(name, value));
              }
            });
    try {
      return response(request, HTTP.send(builder.build(), BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  @SuppressWarnings("unchecked") // a Map<String, List<String>> is read as one of collections
  private static Response response(Request request, HttpResponse<byte[]> response) {
    return Response.builder()
        .request(request)
        .status(response.statusCode())
        .headers((Map<String, Collection<String>>) (Map<String, ?>) response.headers().map())
        .body(response.body())
        .build();
  }
}
