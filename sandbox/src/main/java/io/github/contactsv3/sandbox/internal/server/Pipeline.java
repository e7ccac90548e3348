package io.github.contactsv3.sandbox.internal.server;

import io.github.contactsv3.sandbox.internal.faults.FaultQueue;
import io.github.contactsv3.sandbox.internal.faults.FaultRule;
import io.github.contactsv3.sandbox.internal.http.CallerWatch;
import io.github.contactsv3.sandbox.internal.http.ResponseBodies;
import io.github.contactsv3.sandbox.internal.http.Timers;
import io.github.contactsv3.sandbox.internal.log.RequestRecorder;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.Endpoint;
import io.github.contactsv3.sandbox.internal.message.JsonBody;
import io.github.contactsv3.sandbox.internal.message.RawRequest;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way of a request through the sandbox: wait, carry it out, log and response it. */
final class Pipeline implements Endpoint {

  private final FaultQueue faults;
  private final Duration latency;
  private final Service service;
  private final RequestRecorder recorder;
  private final ResponseSender sender;
  private final RequestGuard failures;

  Pipeline(
      FaultQueue faults,
      Duration latency,
      Service service,
      RequestRecorder recorder,
      ResponseSender sender,
      RequestGuard failures) {
    this.faults = faults;
    this.latency = latency;
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
    FaultRule fault = faults.take(operation);
    Duration delay = latency;
    if (fault != null && fault.kind() == FaultRule.Kind.DELAY) {
      delay = delay.plus(fault.duration());
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
      @Nullable FaultRule fault)
      throws IOException {
    if (fault != null && fault.kind() == FaultRule.Kind.RESET_BEFORE) {
      recorder.record(raw, operation, 0, null);
      ResponseBodies.reset(exchange);
      return;
    }
    CallerWatch watch = new CallerWatch(exchange);
    Service.Outcome outcome;
    if (fault != null && fault.kind() == FaultRule.Kind.STATUS) {
      outcome =
          new Service.Outcome(
              fault.json() == null
                  ? ApiError.of(fault.status(), StatusCodes.getReason(fault.status()), null)
                      .response()
                  : new ServiceResponse(fault.status(), JsonBody.parse(fault.json())),
              service.standing(raw));
    } else {
      outcome = service.process(raw, watch);
    }
    if (fault != null && fault.kind() == FaultRule.Kind.DUPLICATE) {
      service.process(raw, watch);
    }
    if (fault != null && fault.kind() == FaultRule.Kind.RESET_AFTER) {
      recorder.record(raw, operation, 0, null);
      ResponseBodies.reset(exchange);
      return;
    }
    byte[] body = sender.body(outcome.response(), fault);
    recorder.record(raw, operation, outcome.response().status(), body);
    sender.send(exchange, outcome, body, fault);
  }
}
