package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.spi.AttemptInfo;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.client.spi.CallResult;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.resilience.Quotas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A token and a person run through every path; neither shows up anywhere. */
class SecrecyTest {
  private static final String TOKEN = "pit-canary-0815";
  private static final String EMAIL = "canary@example.com";
  private static final String NAME = "Kanarienvogel";

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.contactsv3.client");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private final List<String> observed = new ArrayList<>();
  private ScriptedServer server;
  private ContactsClient client;

  @BeforeEach
  void start() {
    logger.setLevel(Level.TRACE);
    appender.start();
    logger.addAppender(appender);
    server = ScriptedServer.start();
    client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(TOKEN))
            .baseUrl(server.url())
            .quota(Quotas.unlimited())
            .observer(observer())
            .clock(new VirtualClock())
            .build();
  }

  @AfterEach
  void stop() throws IOException {
    logger.detachAppender(appender);
    logger.setLevel(Level.OFF);
    server.close();
  }

  private CallObserver observer() {
    return call -> {
      observed.add("start " + call.operation().id());
      return new CallObserver.Call() {
        @Override
        public CallObserver.Attempt attemptStarted(
            AttemptInfo attempt, CallObserver.RequestHeaders headers) {
          observed.add("attempt " + attempt.number());
          return result -> observed.add("response " + attempt.number() + " " + result.status());
        }

        @Override
        public void ended(CallResult result) {
          String end = result.error() == null ? "ok" : result.error().getMessage();
          observed.add("end " + result.attempts() + " " + end);
        }
      };
    };
  }

  private Throwable create() {
    try {
      client
          .contacts()
          .createContact(
              CreateContactRequest.builder()
                  .locationId("L1")
                  .email(EMAIL)
                  .firstName(NAME)
                  .phone("+12025550142")
                  .build());
      return null;
    } catch (ContactsApiException e) {
      return e;
    }
  }

  private String log() {
    return appender.list.stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .collect(Collectors.joining("\n"));
  }

  private void assertNothingLeaked(Throwable thrown) throws IOException {
    StringWriter trace = new StringWriter();
    ByteArrayOutputStream serialised = new ByteArrayOutputStream();
    if (thrown != null) {
      thrown.printStackTrace(new PrintWriter(trace, true));
      try (ObjectOutputStream out = new ObjectOutputStream(serialised)) {
        out.writeObject(thrown);
      }
    }
    String everything =
        log() + trace + serialised.toString(StandardCharsets.ISO_8859_1) + observed + client;
    assertThat(everything).doesNotContain(TOKEN, "canary", NAME, "2025550142", EMAIL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "201 | {\"contact\":{\"id\":\"c1\",\"email\":\"canary@example.com\"},\"traceId\":\"t-1\"}",
        "201 | {\"contact\":{\"id\":[\"canary@example.com\"]}}",
        "201 | {\"contact\":\"canary@example.com",
        "201 | canary@example.com",
        "400 | {\"message\":\"canary@example.com is taken, \\\"Kanarienvogel\\\" too\"}",
        "400 | {\"message\":\"no\",\"meta\":{\"contactId\":\"c1\",\"contactName\":\"Kanarienvogel\"}}",
        "401 | {\"message\":\"Invalid Private Integration token\"}",
        "403 | <html>canary@example.com</html>",
        "422 | {\"message\":[\"phone +12025550142 is not valid\"]}",
        "429 | {\"message\":\"Too Many Requests\"}",
        "500 | {\"message\":\"failed for canary@example.com\"}",
        "302 | ",
      })
  void response_ofAnyKind_leaksNothing(int status, String body) throws IOException {
    server.thenRespond(status, body == null ? "" : body);

    assertNothingLeaked(create());

    assertThat(log()).contains("createContact attempt 1: " + status);
    assertThat(log()).contains("\"email\":\"***\"").doesNotContainIgnoringCase("authorization");
  }

  @Test
  void brokenConnection_leaksNothing() throws IOException {
    server.thenDrop();

    assertNothingLeaked(create());
  }

  @Test
  void noConnection_leaksNothing() throws IOException {
    server.close();

    assertNothingLeaked(create());
  }

  @Test
  void log_hasALineForEachAttemptAndNothingAboveDebug() {
    server
        .thenRespond(429, "")
        .thenRespond(201, "{\"contact\":{\"id\":\"c1\"},\"traceId\":\"t-1\"}");
    logger.setLevel(Level.DEBUG);

    create();

    assertThat(log())
        .isEqualTo(
            "DEBUG createContact attempt 1: 429 in 0 ms, trace unknown\n"
                + "DEBUG createContact attempt 2: 201 in 0 ms, trace t-1");
  }

  @Test
  void observer_isToldOfStartAttemptsAndEnd() {
    server.thenRespond(429, "").thenRespond(422, "{\"message\":[\"no\"]}");

    create();

    assertThat(observed)
        .containsExactly(
            "start createContact",
            "attempt 1",
            "response 1 429",
            "attempt 2",
            "response 2 422",
            "end 2 createContact: HTTP 422 (no) after 2 attempts");
  }
}
