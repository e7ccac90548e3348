package io.github.contactsv3.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is not used again if the server sent more than it was asked for: the next call
 * would take that for its response. Before a request that may not arrive twice it also waits 1 ms
 * for the news that the server has closed.
 *
 * <p>Apache's own class logs every header at DEBUG, tokens included; this one logs nothing.
 */
final class CheckedConnection extends DefaultBHttpClientConnection
    implements ManagedHttpClientConnection {
  /** Some proxies add long headers; the default allows 8 KB a line and 100 lines. */
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxLineLength(64 * 1024).setMaxHeaderCount(500).build();

  private static final DefaultHttpResponseParserFactory PARSERS =
      new DefaultHttpResponseParserFactory(LIMITS);

  private final Input input;
  private final AtomicBoolean closed = new AtomicBoolean();
  private Timeout socketTimeout = Timeout.DISABLED;

  CheckedConnection() {
    this(new Input());
  }

  private CheckedConnection(Input input) {
    super(LIMITS, null, null, null, null, null, input);
    this.input = input;
  }

  /** Remembers the buffer that responses are read into, which the base class does not show. */
  private static final class Input
      implements HttpMessageParserFactory<ClassicHttpResponse>,
          HttpMessageParser<ClassicHttpResponse> {
    private final HttpMessageParser<ClassicHttpResponse> parser = PARSERS.create();
    private @Nullable SessionInputBuffer buffer;

    @Override
    public HttpMessageParser<ClassicHttpResponse> create() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // older versions call it
    public HttpMessageParser<ClassicHttpResponse> create(Http1Config config) {
      return this;
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer from, InputStream stream)
        throws IOException, HttpException {
      buffer = from;
      return parser.parse(from, stream);
    }

    boolean isEmpty() {
      return buffer == null || buffer.length() == 0;
    }
  }

  @Override
  public boolean isStale() throws IOException {
    Socket socket = getSocket();
    if (!input.isEmpty() || (socket != null && socket.getInputStream().available() > 0)) {
      return true;
    }
    CurrentAttempt attempt = CurrentAttempt.get();
    return (attempt == null || !attempt.retryable()) && (super.isStale() || !input.isEmpty());
  }

  @Override
  public void bind(Socket socket) throws IOException {
    requireOpen(socket);
    super.bind(socket);
    socketTimeout = Timeout.ofMilliseconds(socket.getSoTimeout());
  }

  @Override
  public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
    requireOpen(socket);
    super.bind(sslSocket, socket);
    socketTimeout = Timeout.ofMilliseconds(sslSocket.getSoTimeout());
  }

  /** The attempt may have been cancelled while its socket was not known yet. */
  private void requireOpen(Socket socket) throws IOException {
    if (closed.get()) {
      socket.close();
      throw new InterruptedIOException("the connection is closed");
    }
  }

  @Override
  public @Nullable Socket getSocket() {
    return getSocketHolder() == null ? null : getSocketHolder().getSocket();
  }

  @Override
  public @Nullable SSLSession getSSLSession() {
    return getSocket() instanceof SSLSocket tls ? tls.getSession() : null;
  }

  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      super.close();
    }
  }

  @Override
  public void close(CloseMode mode) {
    if (closed.compareAndSet(false, true)) {
      super.close(mode);
    }
  }

  @Override
  public void passivate() {
    setSocketTimeout(Timeout.ZERO_MILLISECONDS);
  }

  @Override
  public void activate() {
    setSocketTimeout(socketTimeout);
  }
}
