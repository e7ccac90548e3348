package io.github.contactsv3.client;

import io.github.contactsv3.client.internal.attempt.ExtraQuery;
import io.github.contactsv3.client.internal.call.RawCall;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.internal.HeaderText;
import io.github.contactsv3.core.internal.JsonBody;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request for {@link RawCalls}. Immutable and thread-safe; {@code toString} shows method and path
 * with their placeholders only.
 *
 * <p>A path begins with one slash and is relative to the client's base URL. Each {@code {name}} is
 * replaced by the next parameter, percent-encoded: a value can't change the route. Paths with a
 * host, a query, dot segments, empty segments or percent signs are refused.
 *
 * <p>A GET request is idempotent. Any other is sent again only if the service certainly did not
 * process it, unless it is declared {@link #idempotent}.
 */
public final class RawRequest {
  /** Which scopes an unknown operation needs is not known, but it needs a token. */
  private static final List<String> SCOPES = List.of("*");

  private final String method;
  private final RawPath path;
  private final ExtraQuery query;
  private final String version;
  private final @Nullable String body;
  private final boolean idempotent;
  private final boolean forCompany;

  private RawRequest(
      String method,
      RawPath path,
      ExtraQuery query,
      String version,
      @Nullable String body,
      boolean idempotent,
      boolean forCompany) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.version = version;
    this.body = body;
    this.idempotent = idempotent;
    this.forCompany = forCompany;
  }

  private static RawRequest of(String method, String path, Object[] parameters) {
    return new RawRequest(
        method,
        RawPath.of(path, parameters),
        ExtraQuery.NONE,
        "v3",
        null,
        method.equals("GET"),
        false);
  }

  /**
   * Creates a GET request, which is idempotent.
   *
   * @param path the path with its placeholders
   * @param parameters the values of the placeholders, in their order
   * @return a request
   * @throws IllegalArgumentException if the path or a parameter can't be sent; the message never
   *     has the parameter
   */
  public static RawRequest get(String path, Object... parameters) {
    return of("GET", path, parameters);
  }

  /**
   * Creates a POST request.
   *
   * @param path the path with its placeholders
   * @param parameters the values of the placeholders, in their order
   * @return a request
   * @throws IllegalArgumentException as for {@link #get}
   */
  public static RawRequest post(String path, Object... parameters) {
    return of("POST", path, parameters);
  }

  /**
   * Creates a PUT request.
   *
   * @param path the path with its placeholders
   * @param parameters the values of the placeholders, in their order
   * @return a request
   * @throws IllegalArgumentException as for {@link #get}
   */
  public static RawRequest put(String path, Object... parameters) {
    return of("PUT", path, parameters);
  }

  /**
   * Creates a DELETE request.
   *
   * @param path the path with its placeholders
   * @param parameters the values of the placeholders, in their order
   * @return a request
   * @throws IllegalArgumentException as for {@link #get}
   */
  public static RawRequest delete(String path, Object... parameters) {
    return of("DELETE", path, parameters);
  }

  /**
   * Sets the JSON text to send.
   *
   * @param json the text, sent as it is
   * @return a new request
   */
  public RawRequest body(String json) {
    return withBody(Objects.requireNonNull(json, "json"));
  }

  /**
   * Sets the object to send as JSON.
   *
   * @param value a model of this library, a map, or an object that Jackson 2 can write
   * @return a new request
   * @throws IllegalArgumentException if it can't be written as JSON; the message has no value
   */
  public RawRequest json(Object value) {
    return withBody(JsonBody.write(Objects.requireNonNull(value, "value")));
  }

  private RawRequest withBody(String text) {
    if (method.equals("GET")) {
      throw new IllegalArgumentException("a GET request can't have a body");
    }
    return new RawRequest(method, path, query, version, text, idempotent, forCompany);
  }

  /**
   * Adds a query parameter; one of the same name is replaced.
   *
   * @param name letters, digits and {@code . _ ~ - [ ]}
   * @param value the value, not encoded
   * @return a new request
   * @throws IllegalArgumentException if the name or the value can't be sent
   */
  public RawRequest query(String name, String value) {
    return new RawRequest(
        method, path, query.and(name, value), version, body, idempotent, forCompany);
  }

  /**
   * Sets the {@code Version} header, which other APIs of the service have other values for.
   * Default: {@code v3}.
   *
   * @param version such as {@code 2021-07-28}
   * @return a new request
   * @throws IllegalArgumentException if no header can hold it
   */
  public RawRequest version(String version) {
    HeaderText.checkToken("version", version);
    return new RawRequest(method, path, query, version, body, idempotent, forCompany);
  }

  /**
   * Declares that a request that arrives twice leaves what one would have left, so that it is
   * retried even where it may have been processed. Of a DELETE whose path ends with a placeholder,
   * a 404 after such a retry is a success.
   *
   * @return a new request
   */
  public RawRequest idempotent() {
    return new RawRequest(method, path, query, version, body, true, forCompany);
  }

  /**
   * Declares that the request is for the company rather than the client's location: it has the
   * company's token and quota.
   *
   * @return a new request
   */
  public RawRequest forCompany() {
    return new RawRequest(method, path, query, version, body, idempotent, true);
  }

  RawCall toCall() {
    OperationInfo operation =
        new OperationInfo(
            method + " " + path.template(),
            method,
            path.template(),
            idempotent,
            null,
            SCOPES,
            null,
            false);
    Map<String, Collection<String>> headers = new LinkedHashMap<>();
    headers.put("Accept", List.of("application/json"));
    headers.put("Version", List.of(version));
    if (body != null) {
      headers.put("Content-Type", List.of("application/json"));
    }
    return new RawCall(operation, path.expanded(query), headers, body, forCompany);
  }

  @Override
  public String toString() {
    return "RawRequest{" + method + " " + path.template() + "}";
  }
}
