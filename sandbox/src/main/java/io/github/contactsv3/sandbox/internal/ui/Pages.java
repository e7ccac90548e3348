package io.github.contactsv3.sandbox.internal.ui;

import io.github.contactsv3.sandbox.internal.control.ControlApi;
import io.github.contactsv3.sandbox.internal.message.Endpoint;
import io.github.contactsv3.sandbox.internal.message.RawRequest;
import io.github.contactsv3.sandbox.internal.openapi.MergedDocument;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.seed.DemoSet;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pages for a browser, with what they load, and what other tools ask a server for. */
public final class Pages implements Endpoint {

  private static final String UI = ControlApi.PREFIX + "/ui";
  private static final String FOLDER = "/io/github/contactsv3/sandbox/ui/";
  private static final String JSON = "application/json; charset=utf-8";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  /** Files that the pages load, each from its own name below {@link #UI}. */
  private static final List<String> PARTS =
      List.of(
          "api.css",
          "api.js",
          "callback.js",
          "clock.js",
          "connect.js",
          "consent.js",
          "contacts.js",
          "control.js",
          "data.js",
          "dom.js",
          "faults.js",
          "icon.svg",
          "layout.css",
          "oauth.js",
          "page.js",
          "parts.css",
          "quota.js",
          "requests.js",
          "swagger-ui-bundle.js",
          "swagger-ui.css",
          "theme.css",
          "theme.js",
          "transfer.js",
          "webhooks.js");

  private static final Map<String, String> FILES = files();

  /** The documents that Swagger UI shows. */
  private static final Map<String, ServedDocument> DOCUMENTS =
      Map.of(
          UI + "/contacts-v3.json", ServedDocument.contacts(),
          UI + "/oauth-v3.json", ServedDocument.oauth(),
          UI + "/custom-fields.json", ServedDocument.customFields());

  private static final Map<String, Supplier<byte[]>> FOR_TOOLS =
      Map.of(
          "/openapi.json",
          Pages::everything,
          "/health",
          () -> "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8));

  private static final String STRICT = "default-src 'self'; frame-ancestors 'none'";

  /** Swagger UI sets styles of its own and has icons in data URLs; scripts are files only. */
  private static final String SWAGGER =
      STRICT + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

  private final DemoSet demo;
  private final Map<String, byte[]> loaded = new ConcurrentHashMap<>();

  public Pages(DemoSet demo) {
    this.demo = demo;
  }

  private static Map<String, String> files() {
    Map<String, String> files = new HashMap<>();
    PARTS.forEach(name -> files.put(UI + "/" + name, name));
    files.put("/", "api.html");
    files.put(UI, "page.html");
    files.put(UI + "/", "page.html");
    files.put(UI + "/callback", "oauth.html");
    // Both paths of the marketplace, the present one and the one before.
    files.put("/v2/oauth/chooselocation", "oauth.html");
    files.put("/oauth/chooselocation", "oauth.html");
    return Map.copyOf(files);
  }

  /** Returns whether there is a page of that path. */
  public static boolean has(String path) {
    return FILES.containsKey(path) || DOCUMENTS.containsKey(path) || FOR_TOOLS.containsKey(path);
  }

  public static boolean owns(HttpServerExchange exchange) {
    String action = RawRequest.action(exchange.getRequestMethod().toString());
    return has(exchange.getRequestPath()) && action.equals("GET");
  }

  @Override
  public void serve(HttpServerExchange exchange, RawRequest raw) {
    String path = raw.path();
    String file = FILES.get(path);
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(Headers.CONTENT_TYPE, file == null ? JSON : type(file));
    headers.put(
        HttpString.tryFromString("Content-Security-Policy"),
        "api.html".equals(file) ? SWAGGER : STRICT);
    headers.put(HttpString.tryFromString("X-Content-Type-Options"), "nosniff");
    headers.put(HttpString.tryFromString("Referrer-Policy"), "no-referrer");
    headers.put(Headers.CACHE_CONTROL, "no-cache");
    exchange.getResponseSender().send(ByteBuffer.wrap(content(path, file)));
  }

  private byte[] content(String path, @Nullable String file) {
    if (file != null) {
      return loaded.computeIfAbsent(path, key -> load(file));
    }
    ServedDocument document = DOCUMENTS.get(path);
    if (document != null) {
      return demo.examples(document).getBytes(StandardCharsets.UTF_8);
    }
    Supplier<byte[]> content = FOR_TOOLS.get(path);
    if (content == null) {
      throw new IllegalStateException("not a page: " + path);
    }
    return loaded.computeIfAbsent(path, key -> content.get());
  }

  private static String type(String file) {
    return Objects.requireNonNull(TYPES.get(file.substring(file.lastIndexOf('.') + 1)), file);
  }

  /** All documents in one, as tools for OpenAPI expect it. */
  private static byte[] everything() {
    return MergedDocument.of(ServedDocument.published().stream().map(ServedDocument::root).toList())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] load(String name) {
    try (InputStream in = Pages.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the sandbox's jar has no ui/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
