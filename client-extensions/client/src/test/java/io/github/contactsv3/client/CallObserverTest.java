package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.spi.AttemptInfo;
import io.github.contactsv3.client.spi.CallInfo;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.client.spi.CallResult;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.model.CreateNoteRequest;
import io.github.contactsv3.resilience.Quotas;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What observers of calls are told, in which order, and what they may change. */
class CallObserverTest {
  private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"}}";
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final ScriptedServer server = ScriptedServer.start();
  private final VirtualClock clock = new VirtualClock();
  private final List<String> events = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private ContactsClientBuilder builder() {
    return ContactsClient.builder()
        .credentials(Credentials.privateIntegrationToken("pit-test"))
        .locationId("L1")
        .baseUrl(server.url())
        .quota(Quotas.unlimited())
        .clock(clock);
  }

  /** Writes down all events, each with a name in front. */
  private final class Recorder implements CallObserver {
    private final String name;

    Recorder(String name) {
      this.name = name;
    }

    private void record(String event) {
      events.add(name + event);
      threads.add(Thread.currentThread());
    }

    @Override
    public Call callStarted(CallInfo call) {
      record("start " + call.operation().id() + " of " + call.locationId());
      return new Call() {
        @Override
        public void waited(Wait wait, Duration took) {
          record("waited " + took.toMillis() + " for " + wait);
        }

        @Override
        public Attempt attemptStarted(AttemptInfo attempt, RequestHeaders headers) {
          record("attempt " + attempt.number() + " because of " + attempt.retryReason());
          return result -> record("response " + result.status());
        }

        @Override
        public void ended(CallResult result) {
          record("end " + result.attempts() + " after " + result.took().toMillis());
        }
      };
    }
  }

  @Test
  void call_withRetries_isToldFromStartToEndOnTheCallingThread() {
    server
        .thenRespond(429, "{}", "Retry-After: 2")
        .thenRespond(503, "{}")
        .thenDrop()
        .thenRespond(200, CONTACT);

    builder().observer(new Recorder("")).build().contacts().getContact("c1");

    assertThat(events)
        .containsExactly(
            "start getContact of L1",
            "waited 0 for QUOTA",
            "waited 0 for TOKEN",
            "attempt 1 because of null",
            "response 429",
            "waited 2000 for BACKOFF",
            "waited 0 for QUOTA",
            "waited 0 for TOKEN",
            "attempt 2 because of RATE_LIMITED",
            "response 503",
            "waited " + clock.sleeps().get(1).toMillis() + " for BACKOFF",
            "waited 0 for QUOTA",
            "waited 0 for TOKEN",
            "attempt 3 because of SERVER_ERROR",
            "response 0",
            "waited " + clock.sleeps().get(2).toMillis() + " for BACKOFF",
            "waited 0 for QUOTA",
            "waited 0 for TOKEN",
            "attempt 4 because of RESPONSE_LOST",
            "response 200",
            "end 4 after "
                + clock.sleeps().stream().reduce(Duration.ZERO, Duration::plus).toMillis());
    assertThat(threads).containsOnly(Thread.currentThread());
  }

  @Test
  void call_tokenRefused_isWaitedForAndNamedAsTheReason() {
    AtomicInteger tokens = new AtomicInteger();
    server.thenRespond(401, "{\"message\":\"The token is not valid\"}").thenRespond(200, CONTACT);

    builder()
        .credentials(Credentials.privateIntegrationToken(() -> "pit-" + tokens.incrementAndGet()))
        .observer(new Recorder(""))
        .build()
        .contacts()
        .getContact("c1");

    assertThat(events)
        .containsSubsequence(
            "attempt 1 because of null",
            "response 401",
            "waited 0 for TOKEN",
            "attempt 2 because of NEW_TOKEN",
            "response 200",
            "end 2 after 0");
  }

  @Test
  void observers_several_endInReverseOrder() {
    server.thenRespond(200, CONTACT);

    builder()
        .observer(new Recorder("a "))
        .observer(new Recorder("b "))
        .build()
        .contacts()
        .getContact("c1");

    assertThat(events)
        .containsExactly(
            "a start getContact of L1",
            "b start getContact of L1",
            "a waited 0 for QUOTA",
            "b waited 0 for QUOTA",
            "a waited 0 for TOKEN",
            "b waited 0 for TOKEN",
            "a attempt 1 because of null",
            "b attempt 1 because of null",
            "b response 200",
            "a response 200",
            "b end 1 after 0",
            "a end 1 after 0");
  }

  @Test
  void observer_oneFails_theOthersAreToldAll() {
    server.thenRespond(200, CONTACT);

    builder()
        .observer(
            call -> {
              throw new IllegalStateException("no registry");
            })
        .observer(new Recorder(""))
        .build()
        .contacts()
        .getContact("c1");

    assertThat(events).first().isEqualTo("start getContact of L1");
    assertThat(events).last().isEqualTo("end 1 after 0");
  }

