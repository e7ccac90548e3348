package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.errors.RateLimitedException;
import io.github.contactsv3.errors.ServerErrorException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.BulkTagsRequest;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.CreateNoteRequest;
import io.github.contactsv3.model.CreateTaskRequest;
import io.github.contactsv3.model.TagsRequest;
import io.github.contactsv3.model.UpdateContactRequest;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.model.WorkflowRequest;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent again, how often and after which waits. */
class RetriesTest {
  private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"}}";

  private static final Map<String, Consumer<ContactsClient>> UNSAFE =
      Map.of(
          "createContact",
          c -> c.contacts().createContact(CreateContactRequest.builder().locationId("L").build()),
          "createNote",
          c -> c.notes().createNote("c1", CreateNoteRequest.builder().body("b").build()),
          "createTask",
          c ->
              c.tasks()
                  .createTask(
                      "c1",
                      CreateTaskRequest.builder()
                          .title("t")
                          .dueDate(OffsetDateTime.parse("2026-01-01T00:00:00Z"))
                          .completed(false)
                          .build()),
          "addToCampaign",
          c -> c.campaigns().addToCampaign("c1", "k1"),
          "addToWorkflow",
          c -> c.workflows().addToWorkflow("c1", "w1", WorkflowRequest.builder().build()),
          "bulkUpdateTags",
          c ->
              c.bulkApi()
                  .bulkUpdateTags(
                      BulkTagsAction.ADD,
                      BulkTagsRequest.builder().locationId("L").contacts("c1").tags("t").build()),
          "upsertContact",
          c ->
              c.contacts()
                  .upsertContact(
                      UpsertContactRequest.builder()
                          .locationId("L")
                          .createNewIfDuplicateAllowed(true)
                          .build()));

  private static final Map<String, Consumer<ContactsClient>> SAFE =
      Map.of(
          "getContact",
          c -> c.contacts().getContact("c1"),
          "updateContact",
          c -> c.contacts().updateContact("c1", UpdateContactRequest.builder().build()),
          "deleteContact",
          c -> c.contacts().deleteContact("c1"),
          "addTags",
          c -> c.tags().addTags("c1", TagsRequest.builder().tags("t").build()),
          "upsertContact",
          c ->
              c.contacts()
                  .upsertContact(
                      UpsertContactRequest.builder()
                          .locationId("L")
                          .createNewIfDuplicateAllowed(false)
                          .build()));

  private final VirtualClock clock = new VirtualClock();
  private ScriptedServer server;
  private ContactsClient client;

