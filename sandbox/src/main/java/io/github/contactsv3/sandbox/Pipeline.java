package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.http.CallerWatch;
import io.github.contactsv3.sandbox.internal.http.Timers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way of a request through the sandbox: wait, carry it out, log and response it. */
final class Pipeline implements Endpoint {

  private final SandboxState state;
  private final Service service;
  private final RequestRecorder recorder;
  private final Sender sender;
  private final Failures failures;

  Pipeline(
      SandboxState state,
      Service service,
      RequestRecorder recorder,
      Sender sender,
      Failures failures) {
    this.state = state;
    this.service = service;
    this.recorder = recorder;
    this.sender = sender;
    this.failures = failures;
  }

  @Override
  public void serve(HttpServerExchange exchange, RawRequest raw) {
    String operation = service.operationId(raw);
    failures.guard(exchange, raw, operation, () -> begin(exchange, raw, operation));
  }

  private void begin(HttpServerExchange exchange, RawRequest raw, @Nullable String operation)
      throws IOException {
    Fault fault = state.faults.take(operation);
    Duration delay = state.options.latency();
    if (fault != null && fault.kind == Fault.Kind.DELAY) {
      delay = delay.plus(fault.duration);
    }
    Duration total = delay;
    if (total.isZero()) {
      response(exchange, raw, operation, fault);
      return;
    }
    HttpHandler resumed =
        later ->
            failures.guard(later, raw, operation, () -> response(later, raw, operation, fault));
    exchange.dispatch(
        SameThreadExecutor.INSTANCE,
        () -> Timers.after(exchange, total, () -> exchange.dispatch(resumed)));
  }

  private void response(
      HttpServerExchange exchange,
      RawRequest raw,
      @Nullable String operation,
      @Nullable Fault fault)
      throws IOException {
    if (fault != null && fault.kind == Fault.Kind.RESET_BEFORE) {
      recorder.record(raw, operation, 0, null);
      Sender.reset(exchange);
      return;
    }
    CallerWatch watch = new CallerWatch(exchange);
    Service.Outcome outcome;
    if (fault != null && fault.kind == Fault.Kind.STATUS) {
      outcome =
          new Service.Outcome(
              fault.json == null
                  ? ApiError.of(fault.status, StatusCodes.getReason(fault.status), null).response()
                  : new ServiceResponse(fault.status, JsonBody.parse(fault.json)),
              service.standing(raw));
    } else {
      outcome = service.process(raw, watch);
    }
    if (fault != null && fault.kind == Fault.Kind.DUPLICATE) {
      service.process(raw, watch);
    }
    if (fault != null && fault.kind == Fault.Kind.RESET_AFTER) {
      recorder.record(raw, operation, 0, null);
      Sender.reset(exchange);
      return;
    }
    byte[] body = sender.body(outcome.response(), fault);
    recorder.record(raw, operation, outcome.response().status(), body);
    sender.send(exchange, outcome, body, fault);
  }
}
