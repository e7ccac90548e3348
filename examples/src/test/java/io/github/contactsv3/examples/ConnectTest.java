package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.CallOptions;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.jdbc.JdbcTokenStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.UnifiedJedis;

/**
 * The snippets of docs/guide/credentials.md and docs/guide/retries-and-quota.md do what they say.
 */
class ConnectTest {
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final TokenStore store = TokenStores.inMemory();
  private final OAuthApp app =
      OAuthApp.builder()
          .clientId("6578278e879ad2646715ba9c")
          .clientSecret("secret")
          .redirectUri("https://app.example.com/callback")
          .build();
  private HttpServer server;
  private String userType = "Location";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    response("/oauth/token", () -> pair(userType));
    response("/oauth/location-token", () -> "{\"accessToken\":\"T1\",\"expiresIn\":86399}");
    response("/contacts/", () -> "{\"contact\":{\"id\":\"c1\",\"locationId\":\"X1\"}}");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static String pair(String userType) {
    String id = userType.equals("Location") ? "locationId" : "companyId";
    return "{\"accessToken\":\"A1\",\"refreshToken\":\"R1\",\"expiresIn\":86399,\"userType\":\""
        + userType
        + "\",\""
        + id
        + "\":\"X1\",\"userId\":\"u1\"}";
  }

  private void response(String path, Supplier<String> body) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            received.add(
                exchange.getRequestURI().getPath()
                    + " "
                    + exchange.getRequestHeaders().getFirst("Authorization")
                    + " "
                    + exchange.getRequestHeaders().getFirst("X-Request-Source"));
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void supplier_givesTheTokenOfEachRequest() {
    Connect.rotated(url(), () -> "pit-7").contacts().getContact("c1");

    assertThat(received).containsExactly("/contacts/c1 Bearer pit-7 null");
  }

  @Test
  void authorise_makesTheAddress() {
    assertThat(Connect.authoriseUrl(url(), app, store, "s-1").toString())
        .contains("client_id=6578278e879ad2646715ba9c")
        .contains("state=s-1")
        .contains("contacts.readonly");
  }

  @Test
  void exchange_givesAClientOfTheLocation() {
    ContactsClient client = Connect.location(url(), app, store, "code");

    client.contacts().getContact("c1");

    assertThat(client.locationId()).isEqualTo("X1");
    assertThat(received).containsExactly("/oauth/token null null", "/contacts/c1 Bearer A1 null");
  }

  @Test
  void agency_narrowsToALocation() {
    userType = "Company";
    ContactsClient.builder()
        .baseUrl(url())
        .authorizationCodeFlow(app, store)
        .exchange("code", TokenKey.Type.COMPANY, Duration.ofSeconds(5));

    assertThat(Connect.ofLocation(url(), app, store, "X1", "c1").getId()).isEqualTo("c1");

    assertThat(received)
        .containsExactly(
            "/oauth/token null null",
            "/oauth/location-token Bearer A1 null",
            "/contacts/c1 Bearer T1 null");
  }

  @Test
  void encrypted_filesHoldNoToken(@TempDir Path directory) throws IOException {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    TokenStore encrypted = Connect.encrypted(directory, key, key);

    Connect.location(url(), app, encrypted, "code").contacts().getContact("c1");

    assertThat(received).contains("/contacts/c1 Bearer A1 null");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(file -> file.toString().endsWith(".json")))
          .hasSize(1)
          .allSatisfy(
              file ->
                  assertThat(file)
                      .content()
                      .contains("\"encrypted:1:")
                      .doesNotContain("\"A1\"", "\"R1\""));
    }
  }

  @Test
  void database_holdsTheTokens() throws Exception {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setUrl("jdbc:h2:mem:connect;DB_CLOSE_DELAY=-1");
    try (Connection connection = dataSource.getConnection();
        InputStream tables =
            JdbcTokenStore.class.getResourceAsStream(
                "/contacts-v3/jdbc/R__contacts_v3_tokens.sql")) {
      connection
          .createStatement()
          .execute(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
    }

    Connect.location(url(), app, Connect.database(dataSource), "code").contacts().getContact("c1");

    assertThat(received).contains("/contacts/c1 Bearer A1 null");
    assertThat(Connect.database(dataSource).load(TokenKey.location(app.clientId(), "X1")))
        .isPresent();
  }

  @Test
  void redis_isAskedBeforeAnythingIsSent() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    try (UnifiedJedis jedis = new UnifiedJedis(new HostAndPort("127.0.0.1", closed));
        ContactsClient client = Connect.redis(jedis, app, "X1")) {
      assertThatThrownBy(() -> client.contacts().getContact("c1"))
          .isInstanceOf(QuotaStoreException.class)
          .hasMessageContaining("the connection to Redis failed");
    }
  }

  @Test
  void options_holdForTheirCallsOnly() {
    ContactsClient client = Connect.tuned(url(), "pit-8");

    Connect.once(client, "c1");
    client.contacts().getContact("c1");

    assertThat(received)
        .containsExactly("/contacts/c1 Bearer pit-8 nightly job", "/contacts/c1 Bearer pit-8 null");
    assertThat(client.with(CallOptions.builder().build()).toString()).doesNotContain("pit-8");
  }
}
