package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.openapi.MergedDocument;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The pages for a browser, with what they load, and what other tools ask a server for. */
final class Pages implements Endpoint {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final String JSON = "application/json; charset=utf-8";
  private static final String UI = ControlApi.PREFIX + "/ui";

  private static final Map<String, Page> PAGES =
      Map.ofEntries(
          Map.entry("/", file("api.html", HTML)),
          Map.entry(UI, file("sandbox.html", HTML)),
          Map.entry(UI + "/", file("sandbox.html", HTML)),
          Map.entry(UI + "/api.js", file("api.js", SCRIPT)),
          Map.entry(UI + "/sandbox.js", file("sandbox.js", SCRIPT)),
          Map.entry(UI + "/sandbox.css", file("sandbox.css", STYLE)),
          Map.entry(UI + "/swagger-ui.css", file("swagger-ui.css", STYLE)),
          Map.entry(UI + "/swagger-ui-bundle.js", file("swagger-ui-bundle.js", SCRIPT)),
          Map.entry(UI + "/contacts-v3.json", document(ApiDocument::contacts)),
          Map.entry(UI + "/oauth-v3.json", document(ApiDocument::oauth)),
          Map.entry(UI + "/custom-fields.json", document(ApiDocument::customFields)),
          Map.entry("/openapi.json", new Page(JSON, Pages::everything)),
          Map.entry(
              "/health",
              new Page(JSON, () -> "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8))));

  /** Swagger UI sets styles of its own and has icons in data URLs; scripts are files only. */
  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " frame-ancestors 'none'";

  private final Map<String, byte[]> loaded = new ConcurrentHashMap<>();

  /**
   * Something to load.
   *
   * @param type its media type
   * @param content gives it
   */
  private record Page(String type, Supplier<byte[]> content) {}

  /** Whether there is a page of that path. */
  static boolean has(String path) {
    return PAGES.containsKey(path);
  }

  static boolean owns(HttpServerExchange exchange) {
    return has(exchange.getRequestPath()) && exchange.getRequestMethod().equals(Methods.GET);
  }

  @Override
  public void serve(HttpServerExchange exchange, RawRequest raw) {
    String path = raw.path();
    Page page = PAGES.get(path);
    if (page == null) {
      throw new IllegalStateException("not a page: " + path);
    }
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(Headers.CONTENT_TYPE, page.type());
    headers.put(HttpString.tryFromString("Content-Security-Policy"), POLICY);
    headers.put(HttpString.tryFromString("X-Content-Type-Options"), "nosniff");
    exchange
        .getResponseSender()
        .send(ByteBuffer.wrap(loaded.computeIfAbsent(path, key -> page.content().get())));
  }

  private static Page file(String name, String type) {
    return new Page(
        type,
        () -> {
          try (InputStream in = Pages.class.getResourceAsStream("ui/" + name)) {
            if (in == null) {
              throw new IllegalStateException("the sandbox's jar has no ui/" + name);
            }
            return in.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** All documents in one, as tools for OpenAPI expect it. */
  private static byte[] everything() {
    return MergedDocument.of(ApiDocument.published().stream().map(ApiDocument::root).toList())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Page document(Supplier<ApiDocument> document) {
    return new Page(JSON, () -> document.get().text().getBytes(StandardCharsets.UTF_8));
  }
}
