package io.github.contactsv3.sandbox.internal.http;

import io.undertow.server.HttpServerExchange;
import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Duration;
import org.xnio.IoUtils;

/**
 * The body of a request as a stream that may take long, and ends with an {@link IOException} when
 * its client sends nothing for a time.
 */
public final class PatientStream extends FilterInputStream {

  private final HttpServerExchange exchange;
  private final Duration patience;
  private volatile long last = System.nanoTime();
  private volatile boolean done;

  /**
   * Opens the stream of an exchange that may block.
   *
   * @param exchange the exchange
   * @param patience how long nothing may arrive; the connection is closed then
   */
  public PatientStream(HttpServerExchange exchange, Duration patience) {
    super(exchange.getInputStream());
    this.exchange = exchange;
    this.patience = patience;
    watch(patience);
  }

  private void watch(Duration delay) {
    Timers.after(exchange, delay, this::look);
  }

  private void look() {
    Duration left = patience.minusNanos(System.nanoTime() - last);
    if (done) {
      return;
    }
    if (!left.isNegative() && !left.isZero()) {
      watch(left);
    } else {
      IoUtils.safeClose(exchange.getConnection());
    }
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    last = System.nanoTime();
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    last = System.nanoTime();
    return count;
  }

  /** Ends the watch; what has not arrived is not waited for. */
  @Override
  public void close() {
    done = true;
  }
}