  @Test
  void headers_thatAnObserverSets_areSentAndReplaceTheCallersOwn() {
    server.thenRespond(200, CONTACT);
    List<Throwable> refused = new ArrayList<>();

    builder()
        .observer(
            call ->
                new CallObserver.Call() {
                  @Override
                  public CallObserver.Attempt attemptStarted(
                      AttemptInfo attempt, CallObserver.RequestHeaders headers) {
                    headers.set("traceparent", TRACE);
                    refused.add(catchThrowable(() -> headers.set("Authorization", "Bearer x")));
                    refused.add(catchThrowable(() -> headers.set("x-a", "a\r\nx-b: c")));
                    refused.add(catchThrowable(() -> headers.set("x a", "b")));
                    return result -> {};
                  }
                })
        .build()
        .with(CallOptions.builder().header("Traceparent", "of the caller").build())
        .contacts()
        .getContact("c1");

    assertThat(server.received().get(0).headers())
        .containsEntry("traceparent", TRACE)
        .containsEntry("authorization", "Bearer pit-test")
        .doesNotContainKey("x-b");
    assertThat(refused).hasSize(3).hasOnlyElementsOfType(IllegalArgumentException.class);
  }

  @Test
  void infosAndResults_sayWhereToHowLongAndWhatWasThrown() throws Exception {
    server.thenRespond(404, "{\"message\":\"Contact not found\"}");
    List<Object> told = new ArrayList<>();
    CallObserver observer =
        call -> {
          told.add(call);
          return new CallObserver.Call() {
            @Override
            public CallObserver.Attempt attemptStarted(
                AttemptInfo attempt, CallObserver.RequestHeaders headers) {
              told.add(attempt);
              return told::add;
            }

            @Override
            public void ended(CallResult result) {
              told.add(result);
            }
          };
        };

    Throwable thrown =
        catchThrowable(
            () ->
                builder()
                    .observer(observer)
                    .build()
                    .notes()
                    .createNote("c1", CreateNoteRequest.builder().body("äöü").build()));

    CallInfo call = (CallInfo) told.get(0);
    assertThat(call.serverAddress()).isEqualTo("127.0.0.1");
    assertThat(server.url()).endsWith(":" + call.serverPort());
    assertThat(((AttemptInfo) told.get(1)).requestBytes())
        .isEqualTo("{\"body\":\"......\"}".length());
    assertThat(told.get(2))
        .hasToString("AttemptResult[status=404, responseBytes=31, error=null, took=PT0S]");
    assertThat(thrown).isInstanceOf(NotFoundException.class);
    assertThat(((CallResult) told.get(3)).error()).isSameAs(thrown);
  }

  @Test
  void attempt_withoutConnection_saysWhatWasThrown() throws Exception {
    List<Throwable> errors = new ArrayList<>();
    List<AttemptInfo.RetryReason> reasons = new ArrayList<>();
    try (RefusingPort port = new RefusingPort()) {
      Throwable thrown =
          catchThrowable(
              () ->
                  builder()
                      .baseUrl(port.url())
                      .observer(
                          call ->
                              new CallObserver.Call() {
                                @Override
                                public CallObserver.Attempt attemptStarted(
                                    AttemptInfo attempt, CallObserver.RequestHeaders headers) {
                                  reasons.add(attempt.retryReason());
                                  return result -> errors.add(result.error());
                                }
                              })
                      .build()
                      .contacts()
                      .getContact("c1"));
      assertThat(thrown).isNotNull();
    }
    assertThat(errors)
        .isNotEmpty()
        .allSatisfy(e -> assertThat(e).isInstanceOf(ConnectException.class));
    assertThat(reasons.get(0)).isNull();
    assertThat(reasons.subList(1, reasons.size()))
        .isNotEmpty()
        .containsOnly(AttemptInfo.RetryReason.NOT_CONNECTED);
  }

  @Test
  void baseUrlWithoutPort_hasThePortOfItsScheme() {
    List<Integer> ports = new ArrayList<>();
    for (String url : List.of("https://127.0.0.1", "http://127.0.0.1")) {
      catchThrowable(
          () ->
              builder()
                  .baseUrl(url)
                  .callTimeout(Duration.ofMillis(1))
                  .observer(
                      call -> {
                        ports.add(call.serverPort());
                        return new CallObserver.Call() {};
                      })
                  .transport(
                      Transport.of(
                          (request, options) -> {
                            throw new ConnectException("refused");
                          }))
                  .build()
                  .contacts()
                  .getContact("c1"));
    }
    assertThat(ports).containsExactly(443, 80);
  }
}
