package io.github.contactsv3.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What happens to every request: find the operation, check headers, parameters and body, carry it
 * out, answer with trace id and rate-limit headers.
 */
final class Pipeline implements HttpHandler {

  private static final System.Logger LOG = System.getLogger(Pipeline.class.getName());

  private final SandboxState state;
  private final Router router;
  private final Map<String, Handler> handlers;
  private final AccessControl access;
  private final BodyReader bodies = new BodyReader();
  private final BodyValidator validator;
  private final JsonMapper json = new JsonMapper();
  private final AtomicLong requests = new AtomicLong();

  Pipeline(SandboxState state, ApiDocument document, Map<String, Handler> handlers) {
    this.state = state;
    this.router = new Router(document.operations());
    this.handlers = handlers;
    this.access = new AccessControl(state);
    this.validator = new BodyValidator(document);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    long delay = state.options.latency().toMillis();
    if (delay <= 0) {
      exchange.dispatch(this::serve);
      return;
    }
    exchange.dispatch(
        SameThreadExecutor.INSTANCE,
        () ->
            exchange
                .getIoThread()
                .executeAfter(() -> exchange.dispatch(this::serve), delay, TimeUnit.MILLISECONDS));
  }

  private void serve(HttpServerExchange exchange) throws IOException {
    Answer answer;
    try {
      answer = answer(exchange);
    } catch (ApiError e) {
      answer = e.answer();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(System.Logger.Level.ERROR, "a request failed in the sandbox", e);
      answer = ApiError.of(500, "Internal server error", null).answer();
    }
    send(exchange, answer);
  }

  private Answer answer(HttpServerExchange exchange) throws IOException {
    Router.Match match = route(exchange);
    Operation operation = match.operation();
    Handler handler = handlers.get(operation.id());
    if (handler == null) {
      throw unknownRoute(exchange);
    }
    Grant grant = access.check(exchange.getRequestHeaders(), operation);
    Map<String, List<String>> query = query(exchange);
    QueryValidator.check(operation, query);
    JsonNode body = bodies.read(exchange);
    validator.check(operation, body);
    Request request =
        new Request(
            operation, match.pathParameters(), query, body, state.location(grant.locationId()));
    access.checkLocation(grant, request.queryValue("locationId"));
    access.checkLocation(grant, body.path("locationId").textValue());
    return handler.handle(request);
  }

  private Router.Match route(HttpServerExchange exchange) {
    try {
      return router
          .find(exchange.getRequestMethod().toString(), exchange.getRequestPath())
          .orElseThrow(() -> unknownRoute(exchange));
    } catch (IllegalArgumentException e) {
      throw ApiError.badRequest("Failed to decode param '" + exchange.getRequestPath() + "'");
    }
  }

  private static Map<String, List<String>> query(HttpServerExchange exchange) {
    try {
      return PercentEncoding.decodeQuery(exchange.getQueryString());
    } catch (IllegalArgumentException e) {
      throw ApiError.badRequest("Failed to decode query '" + exchange.getQueryString() + "'");
    }
  }

  private static ApiError unknownRoute(HttpServerExchange exchange) {
    String query = exchange.getQueryString();
    return ApiError.notFound(
        "Cannot "
            + exchange.getRequestMethod()
            + " "
            + exchange.getRequestPath()
            + (query.isEmpty() ? "" : "?" + query));
  }

  private void send(HttpServerExchange exchange, Answer answer) throws IOException {
    ObjectNode body = answer.body();
    body.put("traceId", state.ids.nextTrace());
    exchange.setStatusCode(answer.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
    SandboxOptions.RateLimits limits = state.options.rateLimits();
    header(exchange, "X-RateLimit-Limit-Daily", limits.daily());
    header(
        exchange,
        "X-RateLimit-Daily-Remaining",
        Math.max(0, limits.daily() - requests.incrementAndGet()));
    header(exchange, "X-RateLimit-Interval-Milliseconds", limits.interval().toMillis());
    header(exchange, "X-RateLimit-Max", limits.max());
    header(exchange, "X-RateLimit-Remaining", Math.max(0, limits.max() - 1));
    exchange.getResponseSender().send(ByteBuffer.wrap(json.writeValueAsBytes(body)));
  }

  private static void header(HttpServerExchange exchange, String name, long value) {
    exchange.getResponseHeaders().put(new HttpString(name), value);
  }
}
