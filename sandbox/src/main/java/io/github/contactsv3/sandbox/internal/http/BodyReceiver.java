package io.github.contactsv3.sandbox.internal.http;

import io.undertow.io.Receiver;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Receives request bodies without a thread that waits for them, so that any number of unfinished
 * ones keeps nobody else waiting. Thread-safe.
 */
public final class BodyReceiver {

  /**
   * How much of a body that is too large is still taken in, so that the client gets its response.
   */
  private static final long MAX_DISCARDED_BYTES = 64 << 20;

  private final int maxBytes;
  private final Duration timeout;

  /**
   * Creates a receiver.
   *
   * @param maxBytes largest body, in bytes
   * @param timeout how long the whole body may take, in real time
   */
  public BodyReceiver(int maxBytes, Duration timeout) {
    this.maxBytes = maxBytes;
    this.timeout = timeout;
  }

  /** Outcome of receiving a body. */
  public enum Outcome {
    /** It is there. */
    COMPLETE,
    /** It has more bytes than are allowed. */
    TOO_LARGE,
    /** It was not there in time. */
    TOO_SLOW
  }

  /** Continues with a request when its body is there or will never be. */
  @FunctionalInterface
  public interface Continuation {

    /**
     * Continues, on a thread that may block.
     *
     * @param exchange the exchange
     * @param outcome what became of the body
     * @param body the body; empty unless it is complete
     * @throws Exception ends the request
     */
    void received(HttpServerExchange exchange, Outcome outcome, byte[] body) throws Exception;
  }

  /**
   * Receives the body of a request. A client that hangs up before ends the exchange.
   *
   * @param exchange the exchange; its body has not been read
   * @param continuation called once unless the client hangs up
   */
  public void receive(HttpServerExchange exchange, Continuation continuation) {
    if (exchange.isRequestComplete()) {
      exchange.dispatch(
          (HttpHandler) later -> continuation.received(later, Outcome.COMPLETE, new byte[0]));
      return;
    }
    new Reception(exchange, continuation).begin();
  }

  private final class Reception {

    private final HttpServerExchange exchange;
    private final Continuation continuation;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicBoolean over = new AtomicBoolean();
    private @Nullable Receiver receiver;
    private XnioExecutor.@Nullable Key timer;
    private long size;
    private boolean waited;

    Reception(HttpServerExchange exchange, Continuation continuation) {
      this.exchange = exchange;
      this.continuation = continuation;
    }

    void begin() {
      Receiver bodies = exchange.getRequestReceiver();
      receiver = bodies;
      bodies.receivePartialBytes(this::received, this::failed);
      waited = true;
      if (!over.get()) {
        timer = Timers.after(exchange, timeout, this::timedOut);
      }
    }

    private void received(HttpServerExchange same, byte[] part, boolean last) {
      size += part.length;
      if (size <= maxBytes) {
        bytes.write(part, 0, part.length);
      }
      if (last) {
        end(size <= maxBytes ? Outcome.COMPLETE : Outcome.TOO_LARGE);
      } else if (size > MAX_DISCARDED_BYTES) {
        stopReading();
        end(Outcome.TOO_LARGE);
      }
    }

    private void failed(HttpServerExchange same, IOException e) {
      if (e instanceof Receiver.RequestToLargeException) {
        end(Outcome.TOO_LARGE);
      } else if (finish()) {
        IoUtils.safeClose(exchange.getConnection());
      }
    }

    private void timedOut() {
      stopReading();
      end(Outcome.TOO_SLOW);
    }

    private void stopReading() {
      if (receiver != null) {
        receiver.pause();
      }
    }

    private void end(Outcome outcome) {
      if (!finish()) {
        return;
      }
      byte[] body = outcome == Outcome.COMPLETE ? bytes.toByteArray() : new byte[0];
      HttpHandler next = later -> continuation.received(later, outcome, body);
      if (waited) {
        afterPendingReads(() -> exchange.dispatch(next));
      } else {
        exchange.dispatch(next);
      }
    }

    /**
     * Runs a task when the I/O thread has done with what it knows to be readable. Undertow lets a
     * read event that finds no listener suspend reads; while another thread ends the exchange and
     * resumes them for the next request, that request would never be read.
     */
    private void afterPendingReads(Runnable task) {
      if (exchange.getConnection() instanceof HttpServerConnection connection) {
        connection.getOriginalSourceConduit().suspendReads();
      }
      exchange.dispatch(exchange.getIoThread(), task);
    }

    private boolean finish() {
      boolean first = over.compareAndSet(false, true);
      if (first && timer != null) {
        timer.remove();
      }
      return first;
    }
  }
}
