package io.github.contactsv3.sandbox.internal.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.http.PatientStream;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.RawRequest;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;
import io.github.contactsv3.sandbox.internal.transfer.FileFormat;
import io.github.contactsv3.sandbox.internal.transfer.ImportRefusal;
import io.github.contactsv3.sandbox.internal.values.UrlDecoding;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Import and export of contacts in the control API. Bodies are streamed, since a location may have
 * a million contacts.
 */
public final class ContactTransfer {

  private static final String IMPORT = ControlApi.PREFIX + "/import";
  private static final String EXPORT = ControlApi.PREFIX + "/export";

  private static final int MAX_STREAMS = 4;
  private static final long MAX_SKIPPED_BYTES = 64L << 20;

  private final SandboxControl sandbox;
  private final Semaphore places = new Semaphore(MAX_STREAMS);

  private final Duration patience;

  ContactTransfer(SandboxControl sandbox, Duration patience) {
    this.sandbox = sandbox;
    this.patience = patience;
  }

  public static boolean isImport(HttpServerExchange exchange) {
    return exchange.getRequestPath().equals(IMPORT)
        && exchange.getRequestMethod().equals(Methods.POST);
  }

  /**
   * Imports the body: the parameter {@code format}, or else the Content-Type, says what it is.
   *
   * @throws IOException if the client hangs up
   */
  ServiceResponse importContacts(HttpServerExchange exchange) throws IOException {
    Map<String, List<String>> query = UrlDecoding.decodeQuery(exchange.getQueryString());
    String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
    FileFormat format = format(query, type);
    if (format == null) {
      throw ApiError.of(
          415,
          "an import is application/x-ndjson or text/csv, not " + type,
          "Unsupported Media Type");
    }
    String locationId = locationId(query);
    int count =
        inPlace(
            () -> {
              exchange.startBlocking();
              try (InputStream body = new PatientStream(exchange, patience)) {
                return importAll(locationId, format, body);
              }
            });
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    return ServiceResponse.ok(body.put("imported", count).put("locationId", locationId));
  }

  private int importAll(String locationId, FileFormat format, InputStream body) throws IOException {
    try {
      return sandbox.importContacts(locationId, format, body);
    } catch (IllegalArgumentException e) {
      // The rest as well, or the client, which still sends, would not see the response.
      discard(body);
      throw e;
    }
  }

  private static void discard(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long discarded = 0;
    int count = in.read(buffer);
    while (count >= 0 && discarded < MAX_SKIPPED_BYTES) {
      discarded += count;
      count = in.read(buffer);
    }
  }

  /** The response to an import that was refused as a whole. */
  static ServiceResponse refused(ImportRefusal e) {
    ServiceResponse response = ApiError.refused(String.valueOf(e.getMessage())).response();
    e.problems().forEach(response.body().putArray("problems")::add);
    return response;
  }

  /**
   * Exports a location if the request asks for that: in the format of the parameter {@code format},
   * or else of the Accept header, or else as JSON Lines.
   *
   * @return whether it does
   * @throws IOException if the client hangs up
   */
  boolean export(HttpServerExchange exchange) throws IOException {
    if (!exchange.getRequestPath().equals(EXPORT)
        || !RawRequest.action(exchange.getRequestMethod().toString()).equals("GET")) {
      return false;
    }
    Map<String, List<String>> query = UrlDecoding.decodeQuery(exchange.getQueryString());
    FileFormat format =
        Objects.requireNonNullElse(
            format(query, exchange.getRequestHeaders().getFirst(Headers.ACCEPT)),
            FileFormat.JSON_LINES);
    String locationId = locationId(query);
    sandbox.checkLocation(locationId);
    exchange
        .getResponseHeaders()
        .put(Headers.CONTENT_TYPE, format.mediaType + "; charset=utf-8")
        .put(
            Headers.CONTENT_DISPOSITION,
            "attachment; filename=\"contacts" + format.extension + "\"");
    exchange.startBlocking();
    return inPlace(
        () -> {
          try (OutputStream out = exchange.getOutputStream()) {
            sandbox.exportContacts(locationId, format, out);
          }
          return true;
        });
  }

  /** Something that reads or writes a stream. */
  @FunctionalInterface
  private interface Streaming<T> {
    T run() throws IOException;
  }

  /** Streams occupy their threads as long as their clients like; some threads have to be left. */
  private <T> T inPlace(Streaming<T> streaming) throws IOException {
    if (!places.tryAcquire()) {
      throw ApiError.of(
          503, "only " + MAX_STREAMS + " imports and exports at a time", "Service Unavailable");
    }
    try {
      return streaming.run();
    } finally {
      places.release();
    }
  }

  private String locationId(Map<String, List<String>> query) {
    return Objects.requireNonNullElse(value(query, "locationId"), sandbox.locationId());
  }

  private static @Nullable FileFormat format(
      Map<String, List<String>> query, @Nullable String mediaType) {
    String name = value(query, "format");
    return name == null ? FileFormat.ofMediaType(mediaType) : FileFormat.named(name);
  }

  private static @Nullable String value(Map<String, List<String>> query, String name) {
    List<String> values = query.get(name);
    return values == null || values.get(0).isBlank() ? null : values.get(0);
  }
}
