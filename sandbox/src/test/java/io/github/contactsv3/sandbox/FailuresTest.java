package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever fails in the sandbox has a response, is logged with its cause, and in the log of
 * requests.
 */
class FailuresTest {

  private static final Logger LOGGER =
      Logger.getLogger("io.github.contactsv3.sandbox.internal.server.RequestGuard");

  private final List<LogRecord> logged = new ArrayList<>();
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          throwNext();
          return Instant.EPOCH;
        }
      };
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          logged.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  /** What the sandbox's sources throw next, once. */
  private final AtomicReference<Throwable> next = new AtomicReference<>();

  static List<Throwable> causes() {
    return List.of(
        new AssertionError("broken"),
        new StackOverflowError(),
        new OutOfMemoryError("broken"),
        new IllegalStateException("broken"),
        new NoClassDefFoundError("broken"));
  }

  @BeforeEach
  void listen() {
    LOGGER.addHandler(handler);
    LOGGER.setUseParentHandlers(false);
  }

  @AfterEach
  void stopListening() {
    LOGGER.removeHandler(handler);
    LOGGER.setUseParentHandlers(true);
  }

  @ParameterizedTest
  @MethodSource("causes")
  void handler_throws_isA500LoggedWithItsCause(Throwable cause) {
    try (ContactsSandbox sandbox = start()) {
      next.set(cause);

      JsonNode body = expect500(post(sandbox, "/contacts/"));

      assertThat(logged)
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.getThrown()).isSameAs(cause);
                assertThat(record.getMessage())
                    .isEqualTo(
                        "createContact failed in the sandbox (trace id "
                            + body.get("traceId").asText()
                            + ")");
              });
      assertThat(sandbox.requests().list("createContact"))
          .singleElement()
          .extracting(RecordedRequest::status)
          .isEqualTo(500);
    }
  }

  @ParameterizedTest
  @MethodSource("causes")
  void controlApi_throws_isA500LoggedWithItsCause(Throwable cause) {
    // A refusal is no failure: it gets 400.
    if (cause instanceof IllegalStateException) {
      return;
    }
    try (ContactsSandbox sandbox = start()) {
      next.set(cause);

      expect500(RawHttp.exchange(sandbox, "GET /__sandbox", "Host: localhost"));

      assertThat(logged).extracting(LogRecord::getThrown).containsExactly(cause);
      assertThat(sandbox.requests().list())
          .extracting(RecordedRequest::path, RecordedRequest::status)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("/__sandbox", 500));
    }
  }

  @Test
  void pipeline_throws_isA500LoggedWithItsCause() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().quotaOff().clock(clock).start()) {
      AssertionError cause = new AssertionError("broken");
      // The clock is read when the request, refused for want of a token, is logged.
      next.set(cause);

      expect500(RawHttp.exchange(sandbox, "GET /contacts/abc", "Host: localhost", "Version: v3"));

      assertThat(logged).extracting(LogRecord::getThrown).containsExactly(cause);
      assertThat(sandbox.requests().list("getContact"))
          .extracting(RecordedRequest::status)
          .containsExactly(500);
    }
  }

  private ContactsSandbox start() {
    Random random =
        new Random(1) {
          private static final long serialVersionUID = 1L;

          @Override
          protected int next(int bits) {
            throwNext();
            return super.next(bits);
          }
        };
    return ContactsSandbox.builder().quotaOff().random(random).clock(clock).start();
  }

  private void throwNext() {
    Throwable thrown = next == null ? null : next.getAndSet(null);
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private static String post(ContactsSandbox sandbox, String path) {
    String body = "{\"locationId\":\"SandboxLocation00001\"}";
    try (RawHttp http = new RawHttp(sandbox)) {
      http.write(
          "POST "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nVersion: v3\r\nConnection: close\r\n"
              + "Authorization: Bearer pit-sandbox\r\nContent-Type: application/json\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      return http.readAll();
    }
  }

  private static JsonNode expect500(String response) {
    assertThat(response).startsWith("HTTP/1.1 500 ");
    JsonNode body = RawHttp.body(response);
    assertThat(body.at("/statusCode").asInt()).isEqualTo(500);
    assertThat(body.at("/message").asText()).isEqualTo("Internal server error");
    assertThat(body.at("/traceId").asText()).isNotEmpty();
    return body;
  }
}
