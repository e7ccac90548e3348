package io.github.contactsv3.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.errors.StaleWebhookException;
import io.github.contactsv3.errors.WebhookException;
import io.github.contactsv3.jdbc.JdbcReplayGuard;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.WebhookTarget;
import io.github.contactsv3.webhooks.ContactEvent;
import io.github.contactsv3.webhooks.InstallationEvent;
import io.github.contactsv3.webhooks.WebhookEvent;
import io.github.contactsv3.webhooks.Webhooks;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The snippets of docs/guide/webhooks.md: a server of the JDK, and what it does with events. */
final class ReceiveWebhooks {
  private ReceiveWebhooks() {}

  // region server
  static HttpServer serve(int port, Webhooks webhooks, Consumer<WebhookEvent> handler)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.createContext(
        "/webhooks",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(receive(exchange, webhooks, handler), -1);
          }
        });
    server.start();
    return server;
  }

  private static int receive(
      HttpExchange request, Webhooks webhooks, Consumer<WebhookEvent> handler) throws IOException {
    try {
      byte[] body = webhooks.readBody(request.getRequestBody()); // as received
      WebhookEvent event = webhooks.read(body, request.getRequestHeaders()::getFirst);
      return handle(event, webhooks, handler);
    } catch (WebhookException e) {
      System.err.println(e.getMessage());
      return e.responseStatus();
    }
  }

  private static int handle(WebhookEvent event, Webhooks webhooks, Consumer<WebhookEvent> handler) {
    try {
      handler.accept(event);
      return 200;
    } catch (RuntimeException e) {
      webhooks.release(event); // or else the retry would count as a repetition
      return 500;
    }
  }

  // endregion

  // region handler
  static void apply(WebhookEvent event, ContactsClient client, Map<String, Contact> copy) {
    if (event instanceof ContactEvent.Deleted deleted) {
      copy.remove(deleted.contact().getId());
    } else if (event instanceof ContactEvent changed) {
      // Events may overtake each other: the event says that something changed, the API what is so.
      String id = changed.contact().getId();
      try {
        copy.put(id, client.contacts().getContact(id).getContact());
      } catch (NotFoundException e) {
        copy.remove(id);
      }
    } else if (event instanceof InstallationEvent.Uninstalled uninstalled) {
      client.forgetTokens(uninstalled);
    }
  }

  // endregion

  static HttpServer sandbox(ContactsSandbox sandbox, Consumer<WebhookEvent> handler)
      throws IOException {
    // region sandbox
    Webhooks webhooks = Webhooks.builder().ed25519Keys(sandbox.webhooks().publicKey()).build();
    HttpServer server = serve(0, webhooks, handler);
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks";
    sandbox.webhooks().sendTo(WebhookTarget.of(url).copies(2)); // the second is refused as repeated
    // endregion
    return server;
  }

  static Webhooks settings() {
    // region settings
    Webhooks webhooks =
        Webhooks.builder()
            .appId("665c6bb13d4e5364bdec0e2f") // HighLevel signs events of all apps with one key
            .tolerance(Duration.ofMinutes(5))
            .rememberFor(Duration.ofDays(3)) // as long as retries arrive
            .build();
    // endregion
    return webhooks;
  }

  static Webhooks shared(DataSource dataSource) {
    // region shared-guard
    Webhooks webhooks =
        Webhooks.builder()
            .replayGuard(JdbcReplayGuard.of(dataSource)) // or RedisReplayGuard.of(jedis)
            .build();
    // endregion
    return webhooks;
  }

  // region any-age
  static WebhookEvent readLate(Webhooks webhooks, byte[] body, Map<String, String> headers) {
    try {
      return webhooks.read(body, headers);
    } catch (StaleWebhookException e) {
      System.err.println("late: " + e.eventId());
      return webhooks.readOfAnyAge(body, headers);
    }
  }
  // endregion
}
