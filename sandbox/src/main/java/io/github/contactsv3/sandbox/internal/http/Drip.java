package io.github.contactsv3.sandbox.internal.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.xnio.IoUtils;

/** Sends a body piece by piece, without a thread that waits in between. */
public final class Drip implements IoCallback {

  private static final int PIECES = 20;

  private final byte[] body;
  private final int step;
  private final Duration pause;
  private int sent;

  private Drip(byte[] body, Duration duration) {
    this.body = body;
    this.step = Math.max(1, (body.length + PIECES - 1) / PIECES);
    this.pause = duration.dividedBy(PIECES);
  }

  /**
   * Sends a body.
   *
   * @param exchange an exchange whose response has not begun
   * @param body the body
   * @param duration how long the body takes
   */
  public static void send(HttpServerExchange exchange, byte[] body, Duration duration) {
    exchange.setResponseContentLength(body.length);
    Drip drip = new Drip(body, duration);
    exchange.getResponseSender().send(drip.next(), drip);
  }

  private ByteBuffer next() {
    ByteBuffer piece = ByteBuffer.wrap(body, sent, Math.min(step, body.length - sent));
    sent += piece.remaining();
    return piece;
  }

  @Override
  public void onComplete(HttpServerExchange exchange, Sender sender) {
    Runnable more = sent < body.length ? () -> sender.send(next(), this) : exchange::endExchange;
    exchange.dispatch(Runnable::run, () -> Timers.after(exchange, pause, more));
  }

  @Override
  public void onException(HttpServerExchange exchange, Sender sender, IOException e) {
    IoUtils.safeClose(exchange.getConnection());
  }
}
