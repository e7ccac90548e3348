package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.core.Uninstallation;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.RepeatedWebhookException;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.webhooks.ContactEvent;
import io.github.contactsv3.webhooks.WebhookEvent;
import io.github.contactsv3.webhooks.Webhooks;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The programs of the guide to webhooks, run against signed bodies. */
class ReceiveWebhooksTest {
  private KeyPair keys;
  private Webhooks webhooks;
  private HttpServer receiver;

  @BeforeEach
  void createKeys() throws Exception {
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    webhooks =
        Webhooks.builder()
            .ed25519Keys(Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()))
            .build();
  }

  @AfterEach
  void stopReceiver() {
    if (receiver != null) {
      receiver.stop(0);
    }
  }

  private static String body(String type, String id, Instant time) {
    return "{\"type\":\"%s\",\"webhookId\":\"%s\",\"timestamp\":\"%s\",\"locationId\":\"loc1\",\"id\":\"c1\"}"
        .formatted(type, id, time);
  }

  private String sign(String body) throws Exception {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(keys.getPrivate());
    signature.update(body.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(signature.sign());
  }

  @Test
  void serve_signedRepeatedForgedAndFailing_respondsToEach() throws Exception {
    List<WebhookEvent> handled = new ArrayList<>();
    HttpServer server =
        ReceiveWebhooks.serve(
            0,
            webhooks,
            event -> {
              handled.add(event);
              if (handled.size() == 1) {
                throw new IllegalStateException("the queue is full");
              }
            });
    try {
      String body = body("ContactDelete", "w-1", Instant.now());
      String signature = sign(body);
      assertThat(post(server, body, signature)).isEqualTo(500);
      assertThat(post(server, body, signature)).isEqualTo(200);
      assertThat(post(server, body, signature)).isEqualTo(200);
      assertThat(post(server, body + " ", signature)).isEqualTo(401);
      assertThat(post(server, "x".repeat(2_000_000), signature)).isEqualTo(413);
    } finally {
      server.stop(0);
    }
    assertThat(handled).hasSize(2).allMatch(ContactEvent.Deleted.class::isInstance);
  }

  /** From a request to the sandbox to an event in the handler, and an app that is uninstalled. */
  @Test
  void sandbox_contactsAndUninstallation_areTypedEvents() throws Exception {
    List<WebhookEvent> handled = new CopyOnWriteArrayList<>();
    TokenStore store = TokenStores.inMemory();
    try (ContactsSandbox sandbox = ContactsSandbox.start()) {
      receiver = ReceiveWebhooks.sandbox(sandbox, handled::add);
      OAuthApp app =
          OAuthApp.builder()
              .clientId(ContactsSandbox.DEFAULT_CLIENT_ID)
              .clientSecret(ContactsSandbox.DEFAULT_CLIENT_SECRET)
              .redirectUri("https://crm.example/callback")
              .build();
      String code = sandbox.authorizationCode(sandbox.locationId());
      try (ContactsClient client = Connect.location(sandbox.baseUrl(), app, store, code)) {
        String id =
            client
                .contacts()
                .createContact(
                    CreateContactRequest.builder()
                        .locationId(sandbox.locationId())
                        .email("ada@example.com")
                        .build())
                .getContact()
                .getId();
        client.contacts().deleteContact(id);
        sandbox.webhooks().uninstall(sandbox.locationId());
        assertThat(sandbox.webhooks().awaitDelivered(Duration.ofSeconds(20))).isTrue();

        assertThat(handled)
            .extracting(event -> event.info().type())
            .containsExactly("INSTALL", "ContactCreate", "ContactDelete", "UNINSTALL");
        assertThat(((ContactEvent) handled.get(1)).contact().getEmail())
            .isEqualTo("ada@example.com");
        ReceiveWebhooks.apply(handled.get(3), client, new HashMap<>());
        assertThatThrownBy(() -> client.contacts().getContact(id))
            .isInstanceOf(AuthenticationException.class)
            .hasMessageContaining("no tokens are stored");
      }
    }
  }

  private static int post(HttpServer server, String body, String signature) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("x-ghl-signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void apply_deletedAndUninstalled_changeCopyAndTokens() throws Exception {
    List<Uninstallation> forgotten = new ArrayList<>();
    ContactsClient client =
        new ContactsClient() {
          @Override
          public void forgetTokens(Uninstallation where) {
            forgotten.add(where);
          }

          @Override
          public void close() {}
        };
    Map<String, Contact> copy = new HashMap<>(Map.of("c1", Contact.builder().id("c1").build()));

    ReceiveWebhooks.apply(read("ContactDelete", "w-1", Instant.now()), client, copy);
    ReceiveWebhooks.apply(read("UNINSTALL", "w-2", Instant.now()), client, copy);

    assertThat(copy).isEmpty();
    assertThat(forgotten)
        .hasSize(1)
        .allMatch(where -> where.locationId().orElseThrow().equals("loc1"));
  }

  private WebhookEvent read(String type, String id, Instant time) throws Exception {
    String body = body(type, id, time);
    return ReceiveWebhooks.readLate(
        webhooks, body.getBytes(StandardCharsets.UTF_8), Map.of("X-GHL-Signature", sign(body)));
  }

  @Test
  void readLate_oldEvent_isReadOnce() throws Exception {
    Instant old = Instant.parse("2026-01-01T00:00:00Z");

    assertThat(read("NoteCreate", "w-1", old).info().id()).isEqualTo("w-1");
    assertThatThrownBy(() -> read("NoteCreate", "w-1", old))
        .isInstanceOf(RepeatedWebhookException.class);
    assertThat(ReceiveWebhooks.settings().toString()).contains("665c6bb13d4e5364bdec0e2f");
  }
}
