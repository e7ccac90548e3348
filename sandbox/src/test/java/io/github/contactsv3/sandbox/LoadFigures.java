package io.github.contactsv3.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Measures how many requests a second the sandbox serves, clients and server on the same machine.
 * No part of the build: {@code mvn -pl sandbox -am test -Dtest=LoadFigures
 * -Dsurefire.failIfNoSpecifiedTests=false}
 */
class LoadFigures {

  private static final int CLIENTS = 16;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration TIME = Duration.ofSeconds(10);

  @Test
  void mixedTraffic() throws Exception {
    for (boolean validated : new boolean[] {false, true, false, true}) {
      try (ContactsSandbox sandbox =
          ContactsSandbox.builder().quotaOff().seed(10_000).validateAnswers(validated).start()) {
        List<String> ids =
            TestClient.ids(
                new TestClient(sandbox).search("{'pageLimit':500}").expect(200).at("/contacts"));
        run(sandbox, ids, WARM_UP);
        System.out.printf(
            "answers %s: %,.0f requests/s%n",
            validated ? "validated" : "not validated", run(sandbox, ids, TIME));
      }
    }
  }

  /** Requests a second. */
  private static double run(ContactsSandbox sandbox, List<String> ids, Duration time)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    long start = System.nanoTime();
    List<Future<Long>> running = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int number = i;
      running.add(
          threads.submit(
              () -> {
                try (Connection connection = new Connection(sandbox)) {
                  Random random = new Random(number);
                  long sent = 0;
                  while (System.nanoTime() - start < time.toNanos()) {
                    connection.step(random, ids.get(random.nextInt(ids.size())));
                    sent++;
                  }
                  return sent;
                }
              }));
    }
    long total = 0;
    for (Future<Long> client : running) {
      total += client.get();
    }
    threads.shutdown();
    return total * 1e9 / (System.nanoTime() - start);
  }

  /** A client that costs next to nothing: one socket, no parsing but the length. */
  private static final class Connection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final String head;
    private final String location;

    Connection(ContactsSandbox sandbox) throws IOException {
      URI address = URI.create(sandbox.baseUrl());
      this.socket = new Socket(address.getHost(), address.getPort());
      socket.setTcpNoDelay(true);
      this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      this.head =
          " HTTP/1.1\r\nHost: localhost\r\nVersion: v3\r\nContent-Type: application/json\r\n"
              + "Authorization: Bearer "
              + sandbox.token()
              + "\r\nContent-Length: ";
      this.location = "\"locationId\":\"" + sandbox.locationId() + "\"";
    }

    void step(Random random, String id) throws IOException {
      String contact = "/contacts/" + id;
      switch (random.nextInt(10)) {
        case 0 -> send("POST /contacts/", "{" + location + ",\"firstName\":\"New\"}");
        case 1 -> send("PUT " + contact, "{\"city\":\"Town " + random.nextInt(99) + "\"}");
        case 2 -> send("POST " + contact + "/tags", "{\"tags\":[\"t" + random.nextInt(9) + "\"]}");
        case 3 -> send("GET " + contact + "/notes", "");
        case 4, 5 -> send("POST /contacts/search", "{" + location + ",\"pageLimit\":20}");
        default -> send("GET " + contact, "");
      }
    }

    private void send(String request, String body) throws IOException {
      socket
          .getOutputStream()
          .write(
              (request + head + body.length() + "\r\n\r\n" + body)
                  .getBytes(StandardCharsets.ISO_8859_1));
      String status = line();
      if (!status.startsWith("HTTP/1.1 20")) {
        throw new IOException(request + ": " + status);
      }
      int length = 0;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.startsWith("Content-Length: ")) {
          length = Integer.parseInt(line.substring(16));
        }
      }
      in.skipNBytes(length);
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new IOException("connection closed");
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
