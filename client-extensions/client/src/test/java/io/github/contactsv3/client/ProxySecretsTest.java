package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.resilience.Quotas;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passwords of proxies that the default transport takes from the JVM. */
class ProxySecretsTest {
  private static final String PASSWORD = "proxyCanary-ABCDEFGHIJ-42";
  private static final String CHALLENGE = "Proxy-Authenticate: Basic realm=\"r\"";

  private final ProxySelector selector = ProxySelector.getDefault();
  private final Authenticator authenticator = Authenticator.getDefault();
  private final ScriptedServer proxy = ScriptedServer.start();

  @BeforeEach
  void useProxy() {
    URI url = URI.create(proxy.url());
    ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress(url.getHost(), url.getPort())));
  }

  @AfterEach
  void restore() throws IOException {
    ProxySelector.setDefault(selector);
    Authenticator.setDefault(authenticator);
    proxy.close();
  }

  private static String basic(String password) {
    return Base64.getEncoder().encodeToString(("ada:" + password).getBytes(StandardCharsets.UTF_8));
  }

  private static void authenticate(String password) {
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("ada", password.toCharArray());
          }
        });
  }

  private static String refusal(String words) {
    return "{\"message\":\"refused: " + words + "\"}";
  }

  private static void assertMasked(String secret) {
    ContactsClient client =
        ContactsClient.builder()
            .baseUrl("http://target.invalid")
            .credentials(Credentials.privateIntegrationToken("pit-1"))
            .quota(Quotas.unlimited())
            .build();
    ContactsApiException error =
        catchThrowableOfType(ContactsApiException.class, () -> client.contacts().getContact("c1"));
    client.close();
    assertThat(error).hasMessageContaining("refused: ***");
    assertThat(error.getMessage() + ((ServiceException) error).messages()).doesNotContain(secret);
  }

  @Test
  void proxyRepeats_passwordOfTheAuthenticator_afterItsChallenge() {
    authenticate(PASSWORD);
    for (String form : List.of(PASSWORD, basic(PASSWORD))) {
      proxy.thenRespond(407, "", CHALLENGE).thenRespond(403, refusal(form));
      assertMasked(form.substring(8));
    }
  }

  @Test
  void proxyRepeats_headerOfAShortPassword_afterItsChallenge() {
    authenticate("s3cret");
    proxy.thenRespond(407, "", CHALLENGE).thenRespond(403, refusal(basic("s3cret")));
    assertMasked(basic("s3cret"));
  }
}
