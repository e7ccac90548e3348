package io.github.contactsv3.examples;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** Stands between a client and a server: as the end of TLS, or as a proxy that wants a password. */
final class Relay implements Closeable {
  private final LocalServer server;
  private final List<String> tunnels;

  private Relay(LocalServer server, List<String> tunnels) {
    this.server = server;
    this.tunnels = tunnels;
  }

  /** Ends TLS and passes on what was in it. */
  static Relay tls(SSLContext context, boolean wantsClientCertificate, int targetPort)
      throws IOException {
    return new Relay(
        LocalServer.start(
            client -> {
              SSLSocket tls =
                  (SSLSocket)
                      context
                          .getSocketFactory()
                          .createSocket(client, null, client.getPort(), false);
              tls.setUseClientMode(false);
              tls.setNeedClientAuth(wantsClientCertificate);
              try {
                tls.startHandshake();
              } catch (SSLException e) {
                // Closed with something unread, it would be reset before the alert is read.
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
                return;
              }
              pipe(tls, targetPort, List.of());
            }),
        List.of());
  }

  /** A proxy for those with the password. Looks at the first request of a connection only. */
  static Relay proxy(String user, String password) throws IOException {
    String credentials =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    List<String> tunnels = new CopyOnWriteArrayList<>();
    return new Relay(LocalServer.start(client -> forward(client, credentials, tunnels)), tunnels);
  }

  Relay dropFirst(int connections) {
    server.dropFirst(connections);
    return this;
  }

  int port() {
    return server.port();
  }

  int accepted() {
    return server.accepted();
  }

  /** The hosts and ports for which a tunnel was opened. */
  List<String> tunnels() {
    return List.copyOf(tunnels);
  }

  private static void forward(Socket client, String credentials, List<String> tunnels)
      throws IOException {
    List<String> head = LocalServer.readHead(client);
    while (!head.isEmpty() && !head.contains("Proxy-Authorization: " + credentials)) {
      client.getInputStream().skipNBytes(bodyLength(head));
      LocalServer.write(
          client,
          "HTTP/1.1 407 Proxy Authentication Required\r\n"
              + "Proxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n");
      head = LocalServer.readHead(client);
    }
    if (head.isEmpty()) {
      return;
    }
    String[] request = head.get(0).split(" ");
    if (request[0].equals("CONNECT")) {
      tunnels.add(request[1]);
      LocalServer.write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
      pipe(client, URI.create("http://" + request[1]).getPort(), List.of());
    } else {
      pipe(client, URI.create(request[1]).getPort(), head);
    }
  }

  private static long bodyLength(List<String> head) {
    return head.stream()
        .filter(line -> line.startsWith("Content-Length: "))
        .mapToLong(line -> Long.parseLong(line.substring("Content-Length: ".length())))
        .findFirst()
        .orElse(0);
  }

  /** Passes on the head of the first request, if it was read already, and all that follows. */
  private static void pipe(Socket client, int port, List<String> head) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      InputStream responses = server.getInputStream();
      OutputStream back = client.getOutputStream();
      LocalServer.thread(
          () -> {
            try (client) {
              responses.transferTo(back);
            } catch (IOException e) {
              // One of both has closed.
            }
          });
      if (!head.isEmpty()) {
        LocalServer.write(server, String.join("\r\n", head) + "\r\n");
      }
      client.getInputStream().transferTo(server.getOutputStream());
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
