package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Client;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call ends when its client is closed, whatever it waits for, and sends nothing more. */
class CloseDuringCallTest {
  private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"}}";
  private static final CloseableHttpClient APACHE =
      HttpClients.custom().disableAutomaticRetries().build();

  private ScriptedServer server;
  private final CountDownLatch waiting = new CountDownLatch(1);

  @BeforeEach
  void start() {
    server = ScriptedServer.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** How a call ended, and whether its thread was left interrupted. */
  private record End(Throwable problem, boolean interrupted) {}

  @SuppressWarnings("deprecation") // its successor came with Feign 13.9
  private static Stream<UnaryOperator<ContactsClientBuilder>> transports() {
    return Stream.of(
        builder -> builder,
        builder -> builder.transport(Transport.of(APACHE)),
        builder -> builder.transport(Transport.of(new Client.Default(null, null))));
  }

  private ContactsClientBuilder builder() {
    return ContactsClient.builder()
        .credentials(Credentials.privateIntegrationToken("pit-1"))
        .locationId("L")
        .baseUrl(server.url())
        .quota(Quotas.unlimited());
  }

  @ParameterizedTest
  @MethodSource("transports")
  void attempt_thatGetsNoResponse_ends(UnaryOperator<ContactsClientBuilder> transport)
      throws Exception {
    server.then(out -> waiting.countDown());

    assertEndsAtOnce(transport.apply(builder()).build(), 1);
  }

  /** What had arrived of the error was taken for all of it, on the default transport. */
  @ParameterizedTest
  @MethodSource("transports")
  void attempt_thatReadsAnError_ends(UnaryOperator<ContactsClientBuilder> transport)
      throws Exception {
    server.then(
        out -> {
          out.write(
              "HTTP/1.1 404 Not Found\r\nContent-Length: 99\r\n\r\n{"
                  .getBytes(StandardCharsets.US_ASCII));
          out.flush();
          waiting.countDown();
        });

    assertEndsAtOnce(transport.apply(builder()).build(), 1);
  }

  @Test
  void waitForTheNextAttempt_ends() throws Exception {
    server.thenRespond(503, "{}", "Retry-After: 20");

    assertEndsAtOnce(builder().clock(new SleepNoted(waiting)).build(), 1);
  }

  /** The time of the system, which tells when a sleep begins. */
  private record SleepNoted(CountDownLatch begun) implements Clock {
    @Override
    public Instant now() {
      return Clock.system().now();
    }

    @Override
    public long nanoTime() {
      return Clock.system().nanoTime();
    }

    @Override
    public double random() {
      return Clock.system().random();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
      begun.countDown();
      Clock.system().sleep(time);
    }
  }

  @Test
  void waitForTheQuota_ends() throws Exception {
    QuotaGate gate =
        new QuotaGate() {
          @Override
          public Permit acquire(QuotaKey key, Priority priority, Duration maxWait)
              throws InterruptedException {
            waiting.countDown();
            new CountDownLatch(1).await();
            throw new AssertionError("not reached");
          }

          @Override
          public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
            return Optional.empty();
          }
        };

    assertEndsAtOnce(builder().quota(gate).build(), 0);
  }

  /** The supplier is the application's: it is not interrupted, and its token is not used. */
  @Test
  void waitForATokenSupplier_endsWithTheSupplier() throws Exception {
    CountDownLatch supplied = new CountDownLatch(1);
    ContactsClient client =
        builder()
            .credentials(
                Credentials.privateIntegrationToken(
                    () -> {
                      waiting.countDown();
                      try {
                        supplied.await();
                      } catch (InterruptedException e) {
                        throw new AssertionError(e);
                      }
                      return "pit-1";
                    }))
            .build();
    CompletableFuture<End> end = call(client);
    waiting.await();

    client.close();
    supplied.countDown();

    assertEnded(end, 0);
  }

  @Test
  void derivedClient_endsWithTheOneItComesFrom() throws Exception {
    server.then(out -> waiting.countDown());
    ContactsClient client = builder().build();
    CompletableFuture<End> end = call(client.forLocation("L2"));
    waiting.await();

    client.close();

    assertEnded(end, 1);
  }

  @Test
  void derivedClient_closed_endsItsOwnCallsAlone() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    CountDownLatch closed = new CountDownLatch(1);
    server.then(
        out -> {
          both.countDown();
          try {
            closed.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          ScriptedServer.write(out, 200, CONTACT);
        });
    ContactsClient client = builder().build();
    ContactsClient derived = client.forLocation("L2");
    CompletableFuture<End> others = call(client);
    CompletableFuture<End> own = call(derived);
    both.await();

    derived.close();

    assertEnded(own, 2);
    closed.countDown();
    assertThat(others.get(2, TimeUnit.SECONDS).problem()).isNull();
  }

  @Test
  void close_withinACall_doesNotWaitForIt() throws Exception {
    ContactsClient[] client = new ContactsClient[1];
    QuotaGate gate =
        new QuotaGate() {
          @Override
          public Permit acquire(QuotaKey key, Priority priority, Duration maxWait)
              throws InterruptedException {
            client[0].close();
            throw new InterruptedException();
          }

          @Override
          public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
            return Optional.empty();
          }
        };
    client[0] = builder().quota(gate).build();

    assertEnded(call(client[0]), 0);
  }

  /** The application's own interrupt says more, and its flag stays. */
  @Test
  void interruptedCall_whoseClientIsClosed_staysInterrupted() throws Exception {
    ContactsClient client = builder().build();
    Thread.currentThread().interrupt();

    Throwable problem =
        catchThrowable(
            () -> {
              try (client) {
                client.contacts().getContact("c1");
              }
            });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(problem).isInstanceOf(CallInterruptedException.class);
  }

  private void assertEndsAtOnce(ContactsClient client, int attempts) throws Exception {
    CompletableFuture<End> end = call(client);
    waiting.await();

    client.close();

    assertEnded(end, attempts);
  }

  private void assertEnded(CompletableFuture<End> end, int requests) throws Exception {
    End ended = end.get(2, TimeUnit.SECONDS);
    assertThat(ended.problem())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("the client was closed during the call");
    assertThat(ended.interrupted()).as("interrupted").isFalse();
    assertThat(server.received()).as("requests").hasSize(requests);
  }

  private static CompletableFuture<End> call(ContactsClient client) {
    CompletableFuture<End> end = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              Throwable problem = catchThrowable(() -> client.contacts().getContact("c1"));
              end.complete(new End(problem, Thread.currentThread().isInterrupted()));
            });
    thread.setDaemon(true);
    thread.start();
    return end;
  }
}
