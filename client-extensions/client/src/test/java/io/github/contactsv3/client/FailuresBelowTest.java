package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.spi.AttemptInfo;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.client.spi.CallResult;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.errors.RateLimitedException;
import io.github.contactsv3.errors.ServerErrorException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.TagsRequest;
import io.github.contactsv3.resilience.Decision;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What becomes of a call when something below it fails: connection, quota, observer, policy. */
class FailuresBelowTest {
  private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"}}";

  private final ScriptedServer server = ScriptedServer.start();
  private final VirtualClock clock = new VirtualClock();

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private ContactsClientBuilder builder() {
    return ContactsClient.builder()
        .credentials(Credentials.privateIntegrationToken("pit-test"))
        .baseUrl(server.url())
        .locationId("L1")
        .quota(Quotas.unlimited())
        .clock(clock);
  }

  /** A gate whose every method does something first. */
  private record Gate(Consumer<String> before) implements QuotaGate, Permit {
    @Override
    public Permit acquire(QuotaKey key, Priority priority, Duration maxWait)
        throws QuotaExhaustedException {
      before.accept("acquire " + key.app());
      return this;
    }

    @Override
    public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
      before.accept("snapshot");
      return Optional.empty();
    }

    @Override
    public void completed(int status, RateLimits headers) {
      before.accept("completed");
    }

    @Override
    public void unused() {
      before.accept("unused");
    }

    @Override
    public void close() {
      before.accept("close");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {999, 1_000, 1_001})
  void timeOver_beforeTheFirstAttempt_isATransportExceptionWithoutAttempts(int waitMicros) {
    server.thenRespond(200, CONTACT);
    List<String> log = new ArrayList<>();
    ContactsClient client =
        builder()
            .callTimeout(Duration.ofMillis(1))
            .quota(
                new Gate(
                    event -> {
                      log.add(event.split(" ", 2)[0]);
                      if (event.startsWith("acquire")) {
                        clock.sleep(Duration.ofNanos(waitMicros * 1_000L));
                      }
                    }))
            .build();

    TransportException e =
        catchThrowableOfType(TransportException.class, () -> client.contacts().getContact("c1"));

    assertThat(e.attempts()).isZero();
    assertThat(e).hasMessage("getContact: the call timed out before sending");
    assertThat(log).containsExactly("acquire", "unused", "close");
    assertThat(server.received()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.IllegalArgumentException, 1",
    "java.lang.NullPointerException, 1",
    "java.lang.IllegalStateException, 1",
    "java.io.IOException, 1",
    "java.net.ConnectException, 4",
  })
  void transport_throws_unsafe_isSentOnceUnlessNothingWasSent(
      Class<? extends Exception> problem, int sent) {
    List<String> arrivals = new ArrayList<>();
    ContactsClient client =
        builder()
            .transport(
                Transport.of(
                    (request, options) -> {
                      arrivals.add(request.url());
                      throw thrown(problem);
                    }))
            .build();

    TransportException e =
        catchThrowableOfType(
            TransportException.class,
            () ->
                client
                    .contacts()
                    .createContact(CreateContactRequest.builder().locationId("L1").build()));

    assertThat(arrivals).hasSize(sent);
    assertThat(e.attempts()).isEqualTo(sent);
    assertThat(e).hasMessageContaining("127.0.0.1:");
  }

