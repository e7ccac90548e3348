package io.github.contactsv3.client.internal.http;

import feign.Request;
import io.github.contactsv3.errors.internal.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Apache's blocking client. One deadline holds for the pool, connecting, sending and the complete
 * body: a {@link Watchdog} cancels what is under way then. Thread-safe; a waiting thread may be a
 * virtual one.
 */
public final class ApacheHttpTransport implements HttpTransport {
  private final ClientSupplier clients;
  private final ResponseReader reader;

  /** Most attempts have the same limit of time. */
  private volatile RequestConfig lastConfig;

  /** All requests of a client go to the same host. */
  private volatile @Nullable RequestTarget lastTarget;

  private ApacheHttpTransport(ClientSupplier clients, RequestConfig base, ResponseLimits limits) {
    this.clients = clients;
    this.reader = new ResponseReader(limits);
    this.lastConfig = config(base, Timeout.DISABLED);
  }

  /**
   * Creates a transport over a client of its own.
   *
   * @param connectTimeout how long opening a connection may take
   * @param limits how much of a response is read
   * @param secrets the secrets of the client, which the password of a proxy becomes
   * @return a transport that closes its client
   */
  public static HttpTransport ofOwnClient(
      Duration connectTimeout, ResponseLimits limits, Secrets secrets) {
    return new ApacheHttpTransport(
        new OwnClient(connectTimeout, secrets), RequestConfig.DEFAULT, limits);
  }

  /**
   * Creates a transport over a client of the application.
   *
   * @param client the client
   * @param limits how much of a response is read
   * @return a transport that leaves the client open
   */
  public static HttpTransport of(HttpClient client, ResponseLimits limits) {
    RequestConfig base = client instanceof Configurable set ? set.getConfig() : null;
    return new ApacheHttpTransport(
        ClientSupplier.of(client), base == null ? RequestConfig.DEFAULT : base, limits);
  }

