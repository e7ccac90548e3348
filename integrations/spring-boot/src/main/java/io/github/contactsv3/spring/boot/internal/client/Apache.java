package io.github.contactsv3.spring.boot.internal.client;

import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/** Builds Apache HttpClients that leave to the client what the client decides. */
final class Apache {
  /** As many as there may be calls at a time; the quota allows 100 in ten seconds. */
  private static final int CONNECTIONS = 1_000;

  private Apache() {}

  static CloseableHttpClient client(TransportFactory.Proxy proxy, @Nullable SSLContext tls) {
    PoolingHttpClientConnectionManagerBuilder connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(CONNECTIONS);
    if (tls != null) {
      connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls));
    }
    HttpClientBuilder builder =
        HttpClients.custom()
            .setConnectionManager(connections.build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableContentCompression();
    if (proxy.host() == null) {
      return builder.useSystemProperties().build();
    }
    HttpHost host = new HttpHost(proxy.host(), proxy.port());
    if (proxy.username() != null) {
      char[] password = proxy.password() == null ? new char[0] : proxy.password().toCharArray();
      BasicCredentialsProvider credentials = new BasicCredentialsProvider();
      credentials.setCredentials(
          new AuthScope(host), new UsernamePasswordCredentials(proxy.username(), password));
      builder.setDefaultCredentialsProvider(credentials);
    }
    return builder.setProxy(host).build();
  }
}