  /** Throws what the signature does not declare, as bytecode may. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E thrown(Class<? extends Throwable> type) throws E {
    try {
      throw (E) type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void transport_throwsAnError_itGoesOnAsItIsAndThePermitIsGivenBack() {
    OutOfMemoryError error = new OutOfMemoryError("simulated");
    List<String> log = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    ContactsClient client =
        builder()
            .quota(new Gate(log::add))
            .quotaKey("crm-app")
            .observer(
                call ->
                    new CallObserver.Call() {
                      @Override
                      public void ended(CallResult result) {
                        ends.add(result.attempts() + " " + result.error());
                      }
                    })
            .transport(
                Transport.of(
                    (request, options) -> {
                      throw error;
                    }))
            .build();

    assertThat(catchThrowable(() -> client.contacts().getContact("c1"))).isSameAs(error);
    assertThat(log).containsExactly("acquire crm-app", "close");
    assertThat(ends).containsExactly("1 " + error);
  }

  @Test
  void observer_throws_isLoggedOnceAndChangesNothing() {
    server.thenRespond(200, CONTACT);
    Logger logger = (Logger) LoggerFactory.getLogger("io.github.contactsv3.client");
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    Level before = logger.getLevel();
    logger.setLevel(Level.WARN);
    logger.addAppender(appender);
    try {
      ContactsClient client =
          builder()
              .observer(
                  call ->
                      new CallObserver.Call() {
                        @Override
                        public void waited(CallObserver.Wait wait, Duration took) {
                          throw new IllegalStateException("waited");
                        }

                        @Override
                        public CallObserver.Attempt attemptStarted(
                            AttemptInfo attempt, CallObserver.RequestHeaders headers) {
                          return result -> {
                            throw new IllegalStateException("end");
                          };
                        }

                        @Override
                        public void ended(CallResult result) {
                          throw new IllegalStateException("ended");
                        }
                      })
              .build();

      assertThat(client.contacts().getContact("c1").getContact().getId()).isEqualTo("c1");
      assertThat(client.contacts().getContact("c1").getContact().getId()).isEqualTo("c1");
    } finally {
      logger.detachAppender(appender);
      logger.setLevel(before);
    }
    assertThat(appender.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .hasSize(1);
  }

  @Test
  void observer_cannotStart_callWorks() {
    server.thenRespond(200, CONTACT);
    ContactsClient throwing =
        builder()
            .observer(
                call -> {
                  throw new IllegalStateException("no meter");
                })
            .build();

    assertThat(throwing.contacts().getContact("c1").getContact().getId()).isEqualTo("c1");
    assertThat(
            builder()
                .observer(call -> null)
                .build()
                .contacts()
                .getContact("c1")
                .getContact()
                .getId())
        .isEqualTo("c1");
  }

  @Test
  void gate_fails_isAQuotaStoreExceptionAndNothingIsSent() {
    server.thenRespond(200, CONTACT);
    IllegalStateException down = new IllegalStateException("database is down");
    ContactsClient client =
        builder()
            .quota(
                new Gate(
                    event -> {
                      throw down;
                    }))
            .build();

    QuotaStoreException e =
        catchThrowableOfType(QuotaStoreException.class, () -> client.contacts().getContact("c1"));

    assertThat(e.attempts()).isZero();
    assertThat(e.operation().id()).isEqualTo("getContact");
    assertThat(e).hasCause(down);
    assertThat(catchThrowable(client::quota)).isInstanceOf(QuotaStoreException.class);
    assertThat(server.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"completed", "close"})
  void permit_fails_callWorksAllTheSame(String method) {
    server.thenRespond(200, CONTACT);
    ContactsClient client =
        builder()
            .quota(
                new Gate(
                    event -> {
                      if (event.equals(method)) {
                        throw new IllegalStateException("database is down");
                      }
                    }))
            .build();

    assertThat(client.contacts().getContact("c1").getContact().getId()).isEqualTo("c1");
  }

  @Test
  void policy_throws_doesNotHideWhyTheCallFails() {
    server.thenRespond(503, "");
    IllegalStateException broken = new IllegalStateException("broken policy");
    ContactsClient client =
        builder()
            .retries(
                attempt -> {
                  throw broken;
                })
            .build();

    ServerErrorException e =
        catchThrowableOfType(ServerErrorException.class, () -> client.contacts().getContact("c1"));

    assertThat(e).hasSuppressedException(broken);
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void policy_waitsPastTheDeadline_isNotFollowed() {
    server.thenRespond(503, "");
    ContactsClient client =
        builder().retries(attempt -> new Decision.Retry(Duration.ofHours(1))).build();

    catchThrowableOfType(ServerErrorException.class, () -> client.contacts().getContact("c1"));

    assertThat(clock.sleeps()).isEmpty();
    assertThat(server.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"404", "400"})
  void delete_whoseResponseWasLost_andThatFindsNothing_isASuccess(int status) {
    server.thenDrop().thenRespond(status, "{\"message\":\"Contact with id c1 not found\"}");

    assertThat(builder().build().contacts().deleteContact("c1").getSucceeded()).isTrue();
    assertThat(server.received()).hasSize(2);
  }

  @Test
  void delete_thatMayHaveBeenProcessed_andThatFindsNothing_isASuccess() {
    server.thenRespond(503, "").thenRespond(404, "");

    assertThat(builder().build().tasks().deleteTask("c1", "t1").getSucceeded()).isTrue();
  }

  @Test
  void delete_ofWhatWasNeverThere_isNotFound() {
    server.thenRespond(404, "").thenRespond(429, "").thenRespond(404, "");
    ContactsClient client = builder().build();

    catchThrowableOfType(NotFoundException.class, () -> client.contacts().deleteContact("c1"));
    catchThrowableOfType(NotFoundException.class, () -> client.contacts().deleteContact("c1"));
    assertThat(server.received()).hasSize(3);
  }

  @Test
  void delete_ofTagsOfAContactThatIsGone_isNotFound() {
    server.thenDrop().thenRespond(404, "");
    ContactsClient client = builder().build();

    NotFoundException e =
        catchThrowableOfType(
            NotFoundException.class,
            () -> client.tags().removeTags("c1", TagsRequest.builder().tags("a").build()));

    assertThat(e.attempts()).isEqualTo(2);
  }

  @Test
  void unaskedBytes_afterAResponse_areNotTakenForTheNext() {
    server
        .then(
            out -> {
              // In one piece: what arrives after the next request was sent is its response.
              ByteArrayOutputStream both = new ByteArrayOutputStream();
              ScriptedServer.write(both, 200, CONTACT);
              ScriptedServer.write(both, 200, "{\"contact\":{\"id\":\"of somebody else\"}}");
              out.write(both.toByteArray());
            })
        .thenRespond(200, CONTACT);
    ContactsClient client = builder().build();

    for (int i = 0; i < 3; i++) {
      assertThat(client.contacts().getContact("c1").getContact().getId()).isEqualTo("c1");
    }
  }

  @Test
  void connectionClosedAfterAResponse_isNotUsedForAnUnsafeRequest() {
    server
        .then(
            out -> {
              ScriptedServer.write(out, 200, CONTACT);
              throw new IOException("closed by the script");
            })
        .thenRespond(201, CONTACT);
    ContactsClient client = builder().build();
    client.contacts().getContact("c1");
    while (server.openConnections() > 0) {
      Thread.onSpinWait();
    }

    assertThat(
            client
                .contacts()
                .createContact(CreateContactRequest.builder().locationId("L1").build())
                .getContact()
                .getId())
        .isEqualTo("c1");
  }

  @Test
  void gzip_isAskedForAndDecoded() {
    server.then(FailuresBelowTest::writeGzip);
    ContactsClient client = builder().build();

    assertThat(client.contacts().getContact("c1").getContact().getId()).isEqualTo("c1");
    assertThat(client.contacts().getContactWithResponse("c1").header("Content-Encoding")).isEmpty();
    assertThat(server.received().get(0).headers()).containsEntry("accept-encoding", "gzip");
  }

  private static void writeGzip(OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(CONTACT.getBytes(StandardCharsets.UTF_8));
    }
    out.write(
        ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: application/json\r\n"
                + "Content-Length: "
                + bytes.size()
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.write(bytes.toByteArray());
    out.flush();
  }

  @Test
  void limits_areThoseOfTheBuilder() {
    server.thenRespond(200, "{\"contact\":{\"id\":\"" + "x".repeat(2_000) + "\"}}");
    ContactsClient client = builder().maxResponseBytes(1_024).build();

    TransportException e =
        catchThrowableOfType(TransportException.class, () -> client.contacts().getContact("c1"));

    assertThat(e).hasMessageEndingWith(" is larger than 1024 bytes");
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void quota_usedUp_isRateLimited() {
    ContactsClient client = builder().quota(new Exhausted()).build();

    RateLimitedException e =
        catchThrowableOfType(RateLimitedException.class, () -> client.contacts().getContact("c1"));

    assertThat(e.attempts()).isZero();
    assertThat(e.rateLimits().retryAfter()).contains(Duration.ofSeconds(3));
  }

  private static final class Exhausted implements QuotaGate {
    @Override
    public Permit acquire(QuotaKey key, Priority priority, Duration maxWait)
        throws QuotaExhaustedException {
      throw new QuotaExhaustedException(
          QuotaExhaustedException.Scope.INTERVAL, Duration.ofSeconds(3));
    }

    @Override
    public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
      return Optional.empty();
    }
  }
}
