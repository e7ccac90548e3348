package io.github.contactsv3.examples;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A transport over the JDK's HTTP client, for images that jlink makes and for HTTP/2. Use it with
 * {@code Transport.of(new JdkTransport(...))}. To be copied: it needs {@code feign-core} only.
 *
 * <p>The read time-out holds for the complete exchange; the JDK's own ends with the headers. It
 * follows no redirects and ends when its thread is interrupted. The JDK itself sends a GET a second
 * time if the connection ends before the response begins; no other method.
 *
 * <p>Thread-safe. Each instance has a thread and a pool of connections, which end when it is
 * garbage: make one for the process.
 */
public final class JdkTransport implements Client {
  /** The JDK sets these itself and refuses them from others. */
  private static final Set<String> SET_BY_THE_JDK =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  /** The rest is dropped. More than the client's own limit of 64 MB, which fails the call. */
  private static final int MOST_BYTES = 65 << 20;

  private final HttpClient http;
  private final int mostBytes;

  /**
   * Creates a transport.
   *
   * @param version HTTP/1.1, or HTTP/2 for https where the server has it
   * @param connectTimeout how long opening a connection may take
   */
  public JdkTransport(HttpClient.Version version, Duration connectTimeout) {
    this(
        HttpClient.newBuilder()
            .version(version)
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build());
  }

  /**
   * Creates a transport over a client with a proxy, TLS context or executor of its own.
   *
   * @param http a client that follows no redirects
   */
  public JdkTransport(HttpClient http) {
    this(http, MOST_BYTES);
  }

  JdkTransport(HttpClient http, int mostBytes) {
    if (http.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("a redirect would take the token to another host");
    }
    this.http = http;
    this.mostBytes = mostBytes;
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    long timeout = options.readTimeoutMillis();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(httpRequest(request), head -> new LimitedBody(mostBytes));
    try {
      return response(request, exchange.get(timeout, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no complete response within " + timeout + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      exchange.cancel(true); // of no effect on an exchange that has ended
    }
  }

  private static HttpRequest httpRequest(Request request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url()));
    String method = request.httpMethod().name();
    if (request.body() != null) {
      builder.method(method, BodyPublishers.ofByteArray(request.body()));
    } else if (method.equals("GET")) {
      builder.GET(); // method("GET", noBody()) would send Content-Length: 0
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
  private static Response response(Request request, HttpResponse<byte[]> response) {
    Response.Builder builder =
        Response.builder()
            .request(request)
            .status(response.statusCode())
            .headers((Map<String, Collection<String>>) (Map<String, ?>) response.headers().map());
    // The JDK gives null for a proxy's refusal.
    return response.body() == null ? builder.build() : builder.body(response.body()).build();
  }

  /** Reads a body up to the limit. Used by one thread at a time. */
  private static final class LimitedBody implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int mostBytes;

    @SuppressWarnings("NullAway.Init") // the JDK calls onSubscribe first
    private Subscription subscription;

    LimitedBody(int mostBytes) {
      this.mostBytes = mostBytes;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      this.subscription = subscription;
      subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      try {
        for (ByteBuffer buffer : buffers) {
          byte[] part = new byte[Math.min(buffer.remaining(), mostBytes - bytes.size())];
          buffer.get(part);
          bytes.writeBytes(part);
        }
        if (bytes.size() == mostBytes) {
          subscription.cancel();
          onComplete();
        } else {
          subscription.request(1);
        }
      } catch (OutOfMemoryError e) {
        // Thrown here it would end the JDK's client.
        subscription.cancel();
        onError(e);
      }
    }

    @Override
    public void onError(Throwable problem) {
      bytes.reset();
      body.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
      try {
        body.complete(bytes.toByteArray());
      } catch (OutOfMemoryError e) {
        onError(e);
      }
    }
  }
}