  @BeforeEach
  void start() {
    server = ScriptedServer.start();
    client = client(server.url());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private ContactsClient client(String url) {
    return ContactsClient.builder()
        .credentials(Credentials.privateIntegrationToken("pit-test"))
        .baseUrl(url)
        .quota(Quotas.unlimited())
        .clock(clock)
        .build();
  }

  static Stream<String> unsafe() {
    return UNSAFE.keySet().stream().sorted();
  }

  static Stream<String> safe() {
    return SAFE.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("unsafe")
  void connectionLostAfterTheBodyWasRead_unsafe_arrivesOnce(String operation) {
    server.thenDrop();

    TransportException e =
        catchThrowableOfType(TransportException.class, () -> UNSAFE.get(operation).accept(client));

    assertThat(server.received()).hasSize(1);
    assertThat(e.attempts()).isEqualTo(1);
    assertThat(e.operation().id()).isEqualTo(operation);
  }

  @ParameterizedTest
  @MethodSource("safe")
  void connectionLostAfterTheBodyWasRead_safe_arrivesFourTimes(String operation) {
    server.thenDrop();

    TransportException e =
        catchThrowableOfType(TransportException.class, () -> SAFE.get(operation).accept(client));

    assertThat(server.received()).hasSize(4);
    assertThat(e.attempts()).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("unsafe")
  void serverError_unsafe_arrivesOnce(String operation) {
    server.thenRespond(503, "");

    ServerErrorException e =
        catchThrowableOfType(
            ServerErrorException.class, () -> UNSAFE.get(operation).accept(client));

    assertThat(server.received()).hasSize(1);
    assertThat(e.attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("unsafe")
  void tooManyRequests_unsafe_isRepeated(String operation) {
    server.thenRespond(429, "{\"statusCode\":429,\"message\":\"Too Many Requests\"}");

    RateLimitedException e =
        catchThrowableOfType(
            RateLimitedException.class, () -> UNSAFE.get(operation).accept(client));

    assertThat(server.received()).hasSize(4);
    assertThat(e.attempts()).isEqualTo(4);
  }

  @Test
  void stormOf429_delaysAndThenSucceeds() {
    server
        .thenRespond(429, "", "Retry-After: 2")
        .thenRespond(429, "", "Retry-After: Thu, 01 Jan 2026 00:00:12 GMT")
        .thenRespond(429, "", "Retry-After: garbage")
        .thenRespond(200, CONTACT);

    assertThat(client.contacts().getContact("c1").getContact().getId()).isEqualTo("c1");

    assertThat(server.received()).hasSize(4);
    assertThat(clock.sleeps()).hasSize(3);
    assertThat(clock.sleeps().get(0)).isEqualTo(Duration.ofSeconds(2));
    assertThat(clock.sleeps().get(1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(clock.sleeps().get(2)).isBetween(Duration.ZERO, Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource({"408", "500", "502", "503", "504"})
  void passingError_safe_isRepeatedUntilItSucceeds(int status) {
    server.thenRespond(status, "no healthy upstream").thenRespond(200, CONTACT);

    assertThat(client.contacts().getContact("c1").getContact().getId()).isEqualTo("c1");

    assertThat(server.received()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"400", "403", "404", "409", "413", "422"})
  void lastingError_isNotRepeated(int status) {
    server.thenRespond(status, "{\"message\":\"no\"}");

    ServiceException e =
        catchThrowableOfType(ServiceException.class, () -> client.contacts().getContact("c1"));

    assertThat(server.received()).hasSize(1);
    assertThat(e.status()).isEqualTo(status);
    assertThat(clock.sleeps()).isEmpty();
  }

  @Test
  void retryAfterBeyondTheDeadline_failsAtOnceWithTheHint() {
    server.thenRespond(503, "", "Retry-After: 120");

    ServerErrorException e =
        catchThrowableOfType(ServerErrorException.class, () -> client.contacts().getContact("c1"));

    assertThat(server.received()).hasSize(1);
    assertThat(clock.sleeps()).isEmpty();
    assertThat(e.rateLimits().retryAfter()).contains(Duration.ofSeconds(120));
  }

  @Test
  void deadlineOfTheCall_isThatOfTheOptions() {
    server.thenRespond(503, "", "Retry-After: 10");
    ContactsClient hasty =
        client.with(CallOptions.builder().timeout(Duration.ofSeconds(25)).build());

    ServerErrorException e =
        catchThrowableOfType(ServerErrorException.class, () -> hasty.contacts().getContact("c1"));

    assertThat(e.attempts()).isEqualTo(3);
    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10));
  }

  @Test
  void noRetries_sendsOnce() {
    server.thenRespond(429, "", "Retry-After: 1");
    ContactsClient once = client.with(CallOptions.builder().noRetries().build());

    catchThrowableOfType(RateLimitedException.class, () -> once.contacts().getContact("c1"));

    assertThat(server.received()).hasSize(1);
  }

  @Test
  void ownPolicy_decides() {
    server.thenRespond(503, "");
    ContactsClient twice =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken("pit-test"))
            .baseUrl(server.url())
            .quota(Quotas.unlimited())
            .retries(RetryPolicy.builder().maxAttempts(2).build())
            .clock(clock)
            .build();

    catchThrowableOfType(ServerErrorException.class, () -> twice.contacts().getContact("c1"));

    assertThat(server.received()).hasSize(2);
  }

  @Test
  void ownPolicy_thatDecidesNothing_leavesTheErrorOfTheService() {
    server.thenRespond(503, "");
    ContactsClient undecided =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken("pit-test"))
            .baseUrl(server.url())
            .quota(Quotas.unlimited())
            .retries(attempt -> null)
            .build();

    ServerErrorException e =
        catchThrowableOfType(
            ServerErrorException.class, () -> undecided.contacts().getContact("c1"));

    assertThat(e.status()).isEqualTo(503);
    assertThat(e.getSuppressed()[0]).hasMessage("RetryPolicy.decide returned null");
  }

  @Test
  void noConnection_isRepeatedEvenIfUnsafe() throws IOException {
    try (RefusingPort port = new RefusingPort()) {
      ContactsClient nobody = client(port.url());

      TransportException e =
          catchThrowableOfType(
              TransportException.class, () -> UNSAFE.get("createContact").accept(nobody));

      assertThat(e.attempts()).isEqualTo(4);
      assertThat(e)
          .hasRootCauseInstanceOf(Exception.class)
          .hasCauseInstanceOf(ConnectException.class);
    }
  }

  @Test
  void bodyThatStalls_endsWithTheReadTimeout() {
    server.thenStallInBody();
    ContactsClient impatient =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken("pit-test"))
            .baseUrl(server.url())
            .quota(Quotas.unlimited())
            .retries(RetryPolicy.never())
            .readTimeout(Duration.ofMillis(300))
            .build();

    TransportException e =
        catchThrowableOfType(TransportException.class, () -> impatient.contacts().getContact("c1"));

    assertThat(e)
        .hasMessageMatching("getContact: no complete response from 127.0.0.1:\\d+ within 300 ms");
  }

  @Test
  void redirect_isNotFollowedWithTheToken() throws IOException {
    try (ScriptedServer other = ScriptedServer.start()) {
      other.thenRespond(200, CONTACT);
      server.thenRespond(302, "", "Location: " + other.url() + "/contacts/c1");

      catchThrowableOfType(ServiceException.class, () -> client.contacts().getContact("c1"));

      assertThat(other.received()).isEmpty();
    }
  }

  @Test
  void errorsOfACall_carryWhatTheResponseSaid() {
    server.thenRespond(
        400,
        "{\"statusCode\":400,\"message\":\"Contact with id c1 not found\",\"traceId\":\"t-1\"}",
        "X-RateLimit-Max: 100",
        "X-RateLimit-Remaining: 42",
        "X-RateLimit-Interval-Milliseconds: 10000",
        "X-RateLimit-Limit-Daily: 200000",
        "X-RateLimit-Daily-Remaining: -7");

    NotFoundException e =
        catchThrowableOfType(NotFoundException.class, () -> client.contacts().getContact("c1"));

    assertThat(e.operation().path()).isEqualTo("/contacts/{contactId}");
    assertThat(e.traceId()).contains("t-1");
    assertThat(e.rateLimits().limit()).hasValue(100);
    assertThat(e.rateLimits().remaining()).hasValue(42);
    assertThat(e.rateLimits().interval()).contains(Duration.ofSeconds(10));
    assertThat(e.rateLimits().dailyLimit()).hasValue(200_000);
    assertThat(e.rateLimits().dailyRemaining()).isEmpty();
    assertThat((ContactsApiException) e).hasNoCause();
  }
}
