package io.github.contactsv3.client.internal.call;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.client.internal.attempt.AttemptSender;
import io.github.contactsv3.client.internal.attempt.Quota;
import io.github.contactsv3.client.internal.attempt.RequestExecutor;
import io.github.contactsv3.client.internal.http.HttpTransport;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.internal.Secrets;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.resilience.spi.QuotaGate;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a client.
 *
 * @param transport sends the requests
 * @param baseUrl where the service is, without a slash at its end
 * @param userAgent the User-Agent header
 * @param readTimeout of a response
 * @param gate keeps the quota
 * @param quotaKey stands for the app in the quota, or null if the credentials say it
 * @param retries decides on retries
 * @param observers observe calls
 * @param clock gives the time
 * @param secrets the secrets of the client, which no error and no log shows
 */
public record ClientComponents(
    HttpTransport transport,
    String baseUrl,
    String userAgent,
    Duration readTimeout,
    QuotaGate gate,
    @Nullable String quotaKey,
    RetryPolicy retries,
    Observers observers,
    Clock clock,
    Secrets secrets) {

  /**
   * A client, put together.
   *
   * @param apis makes the interfaces callable
   * @param quota the quota of its calls
   * @param tokens the tokens of its calls
   * @param lifecycle closes it
   */
  public record Connected(ApiFactory apis, Quota quota, TokenRemoval tokens, Lifecycle lifecycle) {
    /**
     * Returns the same with a lifecycle derived from this one's.
     *
     * @return what a derived client has
     */
    public Connected derive() {
      return new Connected(apis, quota, tokens, lifecycle.derive());
    }

    /**
     * Ends the calls under way and closes what is owned. The quota is flushed by the client that
     * others were derived from, after all calls: a derived one shares its permits.
     */
    public void close() {
      lifecycle.close();
      if (!lifecycle.isDerived()) {
        quota.flush();
      }
    }
  }

  /**
   * Connects credentials with their endpoint, and both with the transport.
   *
   * @param credentials the credentials
   * @return a new client
   */
  public Connected connect(Credentials credentials) {
    Lifecycle lifecycle = Lifecycle.owning(transport);
    AtomicReference<@Nullable TokenProvider> provider = new AtomicReference<>();
    Supplier<TokenProvider> tokens = () -> Objects.requireNonNull(provider.get());
    Quota quota =
        new Quota(
            gate,
            () -> quotaKey == null ? tokens.get().appId() : quotaKey,
            () -> tokens.get().companyId().orElse(null),
            secrets);
    provider.set(credentials.connect(endpoint(quota, lifecycle), clock));
    return new Connected(
        apis(tokens.get(), quota, retries),
        quota,
        new TokenRemoval(tokens.get(), secrets),
        lifecycle);
  }

  /**
   * Returns where an app that has no credentials yet gets its first tokens from.
   *
   * @return a new endpoint
   */
  public TokenEndpoint tokenEndpoint() {
    return endpoint(unlimited(), Lifecycle.owning(transport));
  }

  private TokenEndpoint endpoint(Quota quota, Lifecycle lifecycle) {
    return new OAuthEndpoint(
        apis(OAuthEndpoint.NO_TOKENS, unlimited(), RetryPolicy.never()),
        apis(OAuthEndpoint.NO_TOKENS, quota, retries),
        lifecycle,
        secrets);
  }

  private Quota unlimited() {
    return new Quota(Quotas.unlimited(), OAuthEndpoint.NO_TOKENS::appId, () -> null, secrets);
  }

  private ApiFactory apis(TokenProvider tokens, Quota quota, RetryPolicy policy) {
    AttemptSender sender = new AttemptSender(transport, userAgent, readTimeout, clock, secrets);
    RequestExecutor executor = new RequestExecutor(sender, tokens, quota, policy, clock, secrets);
    return new ApiFactory(executor, baseUrl, observers, clock, secrets);
  }
}
