package io.github.contactsv3.sandbox.internal.log;

import io.github.contactsv3.sandbox.RecordedRequest;
import io.github.contactsv3.sandbox.internal.message.RawRequest;
import io.github.contactsv3.sandbox.internal.values.AdjustableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes requests into the log, without what is secret. Thread-safe. */
public final class RequestRecorder {

  private static final int LOGGED_BODY = 16 << 10;

  private final RequestHistory history;
  private final AdjustableClock clock;

  public RequestRecorder(RequestHistory history, AdjustableClock clock) {
    this.history = history;
    this.clock = clock;
  }

  /**
   * Logs a request. Called before the response leaves, so that a client that has it finds the
   * request logged.
   *
   * @param operation id of the operation, or null if there is none
   * @param status HTTP status of the response, 0 if the connection ends without one
   * @param responseBody body of the response, or null if there is none
   */
  public void record(
      RawRequest raw, @Nullable String operation, int status, byte @Nullable [] responseBody) {
    Duration duration = Duration.ofNanos(System.nanoTime() - raw.began());
    boolean secret = raw.path().contains("/oauth/");
    String body = raw.body().substring(0, Math.min(raw.body().length(), LOGGED_BODY));
    String response = secret || responseBody == null ? null : cut(responseBody);
    history.add(
        number ->
            new RecordedRequest(
                number,
                clock.now(),
                operation,
                raw.method(),
                raw.path(),
                secret ? null : raw.queryString(),
                raw.headers().getFirst("Version"),
                raw.headers().getFirst("traceparent"),
                secret ? null : body,
                status,
                response,
                duration));
  }

  /** The text of a body, without the character that the limit cuts in two. */
  private static String cut(byte[] body) {
    int end = Math.min(body.length, LOGGED_BODY);
    while (end < body.length && end > 0 && (body[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(body, 0, end, StandardCharsets.UTF_8);
  }
}
