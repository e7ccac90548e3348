package io.github.contactsv3.client.internal;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A client of Feign's that somebody else has made. As thread-safe as that. */
public final class FeignWire implements Wire {
  private final Client client;
  private final Duration connectTimeout;

  /**
   * Makes one.
   *
   * @param client carries the requests
   * @param connectTimeout of a connection, for clients that ask each time
   */
  public FeignWire(Client client, Duration connectTimeout) {
    this.client = client;
    this.connectTimeout = connectTimeout;
  }

  @Override
  public Received send(Request request, Duration timeout) throws IOException {
    Response response = client.execute(request, options(timeout));
    return new Received(response.toBuilder().headers(Map.of()).build(), response.headers());
  }

  private Request.Options options(Duration timeout) {
    return new Request.Options(
        connectTimeout.toMillis(),
        TimeUnit.MILLISECONDS,
        timeout.toMillis(),
        TimeUnit.MILLISECONDS,
        false);
  }
}
