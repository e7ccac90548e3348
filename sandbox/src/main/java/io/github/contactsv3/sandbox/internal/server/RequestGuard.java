package io.github.contactsv3.sandbox.internal.server;

import io.github.contactsv3.sandbox.internal.access.QuotaLedger;
import io.github.contactsv3.sandbox.internal.data.DataFileException;
import io.github.contactsv3.sandbox.internal.http.StopSignal;
import io.github.contactsv3.sandbox.internal.log.RequestRecorder;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.RawRequest;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.values.Ids;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * Sees to it that no request stays without a response, a log entry and, if the sandbox is to blame,
 * the cause on the error stream. Thread-safe.
 */
final class RequestGuard {

  private static final System.Logger LOG = System.getLogger(RequestGuard.class.getName());

  private final Ids ids;
  private final QuotaLedger quota;
  private final RequestRecorder recorder;
  private final ResponseSender sender;

  RequestGuard(Ids ids, QuotaLedger quota, RequestRecorder recorder, ResponseSender sender) {
    this.ids = ids;
    this.quota = quota;
    this.recorder = recorder;
    this.sender = sender;
  }

  /** A step of serving a request. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /**
   * Runs a step; whatever it throws ends the request in good order.
   *
   * @param operation id of the request's operation, or null if there is none
   */
  void guard(HttpServerExchange exchange, RawRequest raw, @Nullable String operation, Step step) {
    try {
      step.run();
    } catch (ApiError e) {
      respond(exchange, raw, operation, e.response());
    } catch (StopSignal.Stopped e) {
      recorder.record(raw, operation, 0, null);
      IoUtils.safeClose(exchange.getConnection());
    } catch (IOException e) {
      // The client has closed the connection while it was sent the response.
      IoUtils.safeClose(exchange.getConnection());
    } catch (Throwable e) {
      respond(exchange, raw, operation, failed(raw, operation, e));
    }
  }

  /** The response to a request that the sandbox could not carry out; logs why. */
  ServiceResponse failed(RawRequest raw, @Nullable String operation, Throwable cause) {
    // Of an unwritable data file, the user can do something about it.
    String message =
        cause instanceof DataFileException
            ? String.valueOf(cause.getMessage())
            : "Internal server error";
    ServiceResponse response = ApiError.of(500, message, null).response();
    String trace = trace();
    response.body().put("traceId", trace);
    // Not the path, which may hold an id, nor the query, which may hold an e-mail address.
    String what = operation == null ? raw.method() + " request" : operation;
    String failure = what + " failed in the sandbox (trace id " + trace + ")";
    if (cause instanceof DataFileException) {
      // Every change fails while a disk is full; the place in the code says nothing about that.
      LOG.log(System.Logger.Level.ERROR, failure + ": " + message);
    } else {
      LOG.log(System.Logger.Level.ERROR, failure, cause);
    }
    return response;
  }

  private String trace() {
    try {
      return ids.nextTrace();
    } catch (Throwable e) {
      // The source of random numbers is the user's and may be what has failed.
      return UUID.randomUUID().toString();
    }
  }

  private void respond(
      HttpServerExchange exchange,
      RawRequest raw,
      @Nullable String operation,
      ServiceResponse response) {
    try {
      byte[] body = sender.body(response, null);
      recorder.record(raw, operation, response.status(), body);
      if (!exchange.isResponseStarted()) {
        sender.send(exchange, new Service.Outcome(response, quota.untouched()), body, null);
        return;
      }
    } catch (Throwable e) {
      LOG.log(System.Logger.Level.ERROR, "an error could not be sent by the sandbox", e);
    }
    IoUtils.safeClose(exchange.getConnection());
  }
}
