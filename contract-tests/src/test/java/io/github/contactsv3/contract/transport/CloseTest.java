package io.github.contactsv3.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.CallOptions;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.TagsRequest;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of calls, connections and threads when a client is closed, and when it is not. */
class CloseTest {
  private static final String ID = "ocQHyuzHvysMo5N5VsXc";
  private static final String CONTACT = "{\"contact\":{\"id\":\"" + ID + "\"}}";

  private HttpPeer peer;

  @BeforeEach
  void start() throws IOException {
    peer =
        new HttpPeer(
            (path, out) -> {
              if (path.endsWith(ID)) {
                HttpPeer.json(out, CONTACT);
              } // else there is no response
            });
  }

  @AfterEach
  void stop() throws IOException {
    peer.close();
  }

  private ContactsClientBuilder builder() {
    return ContactsClient.builder()
        .credentials(Credentials.privateIntegrationToken("pit-1"))
        .baseUrl(peer.url())
        .quota(Quotas.unlimited());
  }

  private static String get(ContactsClient client) {
    return client.contacts().getContact(ID).getContact().getId();
  }

  @Test
  void close_endsTheConnections() throws Exception {
    ContactsClient client = builder().build();
    get(client);
    assertThat(peer.openConnections()).isEqualTo(1);

    client.close();

    assertThat(peer.ended().poll(5, TimeUnit.SECONDS)).as("end of the connection").isNotNull();
  }

  @Test
  void close_again_doesNothing() {
    ContactsClient client = builder().build();
    client.close();

    assertThatCode(client::close).doesNotThrowAnyException();
    assertThatCode(() -> builder().build().close()).doesNotThrowAnyException();
  }

  @Test
  void call_ofAClosedClient_isRefused() {
    ContactsClient client = builder().locationId("X1").build();
    ContactsClient location = client.forLocation("X2");
    ContactsClient quick =
        location.with(CallOptions.builder().timeout(Duration.ofSeconds(5)).build());
    var paged = client.search(ContactQuery.all());
    var contacts = client.contacts();

    client.close();

    for (Throwable refusal :
        List.of(
            catchThrowable(() -> get(client)),
            catchThrowable(() -> get(location)),
            catchThrowable(() -> get(quick)),
            catchThrowable(() -> contacts.getContact(ID)),
            catchThrowable(() -> contacts.getContactWithResponse(ID)),
            catchThrowable(() -> paged.iterator().next()))) {
      assertThat(refusal)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the client is closed");
    }
    assertThat(peer.arrivals()).isZero();
  }

  @Test
  void derivedClient_closed_leavesTheOthersOpen() {
    ContactsClient client = builder().locationId("X1").build();
    ContactsClient location = client.forLocation("X2");
    ContactsClient other = client.forLocation("X3");
    get(location);

    location.close();

    assertThatThrownBy(() -> get(location)).isInstanceOf(IllegalStateException.class);
    assertThat(get(other)).isEqualTo(ID);
    assertThat(get(client)).isEqualTo(ID);
    assertThat(peer.openConnections()).as("shared connections").isEqualTo(1);
  }

  @Test
  void call_underWay_failsAtOnceWhenTheClientIsClosed() throws Exception {
    assertFailsAtOnce(client -> client.contacts().getContact("silent"));
    assertFailsAtOnce(
        client -> client.tags().addTags("silent", TagsRequest.builder().tags("vip").build()));
    assertFailsAtOnce(client -> client.search(ContactQuery.all()).stream().toList());
  }

  private void assertFailsAtOnce(Consumer<ContactsClient> call) throws Exception {
    ContactsClient client = builder().locationId("X1").build();
    CompletableFuture<Throwable> problem = new CompletableFuture<>();
    int before = peer.arrivals();
    HttpPeer.daemon(() -> problem.complete(catchThrowable(() -> call.accept(client))));
    peer.arrived().take();

    client.close();

    assertThat(problem.get(1, TimeUnit.SECONDS))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("the client was closed during the call");
    assertThat(peer.arrivals() - before).as("attempts").isEqualTo(1);
  }

  @Test
  void transportHandedIn_staysOpen() throws Exception {
    try (CloseableHttpClient http = HttpClients.custom().disableAutomaticRetries().build()) {
      ContactsClient first = builder().transport(Transport.of(http)).build();
      get(first);
      first.close();

      assertThatThrownBy(() -> get(first)).isInstanceOf(IllegalStateException.class);
      assertThat(get(builder().transport(Transport.of(http)).build())).isEqualTo(ID);
      assertThat(peer.openConnections()).as("the same connection").isEqualTo(1);
    }
  }

  @Test
  void transportHandedIn_closedByItsOwner_failsCallsAtOnce() throws Exception {
    CloseableHttpClient http = HttpClients.custom().disableAutomaticRetries().build();
    try (ContactsClient client = builder().transport(Transport.of(http)).build()) {
      get(client);
      http.close();

      TransportException failed = catchThrowableOfType(TransportException.class, () -> get(client));

      assertThat(failed.attempts()).isEqualTo(1);
      assertThat(failed).hasMessageContaining("the HTTP client is shut down");
    }
  }

  @Test
  void watchdog_endsAfterTheLastCall() throws Exception {
    try (ContactsClient client = builder().build()) {
      get(client);
    }
    for (Thread watchdog : threads("contacts-watchdog")) {
      watchdog.join(10_000);
      assertThat(watchdog.isAlive()).isFalse();
    }
  }

  @Test
  void clients_thatNobodyCloses_leaveFewConnectionsAndThreads() throws Exception {
    List<ContactsClient> forgotten = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ContactsClient client = builder().build();
      get(client);
      forgotten.add(client);
    }
    for (int i = 0; i < 68; i++) {
      assertThat(peer.ended().poll(5, TimeUnit.SECONDS)).isNotNull();
    }

    assertThat(peer.openConnections()).isEqualTo(32);
    assertThat(threads("contacts-")).hasSizeLessThanOrEqualTo(1);
    assertThat(get(forgotten.get(0))).as("a client without a connection").isEqualTo(ID);
    forgotten.forEach(ContactsClient::close);
  }

  private static List<Thread> threads(String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(prefix))
        .toList();
  }
}
