package io.github.contactsv3.sandbox.internal.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.internal.access.QuotaLedger;
import io.github.contactsv3.sandbox.internal.contacts.SandboxState;
import io.github.contactsv3.sandbox.internal.faults.FaultRule;
import io.github.contactsv3.sandbox.internal.http.Drip;
import io.github.contactsv3.sandbox.internal.http.ResponseBodies;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.DateUtils;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Writes a response with trace id and rate-limit headers, or spoils it as a fault says. */
final class ResponseSender {

  private static final HttpString LIMIT_DAILY = new HttpString("X-RateLimit-Limit-Daily");
  private static final HttpString DAILY_REMAINING = new HttpString("X-RateLimit-Daily-Remaining");
  private static final HttpString DAILY_RESET = new HttpString("X-RateLimit-Daily-Reset");
  private static final HttpString INTERVAL = new HttpString("X-RateLimit-Interval-Milliseconds");
  private static final HttpString MAX = new HttpString("X-RateLimit-Max");
  private static final HttpString REMAINING = new HttpString("X-RateLimit-Remaining");

  private final SandboxState state;
  private final QuotaLedger quota;
  private final JsonMapper json = new JsonMapper();

  ResponseSender(SandboxState state, QuotaLedger quota) {
    this.state = state;
    this.quota = quota;
  }

  /**
   * Sends a response.
   *
   * @param exchange the request
   * @param outcome status and what is left of the quota
   * @param body the body, as {@link #body} makes it
   * @param fault what goes wrong, or null
   */
  void send(
      HttpServerExchange exchange, Service.Outcome outcome, byte[] body, @Nullable FaultRule fault)
      throws IOException {
    exchange.setStatusCode(outcome.response().status());
    // By the sandbox's clock, as the dates of contacts are; the server's own would differ.
    exchange
        .getResponseHeaders()
        .put(Headers.DATE, DateUtils.toDateString(Date.from(state.clock().now())));
    rateLimits(exchange, outcome.standing());
    retryAfter(exchange, outcome, fault);
    exchange
        .getResponseHeaders()
        .put(
            Headers.CONTENT_TYPE,
            fault != null && fault.body() != null
                ? "text/plain"
                : "application/json; charset=utf-8");
    if (fault != null && fault.kind() == FaultRule.Kind.TRUNCATE) {
      ResponseBodies.truncate(exchange, body);
    } else if (fault != null && fault.kind() == FaultRule.Kind.SLOW) {
      Drip.send(exchange, body, fault.duration());
    } else {
      ResponseBodies.write(exchange, body);
    }
  }

  /** The bytes of a response's body; a JSON object gets a trace id if it has none. */
  byte[] body(ServiceResponse response, @Nullable FaultRule fault) throws IOException {
    if (fault != null && fault.body() != null) {
      return fault.body().getBytes(StandardCharsets.UTF_8);
    }
    ObjectNode body = response.body();
    if (!body.has("traceId")) {
      body.put("traceId", state.ids().nextTrace());
    }
    byte[] bytes = json.writeValueAsBytes(body);
    if (fault != null && fault.kind() == FaultRule.Kind.GARBLE) {
      bytes[0] = '<';
      bytes[bytes.length / 2] = 0;
    }
    return bytes;
  }

  private void rateLimits(HttpServerExchange exchange, QuotaLedger.Standing standing) {
    if (quota.isOff() && exchange.getStatusCode() == StatusCodes.TOO_MANY_REQUESTS) {
      // A fault; figures of an untouched quota would contradict it.
      return;
    }
    QuotaLedger.Limits limits = quota.limits();
    header(exchange, DAILY_RESET, QuotaLedger.untilNextDay(state.now()));
    header(exchange, LIMIT_DAILY, limits.daily());
    header(exchange, DAILY_REMAINING, standing.dailyRemaining());
    header(exchange, INTERVAL, limits.interval().toMillis());
    header(exchange, MAX, limits.max());
    header(exchange, REMAINING, standing.remaining());
  }

  private void retryAfter(
      HttpServerExchange exchange, Service.Outcome outcome, @Nullable FaultRule fault) {
    if (fault != null && fault.retryAfter() != null) {
      header(exchange, Headers.RETRY_AFTER, fault.retryAfter().toSeconds());
    } else if (!outcome.standing().allowed()
        && state.options().assumes(Assumption.RETRY_AFTER_ON_429)) {
      header(exchange, Headers.RETRY_AFTER, (outcome.standing().waitMillis() + 999) / 1000);
    }
  }

  private static void header(HttpServerExchange exchange, HttpString name, long value) {
    exchange.getResponseHeaders().put(name, value);
  }
}
