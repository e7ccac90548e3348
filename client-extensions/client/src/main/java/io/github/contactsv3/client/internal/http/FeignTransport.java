package io.github.contactsv3.client.internal.http;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A client of Feign's that the application has made. It runs in a daemon thread of its own, so that
 * the caller's wait ends at the deadline in any case: the thread is interrupted then, and a client
 * that cannot be interrupted keeps it until its own time-out. Idle threads end after 2 s. As
 * thread-safe as the client.
 */
public final class FeignTransport implements HttpTransport {
  private static final ExecutorService THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          2,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "contacts-transport");
            thread.setDaemon(true);
            return thread;
          });

  private final Client client;
  private final Duration connectTimeout;
  private final ResponseReader reader;

  /**
   * Creates a transport.
   *
   * @param client sends the requests
   * @param connectTimeout how long opening a connection may take, for clients that ask each time
   * @param limits how much of a response is read
   */
  public FeignTransport(Client client, Duration connectTimeout, ResponseLimits limits) {
    this.client = client;
    this.connectTimeout = connectTimeout;
    this.reader = new ResponseReader(limits);
  }

  @Override
  public RawResponse send(Request request, Attempt attempt) throws IOException {
    FailureWords words = new FailureWords(endpoint(request.url()), attempt.timeout());
    Future<RawResponse> response = THREADS.submit(() -> execute(request, words));
    try {
      return response.get(attempt.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw words.timedOut(false, null);
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw failure(e.getCause(), words);
    }
  }

  private static IOException failure(@Nullable Throwable problem, FailureWords words) {
    if (problem instanceof Error error) {
      throw error;
    }
    if (problem instanceof TransportFailure known) {
      return known;
    }
    return words.of(problem instanceof Exception e ? e : new IOException(problem), false);
  }

  private RawResponse execute(Request request, FailureWords words) throws IOException {
    try (Response response = client.execute(request, options(words.timeout()))) {
      if (response.status() == 407) {
        throw words.refusedByProxy(407);
      }
      ResponseHeaders headers = new HeaderMap(response.headers());
      ResponseReader.Read read =
          reader.read(words.endpoint(), response.status(), headers, stream(response));
      return new RawResponse(response.status(), headers, read.body());
    }
  }

  private static @Nullable InputStream stream(Response response) throws IOException {
    return response.body() == null ? null : response.body().asInputStream();
  }

  private Request.Options options(Duration timeout) {
    return new Request.Options(
        connectTimeout.toMillis(),
        TimeUnit.MILLISECONDS,
        timeout.toMillis(),
        TimeUnit.MILLISECONDS,
        false);
  }

  private static String endpoint(String url) {
    URI uri = URI.create(url);
    return Endpoints.text(uri.getScheme(), uri.getHost(), uri.getPort());
  }

  @Override
  public void close() {
    // The client is the application's.
  }
}
