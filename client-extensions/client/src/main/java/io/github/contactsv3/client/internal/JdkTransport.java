package io.github.contactsv3.client.internal;

import feign.Client;
import feign.http2client.Http2Client;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JDK's HTTP client as Feign's. One for each connect time-out and process, not for each client:
 * every one of them has a thread and a pool of connections of its own.
 */
public final class JdkTransport {
  private static final Map<Duration, Client> SHARED = new ConcurrentHashMap<>();

  private JdkTransport() {}

  /**
   * Returns the shared client with this time-out.
   *
   * @param connectTimeout of a connection; must be that of the options which Feign is given, or
   *     Feign makes a second client
   * @return a thread-safe client that follows no redirects
   */
  public static Client shared(Duration connectTimeout) {
    return SHARED.computeIfAbsent(
        connectTimeout,
        timeout ->
            new Http2Client(
                HttpClient.newBuilder()
                    .connectTimeout(timeout)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build()));
  }

  /**
   * Returns the default User-Agent header.
   *
   * @return name and version of this library
   */
  public static String userAgent() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            JdkTransport.class.getResourceAsStream("client.properties"), "client.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "contacts-v3-java/" + properties.getProperty("version");
  }
}
