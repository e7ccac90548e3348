package io.github.contactsv3.sandbox.internal.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;

/**
 * Notices while a request is carried out that its client has closed the connection. The server
 * itself would notice only when it writes the response. For one request, on the thread that carries
 * it out.
 */
public final class CallerWatch implements StopSignal {

  /** How often the connection is looked at; each look is a call of the operating system. */
  private static final long INTERVAL_NANOS = 50_000_000;

  private final HttpServerExchange exchange;
  private long next = System.nanoTime() + INTERVAL_NANOS;

  /**
   * Watches the client of a request.
   *
   * @param exchange an exchange whose request has been received completely
   */
  public CallerWatch(HttpServerExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public void check() {
    INTERRUPTION.check();
    if (hasGone()) {
      throw new Stopped();
    }
  }

  /**
   * Whether the client has closed the connection, as cheap to ask as {@link #check()}.
   *
   * @return whether it has; noticed within 50 ms
   */
  public boolean hasGone() {
    long now = System.nanoTime();
    if (now - next < 0) {
      return false;
    }
    next = now + INTERVAL_NANOS;
    return isClosed();
  }

  private boolean isClosed() {
    ServerConnection connection = exchange.getConnection();
    if (!connection.isOpen()) {
      return true;
    }
    // What a client has sent behind this request shows that it is there.
    return connection instanceof HttpServerConnection http
        && http.getExtraBytes() == null
        && hasEnded(http);
  }

  private static boolean hasEnded(HttpServerConnection connection) {
    PooledByteBuffer buffer = connection.getByteBufferPool().allocate();
    boolean kept = false;
    try {
      int read = connection.getOriginalSourceConduit().read(buffer.getBuffer());
      if (read > 0) {
        buffer.getBuffer().flip();
        connection.ungetRequestBytes(buffer);
        kept = true;
      }
      return read < 0;
    } catch (IOException e) {
      return true;
    } finally {
      if (!kept) {
        buffer.close();
      }
    }
  }
}
