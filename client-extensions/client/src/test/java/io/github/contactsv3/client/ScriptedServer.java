package io.github.contactsv3.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does with each request what the script says, down to the connection, and counts what arrives. The
 * last step of the script goes on for ever.
 */
final class ScriptedServer implements AutoCloseable {
  /** A request that arrived whole. */
  record Received(String method, String path, Map<String, String> headers, String body) {}

  /** What to do with a request once it has been read whole. */
  @FunctionalInterface
  interface Step {
    void response(OutputStream out) throws IOException;
  }

  private final ServerSocket socket;
  private final Deque<Step> script = new ArrayDeque<>();
  private Step last;
  private final List<Received> received = new ArrayList<>();
  private final List<Socket> connections = new ArrayList<>();
  private final AtomicInteger open = new AtomicInteger();

  private ScriptedServer(ServerSocket socket) {
    this.socket = socket;
  }

  static ScriptedServer start() {
    try {
      ScriptedServer server =
          new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread thread = new Thread(server::accept, "scripted-server");
      thread.setDaemon(true);
      thread.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  ScriptedServer then(Step step) {
    synchronized (script) {
      script.add(step);
    }
    return this;
  }

  ScriptedServer thenRespond(int status, String body, String... headers) {
    return then(out -> write(out, status, body, headers));
  }

  /** The request is read, and the connection closed without a response. */
  ScriptedServer thenDrop() {
    return then(
        out -> {
          throw new IOException("dropped by the script");
        });
  }

  /** The head says more bytes than come; the connection stays open. */
  ScriptedServer thenStallInBody() {
    return then(
        out -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
                  .getBytes(StandardCharsets.US_ASCII));
          out.flush();
        });
  }

  /** The connections that neither side has closed. */
  int openConnections() {
    return open.get();
  }

  List<Received> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  static void write(OutputStream out, int status, String body, String... headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head =
        new StringBuilder("HTTP/1.1 " + status + " Scripted\r\nContent-Type: application/json\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    response.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
    response.writeBytes(bytes);
    // In one piece: the kernel would hold a second one back for 40 ms.
    out.write(response.toByteArray());
    out.flush();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        synchronized (connections) {
          connections.add(connection);
        }
        Thread thread = new Thread(() -> serve(connection), "scripted-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    open.incrementAndGet();
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      for (Received request = read(in); request != null; request = read(in)) {
        synchronized (received) {
          received.add(request);
        }
        next().response(connection.getOutputStream());
      }
    } catch (IOException e) {
      // The script dropped the connection, or the client did.
    } finally {
      open.decrementAndGet();
    }
  }

  private Step next() throws IOException {
    synchronized (script) {
      if (!script.isEmpty()) {
        last = script.poll();
      }
      if (last == null) {
        throw new IOException("the script has no step");
      }
      return last;
    }
  }

  private static Received read(InputStream in) throws IOException {
    String start = line(in);
    if (start == null) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (a, b) -> a + ", " + b);
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String[] words = start.split(" ");
    return new Received(words[0], words[1], headers, body);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toString(StandardCharsets.US_ASCII).stripTrailing();
      }
      line.write(b);
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    synchronized (connections) {
      for (Socket connection : connections) {
        connection.close();
      }
    }
  }
}
