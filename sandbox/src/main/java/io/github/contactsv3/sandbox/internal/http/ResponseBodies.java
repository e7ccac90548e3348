package io.github.contactsv3.sandbox.internal.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.xnio.IoUtils;
import org.xnio.Options;

/** Writes the bodies of responses, whole or spoilt. */
public final class ResponseBodies {

  private static final IoCallback CLOSE =
      new IoCallback() {
        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
          IoUtils.safeClose(exchange.getConnection());
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException e) {
          IoUtils.safeClose(exchange.getConnection());
        }
      };

  private ResponseBodies() {}

  /**
   * Writes the body of a response; if the request's has not arrived, its rest is not waited for.
   *
   * @throws IOException if the client hangs up
   */
  public static void write(HttpServerExchange exchange, byte[] body) throws IOException {
    if (exchange.isRequestComplete()) {
      exchange.getResponseSender().send(ByteBuffer.wrap(body));
      return;
    }
    // The rest of the request would be taken for the next one.
    exchange.setPersistent(false);
    exchange.setResponseContentLength(body.length);
    if (exchange.isBlocking()) {
      OutputStream out = exchange.getOutputStream();
      out.write(body);
      out.flush();
      IoUtils.safeClose(exchange.getConnection());
    } else {
      exchange.getResponseSender().send(ByteBuffer.wrap(body), CLOSE);
    }
  }

  /** Ends the connection with a reset rather than in good order. */
  public static void reset(HttpServerExchange exchange) throws IOException {
    exchange.getConnection().setOption(Options.CLOSE_ABORT, true);
    IoUtils.safeClose(exchange.getConnection());
  }

  /** Sends half of a body that is announced as whole, then ends the connection. */
  public static void truncate(HttpServerExchange exchange, byte[] body) {
    exchange.setResponseContentLength(body.length);
    exchange.getResponseSender().send(ByteBuffer.wrap(body, 0, body.length / 2), CLOSE);
  }
}
