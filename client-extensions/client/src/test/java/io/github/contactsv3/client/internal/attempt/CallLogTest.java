package io.github.contactsv3.client.internal.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.internal.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class CallLogTest {
  private static final String TOKEN = "access-canary-0815";
  private static final OperationInfo OPERATION =
      new OperationInfo("getContact", "GET", "/c", true, null, List.of(), null, false);

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.contactsv3.client");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private final Secrets secrets = new Secrets();
  private final CallLog log = new CallLog(secrets);

  @BeforeEach
  void start() {
    logger.setLevel(Level.TRACE);
    appender.start();
    logger.addAppender(appender);
    secrets.remember(TOKEN);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(appender);
    logger.setLevel(Level.OFF);
  }

  private String lines() {
    return appender.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .collect(Collectors.joining("\n"));
  }

  private void respond(Map<String, List<String>> headers, String body) {
    log.response(OPERATION, 1, 200, headers, body.getBytes(UTF_8), Duration.ofMillis(7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{\"traceId\":\"t-1\"} | t-1",
        "{\"a\":\"\\\"traceId\\\":\\\"no\\\"\",\"traceId\" : \"t-1\"} | t-1",
        "{\"traceId\":7,\"traceId\":\"t_2\"} | t_2",
        "{\"traceId\":\"ada@example.com\"} | ***",
        "{\"traceId\":\"access-canary-0815\"} | ***",
        "{\"traceId\":\"a\\nINFO forged\"} | ***",
        "{\"traceId\":\"\"} | unknown",
        "{\"traceId\":\"cut | cut",
        "{\"traceId\" | unknown",
        "{\"traceId\": | unknown",
        "{} | unknown",
      })
  void response_traceId_isShownIfItIsAnId(String body, String shown) {
    respond(Map.of(), body);

    assertThat(lines())
        .isEqualTo(
            "getContact attempt 1: 200 in 7 ms, trace %s\ngetContact attempt 1 got {} %d bytes"
                .formatted(shown, body.length()));
  }

  @Test
  void response_headers_areListedMaskedAndOnOneLine() {
    respond(
        Map.of(
            "Content-Type", List.of("text/" + TOKEN),
            "Retry-After", List.of("7\r\nINFO forged\u2028\u0085", "x".repeat(300)),
            "X-Echo", List.of(TOKEN)),
        "");

    assertThat(lines().lines())
        .containsExactly(
            "getContact attempt 1: 200 in 7 ms, trace unknown",
            "getContact attempt 1 got {Content-Type=[text/***], Retry-After=[7??INFO forged??, "
                + "x".repeat(200)
                + "...]} no body");
  }

  @Test
  void response_namesInABody_areShownIfTheyAreNames() {
    respond(
        Map.of("content-type", List.of("application/json")),
        "{\"email\":\"ada\",\"ada@example.com\":1,\"access-canary-0815\":[true,null,1.5],\"12025550142\":{},"
            + "\"a\\nb\":\"\",\"\":{\"x_1\":\"\"}}");

    assertThat(lines())
        .endsWith(
            "{\"email\":\"***\",\"?\":***,\"***\":[true,null,***],\"?\":{},\"?\":\"***\","
                + "\"?\":{\"x_1\":\"***\"}}");
  }

  @Test
  void request_andLost_showNoWordsOfOthers() {
    log.request(OPERATION, 1, Map.of("Authorization", List.of("Bearer " + TOKEN)), null);
    log.lost(OPERATION, 1, new IllegalStateException(TOKEN), Duration.ofMillis(7));

    assertThat(lines())
        .isEqualTo(
            "getContact attempt 1 sends {} no body\n"
                + "getContact attempt 1: no response in 7 ms, IllegalStateException");
  }

  @Test
  void redactedJson_longNamesAndBodies_areCut() {
    assertThat(RedactedJson.of(("{\"" + "x".repeat(40_000) + "\":1}").getBytes(UTF_8)))
        .isEqualTo("{\"?\":***}");
    assertThat(RedactedJson.of(("[" + "1,".repeat(100_000) + "1]").getBytes(UTF_8)))
        .hasSizeLessThan(2_100)
        .endsWith("...");
  }
}
