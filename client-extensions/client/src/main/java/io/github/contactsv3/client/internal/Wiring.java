package io.github.contactsv3.client.internal;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.spi.Timing;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenSource;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.resilience.spi.QuotaGate;
import java.time.Duration;

/**
 * What a client is made of.
 *
 * @param wire carries the requests
 * @param baseUrl where the service is, without a slash at its end
 * @param userAgent the User-Agent header
 * @param readTimeout of an answer
 * @param quota lets requests through
 * @param retries decides on repeats
 * @param observer is told of calls
 * @param timing gives the time
 */
public record Wiring(
    Wire wire,
    String baseUrl,
    String userAgent,
    Duration readTimeout,
    QuotaGate quota,
    RetryPolicy retries,
    CallObserver observer,
    Timing timing) {

  /**
   * Returns where the credentials get their tokens from. Its requests wait for no quota, carry what
   * they are given, and are sent once.
   *
   * @return a new endpoint
   */
  public TokenEndpoint tokenEndpoint() {
    Exchange exchange =
        new Exchange(
            sender(), OAuthEndpoint.NO_TOKENS, Quotas.unlimited(), RetryPolicy.never(), timing);
    return new OAuthEndpoint(new ApiFactory(exchange, baseUrl, observer, timing));
  }

  /**
   * Returns the credentials with their endpoint.
   *
   * @param credentials the credentials
   * @return where requests get their tokens from
   */
  public TokenSource connect(Credentials credentials) {
    return credentials.connect(tokenEndpoint(), timing);
  }

  /**
   * Returns what makes the interfaces callable.
   *
   * @param tokens where requests get their tokens from
   * @return a new factory
   */
  public ApiFactory apis(TokenSource tokens) {
    Exchange exchange = new Exchange(sender(), tokens, quota, retries, timing);
    return new ApiFactory(exchange, baseUrl, observer, timing);
  }

  private Sender sender() {
    return new Sender(wire, userAgent, readTimeout, timing);
  }
}
