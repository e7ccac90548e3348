package io.github.contactsv3.client.internal.http;

import io.github.contactsv3.errors.internal.Secrets;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The client of a transport that was given none. Follows no redirects, which would take the token
 * to another host, retries nothing by itself, keeps no cookies and responses no challenge of the
 * service. The proxy and the trust store are those of the JVM. Thread-safe.
 */
final class OwnClient implements ClientSupplier {
  /** As many as there are callers; the quota bounds those. */
  private static final int CONNECTIONS = 10_000;

  /** Idle time after which a server may have closed a connection. */
  static final int IDLE_SECONDS = 30;

  private final Duration connectTimeout;
  private final ProxyCredentials proxy;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Opened opened;
  private volatile boolean closed;

  OwnClient(Duration connectTimeout, Secrets secrets) {
    this.connectTimeout = connectTimeout;
    this.proxy = new ProxyCredentials(JvmProxy.CREDENTIALS, secrets);
  }

  @Override
  public HttpClient get() throws TransportFailure {
    IdleConnections.SHARED.used(this);
    Opened current = opened;
    return current == null ? open().client() : current.client();
  }

  /** A client and its connections. */
  private record Opened(CloseableHttpClient client, PoolingHttpClientConnectionManager pool) {}

  @Override
  public boolean isClosed() {
    return closed;
  }

  private Opened open() throws TransportFailure {
    lock.lock();
    try {
      if (closed) {
        throw TransportFailure.closed(TransportFailure.Kind.NOT_SENT_PERMANENT, null);
      }
      Opened current = opened;
      if (current == null) {
        PoolingHttpClientConnectionManager pool = pool();
        current = new Opened(client(pool), pool);
        opened = current;
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void failed(HttpClient failed) {
    lock.lock();
    try {
      Opened current = opened;
      if (current != null && current.client() == failed) {
        opened = null;
        current.client().close(CloseMode.IMMEDIATE);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      Opened current = opened;
      opened = null;
      if (current != null) {
        current.client().close(CloseMode.IMMEDIATE);
      }
    } finally {
      lock.unlock();
      IdleConnections.SHARED.forget(this);
    }
  }

  /** Closes the connections that have been idle for this time. */
  void closeIdle(int seconds) {
    Opened current = opened;
    if (current != null) {
      current.pool().closeIdle(TimeValue.ofSeconds(seconds));
    }
  }

  private PoolingHttpClientConnectionManager pool() {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setConnectionFactory(socket -> new CheckedConnection())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.ofMilliseconds(connectTimeout.toMillis()))
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build())
        .setDnsResolver(new BoundedDns(InetAddress::getAllByName))
        .setTlsSocketStrategy(
            (socket, host, port, attachment, context) ->
                Tls.STRATEGY.upgrade(socket, host, port, attachment, context))
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(CONNECTIONS)
        .build();
  }

  private CloseableHttpClient client(PoolingHttpClientConnectionManager pool) {
    return HttpClients.custom()
        .setConnectionManager(pool)
        .setKeepAliveStrategy((response, context) -> TimeValue.ofSeconds(IDLE_SECONDS))
        // The credentials of the client are the service's only ones.
        .setTargetAuthenticationStrategy((challenge, challenges, context) -> List.of())
        .setRoutePlanner(JvmProxy.ROUTES)
        .setDefaultCredentialsProvider(proxy)
        .setProxyAuthenticationStrategy(JvmProxy::schemes)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .disableConnectionState()
        .build();
  }

  /** Loaded with the first TLS connection: reading the trust store takes a while. */
  private static final class Tls {
    static final DefaultClientTlsStrategy STRATEGY = new DefaultClientTlsStrategy(context());

    private static SSLContext context() {
      try {
        return SSLContext.getDefault();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("the JVM has no default TLS context", e);
      }
    }

    private Tls() {}
  }
}
