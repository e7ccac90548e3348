package io.github.contactsv3.examples;

import feign.Client;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.spi.Transport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.auth.CredentialsProviderBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The snippets of docs/guide/transport.md. */
final class Transports {
  private Transports() {}

  static ContactsClient client(String baseUrl, String token, CloseableHttpClient http) {
    // region use
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(token))
            .baseUrl(baseUrl)
            .transport(Transport.of(http)) // stays open when the client is closed
            .build();
    // endregion
    return client;
  }

  static HttpClientBuilder base() {
    // region base
    HttpClientBuilder builder =
        HttpClients.custom()
            .disableAutomaticRetries() // the client knows which requests may arrive twice
            .disableRedirectHandling() // a redirect would take the token to another host
            .disableCookieManagement()
            .disableContentCompression(); // the client decompresses within its limits
    // endregion
    return builder;
  }

  static CloseableHttpClient pool(HttpClientBuilder builder) {
    // region pool
    ConnectionConfig connections =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.ofSeconds(5))
            .setTimeToLive(TimeValue.ofMinutes(5)) // for services that move to other addresses
            .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS) // check before each use
            .build();
    CloseableHttpClient http =
        builder
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(64) // 25 if not set
                    .setMaxConnPerRoute(64) // 5 if not set: as many as threads that call
                    .setDefaultConnectionConfig(connections)
                    .build())
            .evictIdleConnections(TimeValue.ofSeconds(30)) // one thread, until close()
            .build();
    // endregion
    return http;
  }

  static CloseableHttpClient proxy(
      HttpClientBuilder builder, HttpHost proxy, String user, char[] password) {
    // region proxy
    CredentialsProvider credentials =
        CredentialsProviderBuilder.create().add(proxy, user, password).build();
    CloseableHttpClient http =
        builder.setProxy(proxy).setDefaultCredentialsProvider(credentials).build();
    // endregion
    return http;
  }

  static CloseableHttpClient trustStore(HttpClientBuilder builder, Path trustStore, char[] password)
      throws GeneralSecurityException, IOException {
    // region trust-store
    SSLContext tls = SSLContexts.custom().loadTrustMaterial(trustStore, password).build();
    CloseableHttpClient http =
        builder
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                    .build())
            .build();
    // endregion
    return http;
  }

  static CloseableHttpClient clientCertificate(
      HttpClientBuilder builder,
      Path trustStore,
      char[] trustStorePassword,
      Path keyStore,
      char[] keyStorePassword)
      throws GeneralSecurityException, IOException {
    // region client-certificate
    SSLContext tls =
        SSLContexts.custom()
            .loadTrustMaterial(trustStore, trustStorePassword) // leave it out to trust the JVM's
            .loadKeyMaterial(keyStore, keyStorePassword, keyStorePassword)
            .build();
    CloseableHttpClient http =
        builder
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                    .build())
            .build();
    // endregion
    return http;
  }

  static Client okHttp() {
    // region okhttp
    OkHttpClient http =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .callTimeout(Duration.ofSeconds(30)) // of an attempt; ends what an interrupt does not
            .addNetworkInterceptor(
                chain -> {
                  // OkHttp sends any request a second time after 503 with a Retry-After of 0, which
                  // may be written 00, and fails if the number is too large for an int.
                  Response response = chain.proceed(chain.request());
                  boolean misread =
                      response.code() == 503
                          && response.headers("Retry-After").stream()
                              .anyMatch(value -> value.matches("0+|\\d{10,}"));
                  return misread
                      ? response.newBuilder().removeHeader("Retry-After").build()
                      : response;
                })
            .build();
    Client feign = new feign.okhttp.OkHttpClient(http); // for Transport.of(feign)
    // endregion
    return feign;
  }

  static Client jdk() {
    // region jdk
    Client feign = new JdkTransport(HttpClient.Version.HTTP_1_1, Duration.ofSeconds(10));
    // endregion
    return feign;
  }

  static ContactsClient client(String baseUrl, String token, Client feign) {
    // region use-feign
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(token))
            .baseUrl(baseUrl)
            .transport(Transport.of(feign))
            .build();
    // endregion
    return client;
  }

  static String closing(String baseUrl, String token, String contactId) {
    // region close
    try (ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(token))
            .baseUrl(baseUrl)
            .build()) {
      return client.contacts().getContact(contactId).getContact().getId();
    }
    // endregion
  }
}
