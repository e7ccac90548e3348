package io.github.contactsv3.client.internal;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The JDK's HTTP client as Feign's. Waits for the whole answer, so that the time-out holds for a
 * body that stops half-way, too; the JDK's own ends with the headers. Thread-safe; a waiting thread
 * may be a virtual one.
 *
 * <p>The JDK itself sends a GET a second time if the connection ends before a byte of the answer,
 * and can't be told not to; see docs/decisions/007.
 */
public final class JdkTransport implements Client {
  /**
   * One for each connect time-out and process, not for each client: every one of them has a thread
   * and a pool of connections of its own.
   */
  private static final Map<Duration, JdkTransport> SHARED = new ConcurrentHashMap<>();

  /** The JDK sets these itself and refuses them from others. */
  private static final Set<String> SET_BY_THE_JDK =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final HttpClient http;

  private JdkTransport(Duration connectTimeout) {
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            // A redirect would take the token to another host.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Returns the shared client with this time-out.
   *
   * @param connectTimeout of a connection
   * @return a client that follows no redirects
   */
  public static Client shared(Duration connectTimeout) {
    return SHARED.computeIfAbsent(connectTimeout, JdkTransport::new);
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(httpRequest(request), BodyHandlers.ofByteArray());
    try {
      return response(request, answer.get(options.readTimeoutMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("no whole answer in " + options.readTimeoutMillis() + " ms");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the answer");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IOException(e.getCause());
    }
  }

  private HttpRequest httpRequest(Request request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url()));
    String method = request.httpMethod().name();
    if (request.body() != null) {
      builder.method(method, BodyPublishers.ofByteArray(request.body()));
    } else if (method.equals("GET")) {
      // Any other way to say so would send a Content-Length of 0.
      builder.GET();
    } else {
      builder.method(method, BodyPublishers.noBody());
    }
    if (request.url().startsWith("http:")) {
      // Else the JDK asks every plain server for an upgrade to HTTP/2.
      builder.version(HttpClient.Version.HTTP_1_1);
    }
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!SET_BY_THE_JDK.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
              }
            });
    return builder.build();
  }

  @SuppressWarnings("unchecked") // a Map<String, List<String>> is read as one of collections
  private static Response response(Request request, HttpResponse<byte[]> answer) {
    return Response.builder()
        .request(request)
        .status(answer.statusCode())
        .headers((Map<String, Collection<String>>) (Map<String, ?>) answer.headers().map())
        .body(answer.body())
        .build();
  }
}
