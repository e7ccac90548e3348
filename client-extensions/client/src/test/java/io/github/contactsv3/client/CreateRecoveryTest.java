package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.errors.ValidationException;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.resilience.Quotas;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Creates whose outcome is unknown. */
class CreateRecoveryTest {
  private static final String CREATED = "{\"contact\":{\"id\":\"c1\"}}";
  private static final String NONE = "{}";
  private static final String DUPLICATE =
      "{\"message\":\"This location does not allow duplicated contacts.\","
          + "\"meta\":{\"contactId\":\"c1\",\"matchingField\":\"email\"}}";

  private static final CreateContactRequest REQUEST =
      CreateContactRequest.builder().email("a@b.example").phone("+12025550142").build();

  private final VirtualClock clock = new VirtualClock();
  private ScriptedServer server;
  private ContactsClient client;

  @BeforeEach
  void start() {
    server = ScriptedServer.start();
    client = client(server.url());
  }

  private ContactsClient client(String url) {
    return ContactsClient.builder()
        .credentials(Credentials.privateIntegrationToken("pit-test"))
        .locationId("L1")
        .baseUrl(url)
        .quota(Quotas.unlimited())
        .clock(clock)
        .build();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  private List<String> sent() {
    return server.received().stream()
        .map(request -> request.method() + " " + request.path().replaceFirst("\\?.*&", "?"))
        .toList();
  }

  private String create() {
    return client.createOrRecover(REQUEST).getId();
  }

  @Test
  void create_thatSucceeds_looksNothingUp() {
    server.thenRespond(201, CREATED);

    assertThat(create()).isEqualTo("c1");
    assertThat(sent()).containsExactly("POST /contacts/");
  }

  @Test
  void create_whoseResponseIsLost_findsTheContact() {
    server.thenDrop().thenRespond(200, CREATED);

    assertThat(create()).isEqualTo("c1");
    assertThat(sent()).hasSize(2).element(1).asString().contains("/contacts/search/duplicate");
  }

  @Test
  void create_whoseResponseIsAServerError_isFoundByPhone() {
    server.thenRespond(502, NONE).thenRespond(200, NONE).thenRespond(200, CREATED);

    assertThat(create()).isEqualTo("c1");
    assertThat(sent()).hasSize(3).element(2).asString().contains("number=%2B12025550142");
  }

  @Test
  void create_thatIsNotFound_isSentAgainAfterTheLag() {
    server.thenDrop();
    for (int i = 0; i < 8; i++) {
      server.thenRespond(200, NONE);
    }
    server.thenRespond(201, CREATED);

    assertThat(create()).isEqualTo("c1");
    assertThat(sent()).hasSize(10).last().isEqualTo("POST /contacts/");
    assertThat(clock.sleeps())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void create_thatIsFoundOnlyByTheSecondRequest_isRecovered() {
    server.thenDrop();
    for (int i = 0; i < 8; i++) {
      server.thenRespond(200, NONE);
    }
    server.thenRespond(400, DUPLICATE).thenRespond(200, CREATED);

    assertThat(create()).isEqualTo("c1");
    assertThat(sent()).last().isEqualTo("GET /contacts/c1");
  }

  @Test
  void create_whoseLookupFails_saysWhyTheOutcomeIsUnknown() {
    server.thenDrop().thenRespond(422, NONE);

    ValidationException error = catchThrowableOfType(ValidationException.class, this::create);
    assertThat(error.getSuppressed()).hasOnlyElementsOfType(TransportException.class);
  }

  @Test
  void create_thatIsRefused_isNotRepeated() {
    server.thenRespond(422, NONE);

    catchThrowableOfType(ValidationException.class, this::create);
    assertThat(sent()).hasSize(1);
  }

  @Test
  void create_withoutAnythingToFindItBy_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> client.createOrRecover(CreateContactRequest.builder().firstName("Ada").build()))
        .withMessageContaining("email");
    assertThat(sent()).isEmpty();
  }

  @Test
  void mayHaveBeenProcessed_isTrueOnlyIfSomethingWasSent() throws IOException {
    server.thenDrop();
    TransportException lost =
        catchThrowableOfType(
            TransportException.class, () -> client.contacts().createContact(REQUEST));
    assertThat(lost.mayHaveBeenProcessed()).isTrue();

    try (RefusingPort port = new RefusingPort();
        ContactsClient closed = client(port.url())) {
      TransportException refused =
          catchThrowableOfType(
              TransportException.class, () -> closed.contacts().createContact(REQUEST));
      assertThat(refused.attempts()).isPositive();
      assertThat(refused.mayHaveBeenProcessed()).isFalse();
    }
  }

  @Test
  void mayHaveBeenProcessed_isTrueIfAnEarlierAttemptWasSent() throws IOException {
    // The first attempt is lost, and to the next ones nobody listens.
    ScriptedServer dying = ScriptedServer.start();
    dying.then(
        out -> {
          dying.close();
          throw new IOException("dropped by the script");
        });
    try (ContactsClient dropped = client(dying.url())) {
      TransportException lost =
          catchThrowableOfType(TransportException.class, () -> dropped.contacts().getContact("c1"));
      assertThat(lost.attempts()).isGreaterThan(1);
      assertThat(lost.mayHaveBeenProcessed()).isTrue();
    }
  }
}
