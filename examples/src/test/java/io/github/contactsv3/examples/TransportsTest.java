package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.ServerErrorException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The snippets of docs/guide/transport.md, each against a real counterpart before the sandbox. */
class TransportsTest {
  private static final char[] PASSWORD = TestCertificates.PASSWORD;

  private static final TestCertificates CERTIFICATES = TestCertificates.get();

  private static ContactsSandbox sandbox;
  private static int sandboxPort;

  @BeforeAll
  static void start() {
    sandbox = ContactsSandbox.builder().quotaOff().start();
    sandboxPort = URI.create(sandbox.baseUrl()).getPort();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void clear() {
    sandbox.clear();
    sandbox.requests().clear();
  }

  private static Relay tls(String alias) throws IOException, GeneralSecurityException {
    return Relay.tls(CERTIFICATES.context(alias), false, sandboxPort);
  }

  private static String https(Relay relay) {
    return "https://127.0.0.1:" + relay.port();
  }

  private static ContactsClient client(String baseUrl, CloseableHttpClient http) {
    return Transports.client(baseUrl, sandbox.token(), http);
  }

  private static ContactResponse create(ContactsClient client) {
    return client
        .contacts()
        .createContact(
            CreateContactRequest.builder()
                .locationId(sandbox.locationId())
                .email("ada@example.com")
                .build());
  }

  /** Creates a contact and gets it: one request with a body, and one over the same connection. */
  private static void assertCallsArrive(ContactsClient client) {
    String id = create(client).getContact().getId();

    assertThat(client.contacts().getContact(id).getContact().getEmail())
        .isEqualTo("ada@example.com");
    sandbox.requests().assertArrived("createContact", 1);
    sandbox.requests().assertArrived("getContact", 1);
  }

  private static TransportException assertFailsAtOnce(ContactsClient client) {
    TransportException failed =
        catchThrowableOfType(
            TransportException.class, () -> client.contacts().getContact("ocQHyuzHvysMo5N5VsXc"));

    assertThat(failed).isNotNull();
    assertThat(failed.attempts()).as(failed.getMessage()).isEqualTo(1);
    assertThat(sandbox.requests().list()).isEmpty();
    return failed;
  }

  private static HttpClientBuilder trusting() throws IOException, GeneralSecurityException {
    return Transports.base()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(CERTIFICATES.context("client")))
                .build());
  }

  @Test
  void pool_carriesCalls() throws IOException {
    try (CloseableHttpClient http = Transports.pool(Transports.base())) {
      assertCallsArrive(client(sandbox.baseUrl(), http));
    }
  }

  @Test
  void clientHandedIn_staysOpenWhenTheContactsClientIsClosed() throws IOException {
    try (CloseableHttpClient http = Transports.pool(Transports.base())) {
      client(sandbox.baseUrl(), http).close();

      assertCallsArrive(client(sandbox.baseUrl(), http));
    }
  }

  @Test
  void proxy_withItsPassword_opensATunnel() throws Exception {
    try (Relay server = tls("server");
        Relay proxy = Relay.proxy("ada", "s3cret");
        CloseableHttpClient http =
            Transports.proxy(trusting(), address(proxy), "ada", "s3cret".toCharArray())) {
      assertCallsArrive(client(https(server), http));

      assertThat(proxy.tunnels()).containsExactly("127.0.0.1:" + server.port());
    }
  }

  @Test
  void proxy_withItsPassword_carriesPlainHttp() throws Exception {
    try (Relay proxy = Relay.proxy("ada", "s3cret");
        CloseableHttpClient http =
            Transports.proxy(Transports.base(), address(proxy), "ada", "s3cret".toCharArray())) {
      assertCallsArrive(client(sandbox.baseUrl(), http));

      assertThat(proxy.accepted()).isPositive();
    }
  }

  @Test
  void proxy_withAWrongPassword_failsAtOnceAndIsNamed() throws Exception {
    try (Relay server = tls("server");
        Relay proxy = Relay.proxy("ada", "s3cret");
        CloseableHttpClient http =
            Transports.proxy(trusting(), address(proxy), "ada", "wr0ng".toCharArray())) {
      for (String baseUrl : List.of(https(server), sandbox.baseUrl())) {
        assertThat(assertFailsAtOnce(client(baseUrl, http)))
            .hasMessageContaining("proxy 127.0.0.1:" + proxy.port())
            .hasMessageContaining("127.0.0.1:" + URI.create(baseUrl).getPort())
            .hasMessageContaining("407")
            .hasMessageNotContaining("wr0ng");
      }
    }
  }

  @Test
  void requestConfig_ofTheClientHandedIn_isKept() throws Exception {
    RequestConfig noPasswords = RequestConfig.custom().setAuthenticationEnabled(false).build();
    HttpClientBuilder builder = Transports.base().setDefaultRequestConfig(noPasswords);
    try (Relay proxy = Relay.proxy("ada", "s3cret");
        CloseableHttpClient http =
            Transports.proxy(builder, address(proxy), "ada", "s3cret".toCharArray())) {
      assertThat(assertFailsAtOnce(client(sandbox.baseUrl(), http))).hasMessageContaining("407");
    }
  }

  @Test
  void proxy_thatIsDown_isNamed() throws Exception {
    Relay proxy = Relay.proxy("ada", "s3cret");
    proxy.close();
    try (CloseableHttpClient http =
            Transports.proxy(Transports.base(), address(proxy), "ada", "s3cret".toCharArray());
        ContactsClient client = client(sandbox.baseUrl(), http)) {
      TransportException failed =
          catchThrowableOfType(TransportException.class, () -> create(client));

      assertThat(failed.attempts()).isEqualTo(4);
      assertThat(failed)
          .hasMessageContaining("127.0.0.1:" + sandboxPort)
          .hasMessageContaining("proxy 127.0.0.1:" + proxy.port())
          .hasMessageContaining("connection refused");
    }
  }

  private static HttpHost address(Relay proxy) {
    return new HttpHost("http", "127.0.0.1", proxy.port());
  }

  @Test
  void trustStore_ofAPrivateAuthority_isTrusted() throws Exception {
    try (Relay server = tls("server");
        CloseableHttpClient http =
            Transports.trustStore(Transports.base(), CERTIFICATES.trustStore(), PASSWORD)) {
      assertCallsArrive(client(https(server), http));
    }
  }

  @Test
  void certificate_ofAPrivateAuthority_isNotTrustedByDefault() throws Exception {
    try (Relay server = tls("server");
        ContactsClient client = ofDefault(https(server))) {
      assertThat(assertFailsAtOnce(client))
          .hasMessageContaining("127.0.0.1:" + server.port())
          .hasMessageContaining("certificate of the server is not trusted");
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void certificate_ofAnotherHost_isNotTrusted() throws Exception {
    try (Relay server = tls("other-host");
        CloseableHttpClient http =
            Transports.trustStore(Transports.base(), CERTIFICATES.trustStore(), PASSWORD)) {
      assertThat(assertFailsAtOnce(client(https(server), http)))
          .hasMessageContaining("127.0.0.1:" + server.port())
          .hasMessageContaining("certificate of the server is not for this host");
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  private static ContactsClient ofDefault(String baseUrl) {
    return ContactsClient.builder()
        .credentials(Credentials.privateIntegrationToken(sandbox.token()))
        .baseUrl(baseUrl)
        .build();
  }

  @Test
  void clientCertificate_isShownToTheServer() throws Exception {
    try (Relay server = Relay.tls(CERTIFICATES.context("server"), true, sandboxPort);
        CloseableHttpClient http =
            Transports.clientCertificate(
                Transports.base(),
                CERTIFICATES.trustStore(),
                PASSWORD,
                CERTIFICATES.keyStore("client"),
                PASSWORD)) {
      assertCallsArrive(client(https(server), http));
    }
  }

  @Test
  void clientCertificate_thatIsMissing_failsAtOnce() throws Exception {
    try (Relay server = Relay.tls(CERTIFICATES.context("server"), true, sandboxPort);
        CloseableHttpClient http =
            Transports.trustStore(Transports.base(), CERTIFICATES.trustStore(), PASSWORD)) {
      assertThat(assertFailsAtOnce(client(https(server), http)))
          .hasMessageContaining("127.0.0.1:" + server.port())
          .hasMessageContaining("TLS handshake failed");
    }
  }

  @Test
  void create_whoseConnectionFailed_isRetried() throws Exception {
    try (Relay server = tls("server").dropFirst(2);
        CloseableHttpClient http =
            Transports.trustStore(Transports.base(), CERTIFICATES.trustStore(), PASSWORD)) {
      create(client(https(server), http));

      assertThat(server.accepted()).isEqualTo(3);
      sandbox.requests().assertArrived("createContact", 1);
    }
  }

  @Test
  void okHttp_carriesCalls() {
    assertCallsArrive(Transports.client(sandbox.baseUrl(), sandbox.token(), Transports.okHttp()));
  }

  @Test
  void okHttp_sendsACreateOnceAlsoWhenToldToRetryAtOnce() {
    sandbox.faults().add(Fault.status(503).retryAfter(Duration.ZERO).on("createContact"));
    ContactsClient client =
        Transports.client(sandbox.baseUrl(), sandbox.token(), Transports.okHttp());

    ServerErrorException failed =
        catchThrowableOfType(ServerErrorException.class, () -> create(client));

    assertThat(failed.status()).isEqualTo(503);
    sandbox.requests().assertArrived("createContact", 1);
  }

  /** Forms of 0 that the sandbox does not send, and a number that OkHttp cannot read. */
  @ParameterizedTest
  @ValueSource(
      strings = {"0", "00", "000", "0\r\nRetry-After: 00", "1\r\nRetry-After: 0", "99999999999"})
  void okHttp_sendsACreateOnce_howeverRetryAfterIsWritten(String retryAfter) throws IOException {
    AtomicInteger requests = new AtomicInteger();
    try (LocalServer server =
        LocalServer.start(
            socket -> {
              while (!LocalServer.readHead(socket).isEmpty()) {
                // The body of the create arrives with its head or after it; it is not read.
                requests.incrementAndGet();
                LocalServer.write(
                    socket,
                    "HTTP/1.1 503 Unavailable\r\nContent-Length: 2\r\nRetry-After: "
                        + retryAfter
                        + "\r\n\r\n{}");
              }
            })) {
      ContactsClient client =
          Transports.client(
              "http://127.0.0.1:" + server.port(), sandbox.token(), Transports.okHttp());

      ServerErrorException failed =
          catchThrowableOfType(ServerErrorException.class, () -> create(client));

      assertThat(failed.status()).isEqualTo(503);
      assertThat(requests).hasValue(1);
    }
  }

  @Test
  void jdk_carriesCalls() {
    assertCallsArrive(Transports.client(sandbox.baseUrl(), sandbox.token(), Transports.jdk()));
  }

  @Test
  void jdk_withHttp2_fallsBackToWhatTheServerHas() throws Exception {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .sslContext(CERTIFICATES.context("client"))
            .build();
    try (Relay server = tls("server")) {
      assertCallsArrive(Transports.client(https(server), sandbox.token(), new JdkTransport(http)));
    }
  }

  @Test
  void closing_endsWithTheBlock() {
    String id = create(ofDefault(sandbox.baseUrl())).getContact().getId();

    assertThat(Transports.closing(sandbox.baseUrl(), sandbox.token(), id)).isEqualTo(id);
  }
}