  @Override
  public RawResponse send(Request request, Attempt attempt) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted before sending");
    }
    RequestTarget target = target(request.url());
    HttpClient client = clients.get();
    Sending sending =
        new Sending(
            client,
            target.host(),
            httpRequest(request, target, attempt.timeout()),
            new FailureWords(target.endpoint(), attempt.timeout()));
    boolean ended = false;
    try {
      RawResponse response = sending.run(reader, attempt);
      ended = true;
      return response;
    } catch (Exception e) {
      ended = true;
      if (clients.isClosed() && !(e instanceof InterruptedIOException)) {
        throw TransportFailure.closed(TransportFailure.Kind.UNUSABLE, e);
      }
      throw e;
    } finally {
      if (!ended) {
        // An Error makes Apache's client close its pool.
        clients.failed(client);
      }
    }
  }

  private RequestTarget target(String url) {
    RequestTarget last = lastTarget;
    if (last == null || !last.isOf(url)) {
      last = RequestTarget.of(url);
      lastTarget = last;
    }
    return last;
  }

  private HttpUriRequestBase httpRequest(Request request, RequestTarget target, Duration timeout) {
    HttpUriRequestBase http = target.request(request.httpMethod().name(), request.url());
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!isSetByApache(name)) {
                values.forEach(value -> http.addHeader(name, value));
              }
            });
    if (request.body() != null) {
      // The header says which type it is.
      http.setEntity(new ByteArrayEntity(request.body(), null));
    }
    http.setConfig(config(timeout));
    return http;
  }

  /** Apache's client sets these from the body and the URL, and refuses them from others. */
  private static boolean isSetByApache(String name) {
    return name.equalsIgnoreCase("content-length")
        || name.equalsIgnoreCase("host")
        || name.equalsIgnoreCase("connection");
  }

  private RequestConfig config(Duration timeout) {
    Timeout wanted = Timeout.ofMilliseconds(timeout.toMillis());
    RequestConfig last = lastConfig;
    if (!wanted.equals(last.getResponseTimeout())) {
      last = config(last, wanted);
      lastConfig = last;
    }
    return last;
  }

  /** What holds for a request also where the client of an application is set otherwise. */
  private static RequestConfig config(RequestConfig base, Timeout timeout) {
    return RequestConfig.copy(base)
        .setConnectionRequestTimeout(timeout)
        .setResponseTimeout(timeout)
        .setRedirectsEnabled(false)
        .setExpectContinueEnabled(false)
        .setProtocolUpgradeEnabled(false)
        // Else nothing ends a request at its deadline.
        .setHardCancellationEnabled(true)
        .build();
  }

  @Override
  public void close() {
    clients.close();
  }

  /** One request under way. Used by one thread. */
  private record Sending(
      HttpClient client, HttpHost target, HttpUriRequestBase request, FailureWords words) {

    @SuppressWarnings("try") // closing the response would read the rest of it
    RawResponse run(ResponseReader reader, Attempt attempt) throws IOException {
      long deadline = System.nanoTime() + attempt.timeout().toNanos();
      HttpClientContext context = HttpClientContext.create();
      boolean complete = false;
      new CurrentAttempt(deadline, attempt.retryable()).begin();
      Watchdog.Guard guard = Watchdog.SHARED.watch(request::cancel, deadline);
      try {
        ClassicHttpResponse response = client.executeOpen(target, request, context);
        requireOfTheService(response, context);
        ResponseHeaders headers = new ApacheHeaders(response);
        ResponseReader.Read read =
            reader.read(words.endpoint(), response.getCode(), headers, stream(response));
        complete = read.complete();
        return new RawResponse(response.getCode(), headers, read.body());
      } catch (Exception e) {
        throw failure(e, guard, context, deadline);
      } finally {
        guard.close();
        CurrentAttempt.end();
        if (!complete) {
          request.cancel();
        }
      }
    }

    private static @Nullable InputStream stream(ClassicHttpResponse response) throws IOException {
      HttpEntity entity = response.getEntity();
      return entity == null ? null : entity.getContent();
    }

    /** Apache's client returns the response of a proxy as if it was that of the service. */
    private void requireOfTheService(ClassicHttpResponse response, HttpClientContext context)
        throws TransportFailure {
      if (isNothingSent(context) || response.getCode() == 407) {
        throw words(context).refusedByProxy(response.getCode());
      }
    }

    /**
     * Names the proxy, if there is one. The route is in the context once there is a connection;
     * before, the proxy is in it as the other host that may ask for credentials.
     */
    private FailureWords words(HttpClientContext context) {
      RouteInfo route = context.getHttpRoute();
      Stream<HttpHost> proxies =
          route == null
              ? context.getAuthExchanges().keySet().stream().filter(host -> !isTarget(host))
              : Stream.ofNullable(route.getProxyHost());
      return proxies
          .findFirst()
          .map(proxy -> words.through(RequestTarget.endpoint(proxy)))
          .orElse(words);
    }

    /** Of literals of IPv6 only one has brackets. */
    private boolean isTarget(HttpHost host) {
      return RequestTarget.endpoint(host)
          .replaceAll("[\\[\\]]", "")
          .equalsIgnoreCase(words.endpoint().replaceAll("[\\[\\]]", ""));
    }

    private IOException failure(
        Exception problem, Watchdog.Guard guard, HttpClientContext context, long deadline) {
      if (Thread.currentThread().isInterrupted() || guard.verdict() == Watchdog.Verdict.INTERRUPT) {
        InterruptedIOException interrupted = new InterruptedIOException("interrupted");
        interrupted.initCause(problem);
        return interrupted;
      }
      if (problem instanceof TransportFailure known) {
        return known;
      }
      boolean nothingSent = isNothingSent(context);
      return guard.verdict() == Watchdog.Verdict.DEADLINE || System.nanoTime() - deadline >= 0
          ? words(context).timedOut(nothingSent, problem)
          : words(context).of(problem, nothingSent);
    }

    /**
     * Whether the request certainly was not sent. Apache's standard client gives each exchange an
     * id and notes the request in the context once there is a connection; of other implementations
     * nothing is known.
     */
    private static boolean isNothingSent(HttpClientContext context) {
      return context.getExchangeId() != null && context.getRequest() == null;
    }
  }
}
