package io.github.contactsv3.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A JVM with a heap of 64 MB pages through contacts whose JSON alone is larger: a million with
 * {@code -Dwalks=4}.
 */
class PagingMemoryTest {

  private static final int CONTACTS = 250_000 * Integer.getInteger("walks", 1);
  private static final Pattern AFTER = Pattern.compile("\"searchAfter\":\\[(\\d+)");
  private static final Pattern LIMIT = Pattern.compile("\"pageLimit\":(\\d+)");

  /** The program in the small JVM. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] arguments) {
      ContactsClient client =
          ContactsClient.builder()
              .baseUrl(arguments[0])
              .credentials(Credentials.privateIntegrationToken("pit-paging"))
              .locationId("loc")
              .quota(Quotas.unlimited())
              .build();
      var contacts = client.search(ContactQuery.all());
      int prefetch = Integer.parseInt(arguments[1]);
      long sum = 0;
      for (ContactSummary contact : prefetch == 0 ? contacts : contacts.prefetch(prefetch)) {
        sum += Long.parseLong(contact.getId());
      }
      System.out.println(sum);
    }
  }

  private static byte[] page(String request) {
    Matcher after = AFTER.matcher(request);
    Matcher limit = LIMIT.matcher(request);
    int from = after.find() ? Integer.parseInt(after.group(1)) + 1 : 0;
    int to = limit.find() ? Math.min(from + Integer.parseInt(limit.group(1)), CONTACTS) : from;
    StringBuilder json = new StringBuilder("{\"contacts\":[");
    for (int i = from; i < to; i++) {
      json.append(i == from ? "" : ",").append("{\"id\":\"").append(i);
      json.append("\",\"locationId\":\"loc\",\"firstNameLowerCase\":\"ada\",\"email\":\"ada")
          .append(i);
      json.append("@example.com\",\"tags\":[\"vip\",\"newsletter\"],\"city\":\"Springfield\"");
      json.append(",\"dateAdded\":\"2026-03-02T09:15:30.255Z\",\"customFields\":[{\"id\":");
      json.append("\"6dvNaf7VhkQ9snc5vnjJ\",\"value\":\"Gold\"}],\"searchAfter\":[").append(i);
      json.append(",\"x\"]}");
    }
    json.append("],\"total\":").append(CONTACTS).append('}');
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void pagingThroughMoreThanTheHeapHolds_needsLittleMemory(int prefetch)
      throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          byte[] body =
              page(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    try {
      Process reader =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Reader.class.getName(),
                  "http://127.0.0.1:" + server.getAddress().getPort(),
                  String.valueOf(prefetch))
              .redirectErrorStream(true)
              .start();
      String printed = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(printed.strip()).isEqualTo(String.valueOf((CONTACTS - 1L) * CONTACTS / 2));
      assertThat(reader.waitFor()).isZero();
    } finally {
      server.stop(0);
      threads.shutdown();
    }
  }
}
