package io.github.contactsv3.client.internal.attempt;

import feign.Request;
import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.client.internal.http.Attempt;
import io.github.contactsv3.client.internal.http.HeaderNames;
import io.github.contactsv3.client.internal.http.HttpTransport;
import io.github.contactsv3.client.internal.http.RawResponse;
import io.github.contactsv3.client.internal.http.TransportFailure;
import io.github.contactsv3.client.spi.AttemptInfo;
import io.github.contactsv3.client.spi.AttemptResult;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.core.internal.HeaderText;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.internal.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends one attempt with its headers and its time-out, and tells log and observer. Thread-safe. */
public final class AttemptSender {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final HttpTransport transport;
  private final String userAgent;
  private final Duration readTimeout;
  private final Clock clock;
  private final Secrets secrets;
  private final CallLog log;

  /**
   * Creates a sender.
   *
   * @param transport the transport
   * @param userAgent the User-Agent header
   * @param readTimeout how long a response may take
   * @param clock the clock
   * @param secrets what no log may show
   */
  public AttemptSender(
      HttpTransport transport,
      String userAgent,
      Duration readTimeout,
      Clock clock,
      Secrets secrets) {
    this.transport = transport;
    this.userAgent = userAgent;
    this.readTimeout = readTimeout;
    this.clock = clock;
    this.secrets = secrets;
    this.log = new CallLog(secrets);
  }

  /** Sends an attempt; there is at least 1 ms left for it. */
  AttemptResponse send(Request request, CallContext call, @Nullable AccessToken token)
      throws IOException {
    Duration left = call.timeLeft();
    int attempt = call.nextAttempt();
    Map<String, Collection<String>> headers = headers(request, call, token);
    CallObserver.Attempt observed =
        call.observed().attemptStarted(info(request, call), headersOf(headers));
    Request complete = withHeaders(request, headers);
    log.request(call.operation(), attempt, complete.headers(), complete.body());
    long start = clock.nanoTime();
    RawResponse response = null;
    Throwable problem = null;
    try {
      Attempt limits =
          new Attempt(readTimeout.compareTo(left) < 0 ? readTimeout : left, call.isRetryable());
      response =
          call.running().<RawResponse, IOException>run(() -> transport.send(complete, limits));
      if (CallLog.showsResponses()) {
        log.response(
            call.operation(),
            attempt,
            response.status(),
            response.headers().toMap(),
            response.body().asInputStream().readAllBytes(),
            since(start));
      }
      return AttemptResponse.of(response, clock.now());
    } catch (IOException e) {
      problem = e;
      log.lost(call.operation(), attempt, e, since(start));
      throw e;
    } catch (RuntimeException | Error e) {
      problem = e;
      throw e;
    } finally {
      observed.ended(result(response, problem, since(start)));
    }
  }

  private static AttemptInfo info(Request request, CallContext call) {
    return new AttemptInfo(call.attempts(), call.retryReason(), request.length());
  }

  /** Lets the observer add headers, in place of the caller's. */
  private CallObserver.RequestHeaders headersOf(Map<String, Collection<String>> headers) {
    return (name, value) -> {
      String checked = HeaderText.check(HeaderNames.check(name), value);
      headers.keySet().removeIf(name::equalsIgnoreCase);
      headers.put(name, List.of(checked));
    };
  }

  private AttemptResult result(
      @Nullable RawResponse response, @Nullable Throwable problem, Duration took) {
    if (response != null) {
      return new AttemptResult(response.status(), response.body().length(), null, took);
    }
    // Our own type says no more than its cause, where there is one.
    Throwable thrown =
        problem instanceof TransportFailure && problem.getCause() != null
            ? problem.getCause()
            : problem;
    Throwable safe = thrown instanceof Exception ? secrets.maskedCause(thrown) : thrown;
    return new AttemptResult(0, 0, safe, took);
  }

  private Map<String, Collection<String>> headers(
      Request request, CallContext call, @Nullable AccessToken token) {
    Map<String, Collection<String>> headers = new LinkedHashMap<>(call.headers());
    // What Feign has computed, such as the length of the body.
    headers.putAll(request.headers());
    call.settings()
        .headers()
        .forEach(
            (name, value) -> {
              secrets.rememberHeader(name, value);
              headers.put(name, List.of(value));
            });
    headers.put("User-Agent", List.of(userAgent));
    rememberForm(headers, request.body());
    // Without it a server may choose any coding.
    headers.put("Accept-Encoding", List.of("gzip"));
    if (token != null) {
      secrets.remember(token.value());
      headers.put("Authorization", List.of("Bearer " + token.value()));
    }
    return headers;
  }

  private static Request withHeaders(Request request, Map<String, Collection<String>> headers) {
    return Request.create(
        request.httpMethod(),
        request.url(),
        headers,
        request.body(),
        request.charset(),
        request.requestTemplate());
  }

  /** Requests for tokens hold the secrets of the app. */
  private void rememberForm(Map<String, Collection<String>> headers, byte @Nullable [] body) {
    if (body != null && headers.getOrDefault("Content-Type", List.of()).contains(FORM)) {
      secrets.rememberForm(new String(body, StandardCharsets.US_ASCII));
    }
  }

  private Duration since(long start) {
    return Duration.ofNanos(clock.nanoTime() - start);
  }
}
