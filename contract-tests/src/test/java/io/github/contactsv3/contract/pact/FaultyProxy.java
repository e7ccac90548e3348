package io.github.contactsv3.contract.pact;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Stands between two that talk over HTTP and puts a fault into what one of them says. */
final class FaultyProxy implements AutoCloseable {

  /** Headers that belong to one hop. */
  private static final Set<String> OF_THE_HOP =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "upgrade",
          "http2-settings",
          "expect");

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;
  private final String target;
  private final Consumer<HttpMessage> request;
  private final Consumer<HttpMessage> answer;

  FaultyProxy(String target, Consumer<HttpMessage> request, Consumer<HttpMessage> answer) {
    this.target = target;
    this.request = request;
    this.answer = answer;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.createContext("/", this::pass);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpMessage sent =
          new HttpMessage(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              0,
              headers(exchange.getRequestHeaders()),
              new String(exchange.getRequestBody().readAllBytes()));
      request.accept(sent);
      HttpMessage received = forward(sent);
      answer.accept(received);
      received.headers.forEach(exchange.getResponseHeaders()::set);
      byte[] body = received.body.getBytes();
      exchange.sendResponseHeaders(received.status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpMessage forward(HttpMessage sent) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + sent.path))
            .method(
                sent.method,
                sent.body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(sent.body));
    sent.headers.forEach(request::header);
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new HttpMessage(
        sent.method,
        sent.path,
        response.statusCode(),
        headers(response.headers().map()),
        response.body());
  }

  private static Map<String, String> headers(Map<String, List<String>> from) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    from.forEach(
        (name, values) -> {
          if (!OF_THE_HOP.contains(name.toLowerCase()) && !name.startsWith(":")) {
            headers.put(name, values.get(0));
          }
        });
    return headers;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
