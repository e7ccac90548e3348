package io.github.contactsv3.sandbox;

import org.jspecify.annotations.Nullable;

/** Writes requests into the log, without what is secret. Thread-safe. */
final class RequestRecorder {

  private static final int LOGGED_BODY = 16 << 10;

  private final SandboxState state;

  RequestRecorder(SandboxState state) {
    this.state = state;
  }

  /**
   * Logs a request. Called before the response leaves, so that whoever has it finds the request
   * logged.
   *
   * @param operation id of the operation, or null if there is none
   * @param status HTTP status of the response, 0 if the connection ends without one
   */
  void record(RawRequest raw, @Nullable String operation, int status) {
    boolean secret = raw.path().contains("/oauth/");
    String body = raw.body().substring(0, Math.min(raw.body().length(), LOGGED_BODY));
    state.requests.add(
        number ->
            new RecordedRequest(
                number,
                state.clock.now(),
                operation,
                raw.method(),
                raw.path(),
                secret ? null : raw.queryString(),
                secret ? null : body,
                status));
  }
}
