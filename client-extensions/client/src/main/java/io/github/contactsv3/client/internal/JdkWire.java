package io.github.contactsv3.client.internal;

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
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.TimeoutException;

/**
 * The JDK's HTTP client. Waits for the whole answer, so that the time-out holds for a body that
 * stops half-way, too; the JDK's own ends with the headers. Thread-safe; a waiting thread may be a
 * virtual one.
 *
 * <p>Sends in the calling thread: {@code sendAsync} completes in another one, for which the JDK
 * starts a new thread a request where there are fewer than three processors.
 *
 * <p>The JDK itself sends a GET a second time if the connection ends before a byte of the answer,
 * and can't be told not to; see docs/decisions/007.
 */
public final class JdkWire implements Wire {
  /**
   * One for each connect time-out and process, not for each client: every one of them has a thread
   * and a pool of connections of its own.
   */
  private static final Map<Duration, JdkWire> SHARED = new ConcurrentHashMap<>();

  /** The JDK sets these itself and refuses them from others. */
  private static final Set<String> SET_BY_THE_JDK =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final HttpClient http;

  private JdkWire(Duration connectTimeout) {
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
  public static Wire shared(Duration connectTimeout) {
    return SHARED.computeIfAbsent(connectTimeout, JdkWire::new);
  }

  @Override
  public Received send(Request request, Duration timeout) throws IOException {
    long start = System.nanoTime();
    try {
      HttpResponse<Publisher<List<ByteBuffer>>> answer =
          http.send(httpRequest(request, timeout), BodyHandlers.ofPublisher());
      WholeBody body = new WholeBody();
      answer.body().subscribe(body);
      return received(request, answer, body.await(timeout.toNanos() - (System.nanoTime() - start)));
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer in " + timeout.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the answer");
    }
  }

  private static HttpRequest httpRequest(Request request, Duration timeout) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(request.url())).timeout(timeout);
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
  private static Received received(Request request, HttpResponse<?> answer, Response.Body body) {
    return new Received(
        Response.builder().request(request).status(answer.statusCode()).body(body).build(),
        (Map<String, Collection<String>>) (Map<String, ?>) answer.headers().map());
  }
}
