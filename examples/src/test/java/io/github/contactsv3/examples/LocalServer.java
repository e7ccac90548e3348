package io.github.contactsv3.examples;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts connections on the loopback interface and lets a thread handle each. */
final class LocalServer implements Closeable {
  /** Handles a connection; it is closed at the end. */
  @FunctionalInterface
  interface Handler {
    void handle(Socket client) throws IOException;
  }

  private final ServerSocket listening;
  private final Handler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private volatile int toDrop;

  private LocalServer(ServerSocket listening, Handler handler) {
    this.listening = listening;
    this.handler = handler;
  }

  static LocalServer start(Handler handler) throws IOException {
    LocalServer server =
        new LocalServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), handler);
    thread(server::accept);
    return server;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** How many connections there were. */
  int accepted() {
    return accepted.get();
  }

  /** Closes the first connections before anything is read. */
  void dropFirst(int connections) {
    toDrop = connections;
  }

  static void thread(Runnable task) {
    Thread thread = new Thread(task, "local-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        if (accepted.incrementAndGet() <= toDrop) {
          client.close();
        } else {
          open.add(client);
          thread(() -> handle(client));
        }
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void handle(Socket client) {
    try (client) {
      handler.handle(client);
    } catch (IOException e) {
      // The test knows more of a client that breaks off.
    } finally {
      open.remove(client);
    }
  }

  /** Reads the lines of a head with the empty one at its end, or none if there is no other. */
  static List<String> readHead(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return List.of();
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.US_ASCII).lines().toList();
  }

  static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
