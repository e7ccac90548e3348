package io.github.contactsv3.sandbox.internal.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The origins whose pages may read what this server responds (CORS): its own, and those that it was
 * told of. Immutable.
 */
public final class Origins {

  /** Allows every page; only what a token opens, never the control of the server. */
  public static final String ANY = "*";

  private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
  private static final HttpString ALLOW_METHODS = new HttpString("Access-Control-Allow-Methods");
  private static final HttpString ALLOW_HEADERS = new HttpString("Access-Control-Allow-Headers");
  private static final HttpString EXPOSE_HEADERS = new HttpString("Access-Control-Expose-Headers");
  private static final HttpString MAX_AGE = new HttpString("Access-Control-Max-Age");
  private static final HttpString REQUEST_METHOD = new HttpString("Access-Control-Request-Method");
  private static final HttpString REQUEST_HEADERS =
      new HttpString("Access-Control-Request-Headers");

  private final Set<String> allowed;

  /**
   * Creates the origins.
   *
   * @param allowed origins such as {@code http://localhost:3000}, or {@link #ANY}
   */
  public Origins(Set<String> allowed) {
    this.allowed = Set.copyOf(allowed);
  }

  /**
   * Checks an origin as somebody has written it.
   *
   * @param origin the origin, or {@link #ANY}
   * @return the same
   * @throws IllegalArgumentException if it is neither an origin nor {@code *}
   */
  public static String checked(String origin) {
    if (origin.equals(ANY)) {
      return origin;
    }
    URI uri;
    try {
      uri = URI.create(origin);
    } catch (IllegalArgumentException e) {
      uri = URI.create("");
    }
    boolean bare =
        uri.getHost() != null && origin.equals(uri.getScheme() + "://" + uri.getAuthority());
    if (!bare || uri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "'" + origin + "' is neither an origin such as http://localhost:3000 nor *");
    }
    return origin;
  }

  /**
   * Whether a request comes from a page of another site that was not named.
   *
   * @param exchange the exchange
   * @return whether it does
   */
  public boolean isForeign(HttpServerExchange exchange) {
    String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
    return origin != null && !isOwn(exchange, origin) && !allowed.contains(origin);
  }

  private static boolean isOwn(HttpServerExchange exchange, String origin) {
    return origin.equals("http://" + exchange.getRequestHeaders().getFirst(Headers.HOST));
  }

  /**
   * Lets the page that sent a request read the response, if it may.
   *
   * @param exchange an exchange whose response has not begun
   */
  public void permit(HttpServerExchange exchange) {
    if (allowed.isEmpty()) {
      return;
    }
    HeaderMap response = exchange.getResponseHeaders();
    response.add(Headers.VARY, "Origin");
    String permitted = permitted(exchange);
    if (permitted != null) {
      response.put(ALLOW_ORIGIN, permitted);
      response.put(
          EXPOSE_HEADERS,
          "Retry-After, X-RateLimit-Limit-Daily, X-RateLimit-Daily-Remaining,"
              + " X-RateLimit-Daily-Reset, X-RateLimit-Interval-Milliseconds, X-RateLimit-Max,"
              + " X-RateLimit-Remaining");
    }
  }

  /**
   * Says what a page may send, if it asks before (a preflight) and may send anything.
   *
   * @param exchange an exchange whose response has not begun
   * @param methods methods of the path, joined by commas
   */
  public void preflight(HttpServerExchange exchange, String methods) {
    HeaderMap request = exchange.getRequestHeaders();
    if (permitted(exchange) == null || !request.contains(REQUEST_METHOD)) {
      return;
    }
    HeaderMap response = exchange.getResponseHeaders();
    response.put(ALLOW_METHODS, methods);
    String headers = request.getFirst(REQUEST_HEADERS);
    if (headers != null) {
      response.put(ALLOW_HEADERS, headers);
    }
    response.put(MAX_AGE, "600");
  }

  private @Nullable String permitted(HttpServerExchange exchange) {
    String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
    if (origin != null && allowed.contains(origin)) {
      return origin;
    }
    return origin != null && allowed.contains(ANY) ? ANY : null;
  }
}
