package io.github.contactsv3.contract.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads requests without a body on raw connections, and lets a test write the responses. */
final class HttpPeer implements AutoCloseable {
  /** Writes the response to a request, after which the connection is used again. */
  @FunctionalInterface
  interface Responder {
    void respond(String path, OutputStream out) throws IOException;
  }

  private final ServerSocket listening = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
  private final Responder responder;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger arrivals = new AtomicInteger();
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();

  HttpPeer(Responder responder) throws IOException {
    this.responder = responder;
    daemon(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  /** The paths of the requests, as they arrive. */
  BlockingQueue<String> arrived() {
    return arrived;
  }

  int arrivals() {
    return arrivals.get();
  }

  /** An element for each connection that the client has closed. */
  BlockingQueue<Integer> ended() {
    return ended;
  }

  int openConnections() {
    return open.size();
  }

  static void json(OutputStream out, String body) throws IOException {
    // In one piece: the kernel would hold a second one back for 40 ms.
    out.write(
        ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)
            .getBytes(StandardCharsets.US_ASCII));
  }

  static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "peer");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket connection = listening.accept();
        open.add(connection);
        daemon(() -> serve(connection));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      for (String path = path(connection); path != null; path = path(connection)) {
        arrivals.incrementAndGet();
        arrived.add(path);
        responder.respond(path, connection.getOutputStream());
      }
    } catch (IOException e) {
      // The client broke off, which is an end, too.
    } finally {
      open.remove(connection);
      ended.add(connection.getPort());
    }
  }

  private static String path(Socket connection) throws IOException {
    InputStream in = connection.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.US_ASCII).split(" ")[1];
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket connection : open) {
      connection.close();
    }
  }
}
