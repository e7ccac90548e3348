package io.github.contactsv3.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Responds with what it is told to and remembers what arrived, byte for byte. */
final class RecordingServer implements AutoCloseable {
  /** A request as it arrived: the target is neither decoded nor normalised. */
  record Received(String method, String target, Map<String, List<String>> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    List<String> header(String name) {
      return headers.getOrDefault(name, List.of());
    }
  }

  private final HttpServer server;
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
  private volatile int status = 200;
  private volatile String contentType = "application/json";
  private volatile byte[] response = {'{', '}'};

  private RecordingServer(HttpServer server) {
    this.server = server;
  }

  static RecordingServer start() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RecordingServer server = new RecordingServer(http);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  RecordingServer responses(int status, String body) {
    return responses(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  RecordingServer responses(int status, String contentType, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.response = Arrays.copyOf(body, body.length);
    return this;
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  /** Returns the only request that arrived. */
  Received only() {
    List<Received> all = received();
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " requests arrived, not 1");
    }
    return all.get(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              exchange.getRequestBody().readAllBytes()));
      exchange.getResponseHeaders().set("Content-Type", contentType);
      exchange.getResponseHeaders().set("X-RateLimit-Remaining", "99");
      exchange.sendResponseHeaders(status, response.length == 0 ? -1 : response.length);
      if (response.length > 0) {
        exchange.getResponseBody().write(response);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
