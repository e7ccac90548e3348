package io.github.contactsv3.contract.faults;

import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;

/** An Apache client of an application that sends everything through a proxy on this machine. */
final class ProxiedClient {
  private ProxiedClient() {}

  static CloseableHttpClient of(int port, ProxySettings settings) {
    HttpHost proxy = new HttpHost("127.0.0.1", port);
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            // For the trust store of this process.
            .useSystemProperties()
            .setProxy(proxy)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement();
    if (settings == ProxySettings.WITH_PASSWORD) {
      BasicCredentialsProvider passwords = new BasicCredentialsProvider();
      passwords.setCredentials(
          new AuthScope(proxy),
          new UsernamePasswordCredentials("user", "proxy-password".toCharArray()));
      builder.setDefaultCredentialsProvider(passwords);
    }
    return builder.build();
  }
}
