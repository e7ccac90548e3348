package io.github.contactsv3.client.spi;

import feign.Client;
import io.github.contactsv3.client.internal.http.ApacheHttpTransport;
import io.github.contactsv3.client.internal.http.FeignTransport;
import io.github.contactsv3.client.internal.http.HttpTransport;
import io.github.contactsv3.client.internal.http.ResponseLimits;
import io.github.contactsv3.client.internal.libraries.LibraryVersions;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiFunction;
import org.apache.hc.client5.http.classic.HttpClient;

/**
 * A custom HTTP client that sends the requests: for a proxy with a password, a trust store, a
 * client certificate, a connection pool, or another library. Immutable; thread-safe if the client
 * in it is. The client stays open when the {@code ContactsClient} is closed.
 */
public final class Transport {
  private final BiFunction<Duration, ResponseLimits, HttpTransport> connector;

  private Transport(BiFunction<Duration, ResponseLimits, HttpTransport> connector) {
    this.connector = connector;
  }

  /**
   * Wraps an Apache HttpClient 5. Build it with {@code disableAutomaticRetries()}, {@code
   * disableRedirectHandling()}, {@code disableCookieManagement()} and {@code
   * disableContentCompression()}: retries of its own would send unsafe requests twice, a redirect
   * would take the token to another host, and what it decompresses is limited only afterwards.
   * Connect, pool and request settings are those of the client; its waits end at the deadline of
   * the call.
   *
   * <p>Apache's client shuts its pool down if an Error, such as an {@code OutOfMemoryError}, occurs
   * in it. Calls fail from then on, as they do when it is closed.
   *
   * @param client a thread-safe client; the caller closes it
   * @return the transport
   */
  public static Transport of(HttpClient client) {
    Objects.requireNonNull(client, "client");
    return new Transport(
        (connectTimeout, limits) -> {
          LibraryVersions.requireApacheHttpClient();
          return ApacheHttpTransport.of(client, limits);
        });
  }

  /**
   * Wraps a client of Feign. It must send bodies with DELETE, must not follow redirects, which
   * would take the token to another host, and must not retry by itself.
   *
   * <p>It runs in a daemon thread, not in the calling one, so it sees none of the caller's
   * thread-locals. At the deadline of the call that thread is interrupted and the call ends. A
   * client that cannot be interrupted, such as {@code feign.Client.Default}, keeps its thread and
   * its connection until its own time-out.
   *
   * @param client a thread-safe client; the caller closes it
   * @return the transport
   */
  public static Transport of(Client client) {
    Objects.requireNonNull(client, "client");
    return new Transport(
        (connectTimeout, limits) -> new FeignTransport(client, connectTimeout, limits));
  }

  /**
   * Connects the client. Not for applications.
   *
   * @param connectTimeout how long opening a connection may take, for clients that ask each time
   * @param limits how much of a response is read
   * @return the transport
   */
  public HttpTransport connect(Duration connectTimeout, ResponseLimits limits) {
    return connector.apply(connectTimeout, limits);
  }
}
