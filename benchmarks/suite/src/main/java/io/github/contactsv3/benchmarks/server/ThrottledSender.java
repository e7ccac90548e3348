package io.github.contactsv3.benchmarks.server;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** Sends a body at a given speed. Used by the server's one thread. */
final class ThrottledSender implements IoCallback {
  private static final int SLICE = 8 * 1024;

  private final byte[] body;
  private final int bytesPerSecond;
  private final long start = System.nanoTime();
  private int sent;

  private ThrottledSender(byte[] body, int bytesPerSecond) {
    this.body = body;
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Sends the complete body and ends the exchange. */
  static void send(HttpServerExchange exchange, byte[] body, int bytesPerSecond) {
    exchange.setResponseContentLength(body.length);
    ThrottledSender sender = new ThrottledSender(body, bytesPerSecond);
    sender.next(exchange);
  }

  private void next(HttpServerExchange exchange) {
    int length = Math.min(SLICE, body.length - sent);
    ByteBuffer slice = ByteBuffer.wrap(body, sent, length);
    sent += length;
    Sender sender = exchange.getResponseSender();
    if (sent == body.length) {
      sender.send(slice);
    } else {
      sender.send(slice, this);
    }
  }

  /** By the clock since the first byte, so that late timers do not add up. */
  @Override
  public void onComplete(HttpServerExchange exchange, Sender sender) {
    long due = start + sent * 1_000_000_000L / bytesPerSecond;
    long micros = Math.max(0, due - System.nanoTime()) / 1_000;
    exchange.getIoThread().executeAfter(() -> next(exchange), micros, TimeUnit.MICROSECONDS);
  }

  @Override
  public void onException(HttpServerExchange exchange, Sender sender, IOException exception) {
    exchange.endExchange();
  }
}
