package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import feign.Request;
import feign.Response;
import io.github.contactsv3.errors.TransportException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe holds what it promises. */
class JdkTransportTest {
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final Duration READ_TIMEOUT = Duration.ofMillis(300);

  private final JdkTransport transport =
      new JdkTransport(HttpClient.Version.HTTP_1_1, Duration.ofSeconds(5));
  private final BlockingQueue<List<String>> received = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> clientLeft = new CompletableFuture<>();

  private LocalServer server(LocalServer.Handler handler) throws IOException {
    return LocalServer.start(
        client -> {
          received.add(LocalServer.readHead(client));
          try {
            handler.handle(client);
          } catch (IOException e) {
            clientLeft.complete(null);
            throw e;
          }
          if (client.getInputStream().read() < 0) {
            clientLeft.complete(null);
          }
        });
  }

  private static Request request(LocalServer server, Request.HttpMethod method, String body) {
    return Request.create(
        method,
        "http://127.0.0.1:" + server.port() + "/contacts/",
        Map.of("Accept", List.of("application/json"), "Content-Length", List.of("9")),
        body == null ? null : body.getBytes(StandardCharsets.UTF_8),
        StandardCharsets.UTF_8,
        null);
  }

  private static Request get(LocalServer server) {
    return request(server, Request.HttpMethod.GET, null);
  }

  private static Request.Options options(Duration readTimeout) {
    return new Request.Options(
        5, TimeUnit.SECONDS, readTimeout.toMillis(), TimeUnit.MILLISECONDS, false);
  }

  private Response execute(Request request) throws IOException {
    return transport.execute(request, options(Duration.ofSeconds(10)));
  }

  /** One byte in each chunk, without end. */
  private static void drip(OutputStream out) throws IOException {
    while (true) {
      out.write("1\r\n \r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", CHUNKED})
  void response_thatNeverEnds_endsAtTheReadTimeout(String begin) throws Exception {
    try (LocalServer server =
        server(
            client -> {
              LocalServer.write(client, begin);
              if (begin.equals(CHUNKED)) {
                drip(client.getOutputStream());
              }
            })) {
      long start = System.nanoTime();

      assertThatThrownBy(() -> transport.execute(get(server), options(READ_TIMEOUT)))
          .isInstanceOf(HttpTimeoutException.class);

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(READ_TIMEOUT, READ_TIMEOUT.plusSeconds(2));
      clientLeft.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void interrupt_endsAnExchange() throws Exception {
    try (LocalServer server = server(client -> LocalServer.write(client, CHUNKED))) {
      Thread caller = Thread.currentThread();
      LocalServer.thread(
          () -> {
            try {
              received.take();
              caller.interrupt();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });

      assertThatThrownBy(() -> execute(get(server))).isInstanceOf(InterruptedIOException.class);

      // Of an exchange whose head has not come yet, JDK 17 may keep the connection.
      assertThat(Thread.interrupted()).as("flag").isTrue();
    }
  }

  @Test
  void redirect_isNotFollowed() throws Exception {
    try (LocalServer server =
        server(
            client ->
                LocalServer.write(
                    client,
                    "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"))) {
      assertThat(execute(get(server)).status()).isEqualTo(302);
      assertThat(received).hasSize(1);
      HttpClient following =
          HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
      assertThatThrownBy(() -> new JdkTransport(following))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void body_isCutAtTheLimit() throws Exception {
    JdkTransport small = new JdkTransport(HttpClient.newHttpClient(), 1_000);
    try (LocalServer server =
        server(
            client -> {
              LocalServer.write(client, CHUNKED);
              while (true) {
                LocalServer.write(client, "1000\r\n" + "a".repeat(4096) + "\r\n");
              }
            })) {
      Response response = small.execute(get(server), options(Duration.ofSeconds(10)));

      assertThat(response.body().asInputStream().readAllBytes()).hasSize(1_000);
      clientLeft.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void successTooLargeForTheClient_isRefusedByIt() throws Exception {
    try (LocalServer server =
        server(
            client -> {
              LocalServer.write(client, CHUNKED);
              while (true) {
                LocalServer.write(client, "100000\r\n" + "a".repeat(1 << 20) + "\r\n");
              }
            })) {
      assertThatThrownBy(
              () ->
                  Transports.client("http://127.0.0.1:" + server.port(), "pit-1", transport)
                      .contacts()
                      .getContact("ocQHyuzHvysMo5N5VsXc"))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("is larger than 67108864 bytes");
      assertThat(received).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GET", "POST", "PUT", "DELETE"})
  void request_arrivesWithItsHeadersAndBody(Request.HttpMethod method) throws Exception {
    CompletableFuture<String> body = new CompletableFuture<>();
    boolean hasBody = method != Request.HttpMethod.GET;
    try (LocalServer server =
        server(
            client -> {
              byte[] bytes = client.getInputStream().readNBytes(hasBody ? 9 : 0);
              body.complete(new String(bytes, StandardCharsets.UTF_8));
              LocalServer.write(client, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            })) {
      execute(request(server, method, hasBody ? "{\"a\":123}" : null));

      assertThat(received.take())
          .startsWith(method + " /contacts/ HTTP/1.1")
          .contains("Accept: application/json")
          .noneMatch(line -> line.startsWith("Upgrade"));
      assertThat(body.get()).isEqualTo(hasBody ? "{\"a\":123}" : "");
    }
  }

  @Test
  void certificateOfAPrivateAuthority_failsAtOnce() throws Exception {
    try (LocalServer service = server(client -> {});
        Relay server = Relay.tls(TestCertificates.get().context("server"), false, service.port())) {
      TransportException failed = failure("https://127.0.0.1:" + server.port(), transport);

      assertThat(failed.attempts()).isEqualTo(1);
      assertThat(failed)
          .hasMessageContaining("127.0.0.1:" + server.port())
          .hasMessageContaining("certificate of the server is not trusted");
    }
  }

  @Test
  void proxyThatWantsAPassword_failsAtOnce() throws Exception {
    try (Relay proxy = Relay.proxy("ada", "s3cret")) {
      HttpClient http =
          HttpClient.newBuilder()
              .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())))
              .build();
      for (String scheme : List.of("https", "http")) {
        TransportException failed = failure(scheme + "://127.0.0.1:1", new JdkTransport(http));

        assertThat(failed.attempts()).as(failed.getMessage()).isEqualTo(1);
        assertThat(failed)
            .hasMessageContaining("proxy refused to connect to 127.0.0.1:1")
            .hasMessageContaining("407");
      }
    }
  }

  private static TransportException failure(String baseUrl, JdkTransport transport) {
    return catchThrowableOfType(
        TransportException.class,
        () ->
            Transports.client(baseUrl, "pit-1", transport)
                .contacts()
                .getContact("ocQHyuzHvysMo5N5VsXc"));
  }
}
