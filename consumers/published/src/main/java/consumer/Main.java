package consumer;

import com.sun.net.httpserver.HttpServer;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.WebhookTarget;
import io.github.contactsv3.webhooks.ContactEvent;
import io.github.contactsv3.webhooks.WebhookEvent;
import io.github.contactsv3.webhooks.Webhooks;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Uses what was published, on the class path and on the module path. */
final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    AtomicReference<WebhookEvent> event = new AtomicReference<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.start();
    try (ContactsSandbox sandbox = ContactsSandbox.start()) {
      receive(receiver, sandbox, event);
      ContactsClient client =
          ContactsClient.builder()
              .credentials(Credentials.privateIntegrationToken(sandbox.token()))
              .baseUrl(sandbox.baseUrl())
              .build();
      CreateContactRequest ada =
          CreateContactRequest.builder()
              .locationId(sandbox.locationId())
              .email("ada@example.com")
              .build();
      client.contacts().createContact(ada);
      System.out.printf(
          "%s: %d contact created%n",
          Main.class.getModule().isNamed() ? "on the module path" : "on the class path",
          sandbox.requests().list("createContact").size());
      if (!sandbox.webhooks().awaitDelivered(Duration.ofSeconds(20))
          || !(event.get() instanceof ContactEvent.Created)) {
        throw new AssertionError("not the event of the contact: " + event.get());
      }
    } finally {
      receiver.stop(0);
    }
  }

  private static void receive(
      HttpServer receiver, ContactsSandbox sandbox, AtomicReference<WebhookEvent> event) {
    Webhooks webhooks = Webhooks.builder().ed25519Keys(sandbox.webhooks().publicKey()).build();
    receiver.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = webhooks.readBody(exchange.getRequestBody());
            event.set(webhooks.read(body, exchange.getRequestHeaders()::getFirst));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    sandbox.webhooks().sendTo(WebhookTarget.of(url).types("ContactCreate"));
  }
}
