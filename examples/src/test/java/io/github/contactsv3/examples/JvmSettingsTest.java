package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The default transport uses the proxy and the trust store that the JVM has. */
class JvmSettingsTest {
  private final ProxySelector selector = ProxySelector.getDefault();

  @AfterEach
  void restore() {
    ProxySelector.setDefault(selector);
    Authenticator.setDefault(null);
  }

  /** The program in a JVM with settings of its own. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      System.out.print(create(arguments[0], arguments[1], arguments[2]));
    }
  }

  private static String create(String baseUrl, String token, String locationId) {
    try (ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(token))
            .baseUrl(baseUrl)
            .build()) {
      return client
          .contacts()
          .createContact(
              CreateContactRequest.builder()
                  .locationId(locationId)
                  .email("ada@example.com")
                  .build())
          .getContact()
          .getEmail();
    }
  }

  @Test
  void systemProperties_nameProxyPasswordAndTrustStore() throws Exception {
    TestCertificates certificates = TestCertificates.get();
    try (ContactsSandbox sandbox = ContactsSandbox.start();
        Relay server =
            Relay.tls(
                certificates.context("server"), false, URI.create(sandbox.baseUrl()).getPort());
        Relay proxy = Relay.proxy("ada", "s3cret")) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
      command.addAll(List.of("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + proxy.port()));
      command.addAll(List.of("-Dhttps.proxyUser=ada", "-Dhttps.proxyPassword=s3cret"));
      command.add("-Dhttp.nonProxyHosts="); // loopback addresses have no proxy else
      command.add("-Djavax.net.ssl.trustStore=" + certificates.trustStore());
      command.add("-Djavax.net.ssl.trustStorePassword=" + new String(TestCertificates.PASSWORD));
      command.addAll(List.of(Program.class.getName(), "https://127.0.0.1:" + server.port()));
      command.addAll(List.of(sandbox.token(), sandbox.locationId()));

      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

      assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("ada@example.com");
      assertThat(proxy.tunnels()).containsExactly("127.0.0.1:" + server.port());
    }
  }

  @Test
  void authenticator_hasThePasswordOfTheProxy() throws Exception {
    try (ContactsSandbox sandbox = ContactsSandbox.start();
        Relay proxy = Relay.proxy("ada", "s3cret")) {
      ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())));
      TransportException failed =
          catchThrowableOfType(
              TransportException.class,
              () -> create(sandbox.baseUrl(), sandbox.token(), sandbox.locationId()));
      assertThat(failed).hasMessageContaining("proxy 127.0.0.1:" + proxy.port() + " refused");
      assertThat(failed.attempts()).isEqualTo(1);

      setAuthenticator();

      assertThat(create(sandbox.baseUrl(), sandbox.token(), sandbox.locationId()))
          .isEqualTo("ada@example.com");
    }
  }

  @Test
  void service_thatPosesAsAProxy_isNotGivenThePassword() throws Exception {
    List<List<String>> received = new CopyOnWriteArrayList<>();
    try (LocalServer service =
        LocalServer.start(
            client -> {
              while (true) {
                List<String> head = LocalServer.readHead(client);
                if (head.isEmpty()) {
                  return;
                }
                received.add(head);
                LocalServer.write(
                    client,
                    "HTTP/1.1 407 Proxy Authentication Required\r\n"
                        + "Proxy-Authenticate: Basic realm=\"x\"\r\n"
                        + "Content-Length: 0\r\n\r\n");
              }
            })) {
      setAuthenticator();

      catchThrowableOfType(
          TransportException.class,
          () -> create("http://127.0.0.1:" + service.port(), "pit-1", "X1"));

      assertThat(received).hasSize(1);
      assertThat(received.get(0)).noneMatch(line -> line.startsWith("Proxy-Authorization"));
    }
  }

  @Test
  void authenticatorThatThrows_isNamed_andTheClientStaysUsable() throws Exception {
    try (ContactsSandbox sandbox = ContactsSandbox.start();
        Relay proxy = Relay.proxy("ada", "s3cret");
        ContactsClient client =
            ContactsClient.builder()
                .credentials(Credentials.privateIntegrationToken(sandbox.token()))
                .baseUrl(sandbox.baseUrl())
                .build()) {
      ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())));
      Authenticator.setDefault(
          new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
              throw new IllegalStateException("no vault: s3cret");
            }
          });

      TransportException failed =
          catchThrowableOfType(TransportException.class, () -> client.contacts().getContact("c1"));

      assertThat(failed)
          .hasMessageContaining("the JVM's Authenticator failed (IllegalStateException)")
          .hasMessageNotContaining("s3cret");
      assertThat(failed.attempts()).isEqualTo(1);

      setAuthenticator();

      assertThat(
              catchThrowableOfType(
                  NotFoundException.class, () -> client.contacts().getContact("c1")))
          .isNotNull();
    }
  }

  @Test
  void proxySelectorThatThrows_isNamed() {
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            throw new IllegalStateException("no settings");
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException problem) {}
        });

    TransportException failed =
        catchThrowableOfType(
            TransportException.class, () -> create("http://127.0.0.1:9", "pit-1", "X1"));

    assertThat(failed)
        .hasMessageContaining("the JVM's ProxySelector failed (IllegalStateException)");
    assertThat(failed.attempts()).isEqualTo(1);
  }

  private static void setAuthenticator() {
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("ada", "s3cret".toCharArray());
          }
        });
  }
}
