package io.github.contactsv3.sandbox;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The way of a request through the sandbox: read it, wait, carry it out, log and answer it. */
final class Pipeline implements HttpHandler {

  private static final int LOGGED_BODY = 16 << 10;

  private final SandboxState state;
  private final Service service;
  private final Sender sender;

  Pipeline(SandboxState state, Service service) {
    this.state = state;
    this.service = service;
    this.sender = new Sender(state);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.dispatch(this::receive);
  }

  private void receive(HttpServerExchange exchange) throws IOException {
    RawRequest raw;
    try {
      raw = BodyReader.read(exchange);
    } catch (ApiError tooLarge) {
      sender.send(exchange, new Service.Outcome(tooLarge.answer(), state.quota.untouched()), null);
      return;
    }
    String operation = service.operationId(raw);
    Fault fault = state.faults.take(operation);
    Duration delay = state.options.latency();
    if (fault != null && fault.kind == Fault.Kind.DELAY) {
      delay = delay.plus(fault.duration);
    }
    Duration total = delay;
    if (total.isZero()) {
      answer(exchange, raw, operation, fault);
      return;
    }
    exchange.dispatch(
        SameThreadExecutor.INSTANCE,
        () ->
            exchange
                .getIoThread()
                .executeAfter(
                    () -> exchange.dispatch(later -> answer(later, raw, operation, fault)),
                    total.toMillis(),
                    TimeUnit.MILLISECONDS));
  }

  private void answer(
      HttpServerExchange exchange,
      RawRequest raw,
      @Nullable String operation,
      @Nullable Fault fault)
      throws IOException {
    if (fault != null && fault.kind == Fault.Kind.RESET_BEFORE) {
      log(raw, operation, 0);
      Sender.reset(exchange);
      return;
    }
    Service.Outcome outcome;
    if (fault != null && fault.kind == Fault.Kind.STATUS) {
      outcome =
          new Service.Outcome(
              fault.json == null
                  ? ApiError.of(fault.status, StatusCodes.getReason(fault.status), null).answer()
                  : new Answer(fault.status, JsonBody.parse(fault.json)),
              service.standing(raw));
    } else {
      outcome = service.process(raw);
    }
    if (fault != null && fault.kind == Fault.Kind.DUPLICATE) {
      service.process(raw);
    }
    if (fault != null && fault.kind == Fault.Kind.RESET_AFTER) {
      log(raw, operation, 0);
      Sender.reset(exchange);
      return;
    }
    log(raw, operation, outcome.answer().status());
    sender.send(exchange, outcome, fault);
  }

  /** Logs before the answer leaves, so that whoever has the answer finds the request logged. */
  private void log(RawRequest raw, @Nullable String operation, int status) {
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
