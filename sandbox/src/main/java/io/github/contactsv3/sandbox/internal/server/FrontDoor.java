package io.github.contactsv3.sandbox.internal.server;

import io.github.contactsv3.sandbox.internal.control.ContactTransfer;
import io.github.contactsv3.sandbox.internal.control.ControlApi;
import io.github.contactsv3.sandbox.internal.http.BodyReceiver;
import io.github.contactsv3.sandbox.internal.http.HostNames;
import io.github.contactsv3.sandbox.internal.http.Origins;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.Endpoint;
import io.github.contactsv3.sandbox.internal.message.RawRequest;
import io.github.contactsv3.sandbox.internal.message.RequestText;
import io.github.contactsv3.sandbox.internal.ui.Pages;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where every request comes in: receives its body, refuses those that a foreign page lets a browser
 * send, and hands the others to whom they belong to.
 */
final class FrontDoor implements HttpHandler {

  private final HostNames hosts;
  private final Origins origins;
  private final BodyReceiver bodies;
  private final RequestGuard failures;
  private final Service service;
  private final Endpoint pages;
  private final Endpoint control;
  private final Endpoint api;

  FrontDoor(
      HostNames hosts,
      Origins origins,
      BodyReceiver bodies,
      RequestGuard failures,
      Service service,
      Endpoint pages,
      Endpoint control,
      Endpoint api) {
    this.hosts = hosts;
    this.origins = origins;
    this.bodies = bodies;
    this.failures = failures;
    this.service = service;
    this.pages = pages;
    this.control = control;
    this.api = api;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    if (ContactTransfer.isImport(exchange)) {
      // As large as it likes: it is read while it is taken in.
      exchange.dispatch(
          (HttpHandler) later -> received(later, BodyReceiver.Outcome.COMPLETE, new byte[0]));
      return;
    }
    bodies.receive(exchange, this::received);
  }

  private void received(HttpServerExchange exchange, BodyReceiver.Outcome outcome, byte[] body) {
    String text = "";
    ApiError undecodable = null;
    try {
      text = RequestText.decode(body, exchange.getRequestHeaders());
    } catch (ApiError e) {
      undecodable = e;
    }
    ApiError refusal = outcome == BodyReceiver.Outcome.COMPLETE ? undecodable : refusal(outcome);
    RawRequest raw =
        new RawRequest(
            exchange.getRequestMethod().toString(),
            exchange.getRequestPath(),
            exchange.getQueryString(),
            exchange.getRequestHeaders(),
            text,
            exchange.getRequestStartTime());
    failures.guard(exchange, raw, null, () -> admit(exchange, raw, refusal));
  }

  /**
   * Checks who sends a request, and hands it on.
   *
   * @param refusal what is wrong with its body, or null
   */
  private void admit(HttpServerExchange exchange, RawRequest raw, @Nullable ApiError refusal)
      throws Exception {
    checkHost(exchange);
    origins.permit(exchange);
    boolean ours = ControlApi.owns(raw.path());
    if (ours && origins.isForeign(exchange)) {
      throw ApiError.forbidden(
          "pages of another origin may not control the sandbox; --cors ORIGIN allows one to");
    }
    if (refusal != null) {
      failures.guard(
          exchange,
          raw,
          operation(raw, ours),
          () -> {
            throw refusal;
          });
    } else if (exchange.getRequestMethod().equals(Methods.OPTIONS)) {
      options(exchange, raw, ours);
    } else if (Pages.owns(exchange)) {
      pages.serve(exchange, raw);
    } else {
      (ours ? control : api).serve(exchange, raw);
    }
  }

  private void checkHost(HttpServerExchange exchange) {
    List<String> named = new ArrayList<>();
    if (exchange.getRequestHeaders().contains(Headers.HOST)) {
      named.addAll(exchange.getRequestHeaders().get(Headers.HOST));
    }
    if (exchange.isHostIncludedInRequestURI()) {
      named.add(authority(exchange.getRequestURI()));
    }
    if (named.isEmpty() && exchange.isHttp11()) {
      throw ApiError.of(400, "the header Host is missing", "Bad Request");
    }
    for (String name : named) {
      if (!hosts.allows(name)) {
        throw ApiError.forbidden(
            "the sandbox is not called '"
                + name
                + "': it answers to localhost, loopback addresses and what --host names");
      }
    }
  }

  private static String authority(String uri) {
    try {
      String authority = URI.create(uri).getRawAuthority();
      return authority == null ? "" : authority;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static ApiError refusal(BodyReceiver.Outcome outcome) {
    return outcome == BodyReceiver.Outcome.TOO_LARGE
        ? ApiError.of(413, "request entity too large", "Payload Too Large")
        : ApiError.of(408, "the request's body did not arrive in time", "Request Timeout");
  }

  private @Nullable String operation(RawRequest raw, boolean ours) {
    return ours ? null : service.operationId(raw);
  }

  private String methods(String path, boolean ours) {
    if (Pages.has(path)) {
      return "GET";
    }
    // The whole server is asked for with an asterisk.
    return ours || path.equals("*")
        ? "GET, POST, PUT, DELETE"
        : String.join(", ", service.methods(path));
  }

  /** Says which methods a path has, as a browser asks before it sends what a page wants to send. */
  private void options(HttpServerExchange exchange, RawRequest raw, boolean ours) {
    String methods = methods(raw.path(), ours);
    if (methods.isEmpty()) {
      throw ApiError.notFound("Cannot OPTIONS " + raw.path());
    }
    origins.preflight(exchange, methods);
    exchange
        .getResponseHeaders()
        .put(Headers.ALLOW, methods.replace("GET", "GET, HEAD") + ", OPTIONS");
    exchange.setStatusCode(StatusCodes.NO_CONTENT);
    exchange.endExchange();
  }
}
