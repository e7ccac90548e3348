package io.github.contactsv3.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.contactsv3.errors.WebhookException;
import io.github.contactsv3.webhooks.WebhookEvent;
import io.github.contactsv3.webhooks.Webhooks;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Receives webhooks on the loopback interface and queues the verified ones. */
final class EventServer implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Queue<JsonNode> events;
  private final CompletableFuture<Webhooks> verifier = new CompletableFuture<>();

  private final Consumer<String> refused;

  private EventServer(HttpServer server, Queue<JsonNode> events, Consumer<String> refused) {
    this.server = server;
    this.events = events;
    this.refused = refused;
  }

  static EventServer start(Queue<JsonNode> events, Consumer<String> refused) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    EventServer started = new EventServer(server, events, refused);
    server.createContext("/", started::receive);
    server.start();
    return started;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Events that arrive before it wait for it. */
  void verifyWith(Webhooks webhooks) {
    verifier.complete(webhooks);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status(exchange), -1);
    }
  }

  private int status(HttpExchange exchange) throws IOException {
    try {
      Webhooks webhooks = verifier.join();
      byte[] body = webhooks.readBody(exchange.getRequestBody());
      WebhookEvent event = webhooks.read(body, exchange.getRequestHeaders()::getFirst);
      ObjectNode row = JSON.createObjectNode();
      row.put("type", event.info().type());
      row.put("id", event.info().id());
      row.put("locationId", event.info().locationId().orElse(null));
      row.set("body", JSON.readTree(body));
      events.add(row);
      return 200;
    } catch (WebhookException e) {
      refused.accept(e.getMessage());
      return e.responseStatus();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
