package io.github.contactsv3.client;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.internal.attempt.CallSettings;
import io.github.contactsv3.client.internal.call.ClientComponents;
import io.github.contactsv3.client.internal.call.JsonWarmup;
import io.github.contactsv3.client.internal.call.Observers;
import io.github.contactsv3.client.internal.http.ApacheHttpTransport;
import io.github.contactsv3.client.internal.http.BaseUrl;
import io.github.contactsv3.client.internal.http.HttpTransport;
import io.github.contactsv3.client.internal.http.ResponseLimits;
import io.github.contactsv3.client.internal.http.UserAgent;
import io.github.contactsv3.client.internal.libraries.LibraryVersions;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.core.internal.HeaderText;
import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.internal.Secrets;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.runtime.PathSegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link ContactsClient}. Not thread-safe. */
public final class ContactsClientBuilder {

  private @Nullable Credentials credentials;
  private @Nullable String locationId;
  private String baseUrl = "https://services.leadconnectorhq.com";
  private String userAgent = UserAgent.ofThisLibrary();
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration readTimeout = Duration.ofSeconds(30);
  private Duration callTimeout = Duration.ofSeconds(60);
  private RetryPolicy retries = RetryPolicy.standard();
  private QuotaGate quota = Quotas.shared();
  private final List<CallObserver> observers = new ArrayList<>();
  private Clock clock = Clock.system();
  private @Nullable Transport transport;
  private @Nullable String quotaKey;
  private ResponseLimits limits = ResponseLimits.DEFAULT;

  ContactsClientBuilder() {}

  /**
   * Sets the credentials. Required.
   *
   * @param credentials the credentials
   * @return this builder
   */
  public ContactsClientBuilder credentials(Credentials credentials) {
    this.credentials = Objects.requireNonNull(credentials, "credentials");
    return this;
  }

  /**
   * Sets the location, also called sub-account, that the client is for.
   *
   * @param locationId its id, 20 letters and digits; only its characters are checked
   * @return this builder
   * @throws IllegalArgumentException if it is blank or has a control character
   */
  public ContactsClientBuilder locationId(String locationId) {
    this.locationId = PathSegment.require("locationId", locationId);
    return this;
  }

  /**
   * Sets the base URL of the service. Default: {@code https://services.leadconnectorhq.com}. The
   * vendor's documentation also names {@code https://services.leadconnectorhq.com/v3}.
   *
   * @param baseUrl an absolute http or https URL in ASCII, without query; other characters of its
   *     path are percent-encoded as UTF-8; a trailing slash is ignored
   * @return this builder
   * @throws IllegalArgumentException if it is not such a URL; the message says what is wrong
   */
  public ContactsClientBuilder baseUrl(String baseUrl) {
    this.baseUrl = BaseUrl.require(baseUrl);
    return this;
  }

  /**
   * Sets the User-Agent header. Default: name and version of this library. The service's front
   * refuses the agents of some languages' standard libraries.
   *
   * @param userAgent printable ASCII, not blank
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public ContactsClientBuilder userAgent(String userAgent) {
    this.userAgent = HeaderText.check("userAgent", userAgent);
    return this;
  }

  /**
   * Sets the timeout for opening a connection. Default: 10 s.
   *
   * @param timeout from 1 ms to 1 h
   * @return this builder
   * @throws IllegalArgumentException if it is out of range
   */
  public ContactsClientBuilder connectTimeout(Duration timeout) {
    this.connectTimeout =
        Ranges.check("connectTimeout", timeout, CallOptions.MIN_TIMEOUT, CallOptions.MAX_TIMEOUT);
    return this;
  }

  /**
   * Sets the timeout for a response, from the request to the end of its body. Default: 30 s.
   *
   * @param timeout from 1 ms to 1 h
   * @return this builder
   * @throws IllegalArgumentException if it is out of range
   */
  public ContactsClientBuilder readTimeout(Duration timeout) {
    this.readTimeout =
        Ranges.check("readTimeout", timeout, CallOptions.MIN_TIMEOUT, CallOptions.MAX_TIMEOUT);
    return this;
  }

  /**
   * Sets the timeout of a call, with all its attempts and waits. Default: 60 s.
   *
   * @param timeout from 1 ms to 1 h
   * @return this builder
   * @throws IllegalArgumentException if it is out of range
   */
  public ContactsClientBuilder callTimeout(Duration timeout) {
    this.callTimeout =
        Ranges.check("callTimeout", timeout, CallOptions.MIN_TIMEOUT, CallOptions.MAX_TIMEOUT);
    return this;
  }

  /**
   * Sets the retry policy. Default: {@link RetryPolicy#standard()}.
   *
   * @param retries the policy
   * @return this builder
   */
  public ContactsClientBuilder retries(RetryPolicy retries) {
    this.retries = Objects.requireNonNull(retries, "retries");
    return this;
  }

  /**
   * Sets the quota, which keeps requests within the rate limits of the service. Default: {@link
   * Quotas#shared()}, one for all clients of the process.
   *
   * @param quota the quota
   * @return this builder
   */
  public ContactsClientBuilder quota(QuotaGate quota) {
    this.quota = Objects.requireNonNull(quota, "quota");
    return this;
  }

  /**
   * Adds an observer of calls, for metrics and traces. Default: none.
   *
   * @param observer the observer; several receive events in the order in which they were added
   * @return this builder
   */
  public ContactsClientBuilder observer(CallObserver observer) {
    observers.add(Objects.requireNonNull(observer, "observer"));
    return this;
  }

  /**
   * Sets the clock, for tests: expiry of tokens, delays before retries and timeouts of calls go by
   * it, except for those of the transport. A quota has a clock of its own. Default: the clock of
   * the system.
   *
   * @param clock the clock, such as {@code ClientClock} of the sandbox
   * @return this builder
   */
  public ContactsClientBuilder clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Sets the name of the app in the quota. Clients with the same key and location share one quota.
   * Default: the client id of an OAuth app; a hash of the first private integration token used,
   * which changes when a process starts with a rotated token. Set it if such tokens are rotated.
   *
   * @param key any name for the app, not blank, such as {@code crm-app}; not a token
   * @return this builder
   * @throws IllegalArgumentException if it is blank
   */
  public ContactsClientBuilder quotaKey(String key) {
    if (key.isBlank()) {
      throw new IllegalArgumentException("quotaKey is blank");
    }
    this.quotaKey = key;
    return this;
  }

  /**
   * Sets the maximum size of a successful response, before and after decompression. Default: 64 MB.
   * A larger one fails with a {@link io.github.contactsv3.errors.TransportException}.
   *
   * @param bytes from 1 KB (1,024) to 1 GB (1,073,741,824)
   * @return this builder
   * @throws IllegalArgumentException if it is out of range
   */
  public ContactsClientBuilder maxResponseBytes(long bytes) {
    this.limits =
        new ResponseLimits(
            Ranges.check("maxResponseBytes", bytes, ResponseLimits.MIN, ResponseLimits.MAX),
            limits.error());
    return this;
  }

  /**
   * Sets how much of an error response is read, before and after decompression. Default: 1 MB. The
   * rest is dropped and does not change the error.
   *
   * @param bytes from 1 KB (1,024) to 1 GB (1,073,741,824)
   * @return this builder
   * @throws IllegalArgumentException if it is out of range
   */
  public ContactsClientBuilder maxErrorBytes(long bytes) {
    this.limits =
        new ResponseLimits(
            limits.success(),
            Ranges.check("maxErrorBytes", bytes, ResponseLimits.MIN, ResponseLimits.MAX));
    return this;
  }

  /**
   * Sets the HTTP client that sends the requests. Default: an Apache HttpClient 5 of this client's
   * own, HTTP/1.1, with the proxy and the trust store of the JVM.
   *
   * @param transport the transport
   * @return this builder
   */
  public ContactsClientBuilder transport(Transport transport) {
    this.transport = Objects.requireNonNull(transport, "transport");
    return this;
  }

  /**
   * Returns the authorization code flow of an app: it builds the authorization URL and exchanges
   * the code for tokens. Needs no credentials; uses base URL, timeouts and transport of this
   * builder.
   *
   * @param app the app
   * @param store the store for the tokens, from which credentials load them
   * @return the flow, thread-safe
   * @throws IllegalStateException if the class path has a library that is too old, or lacks one;
   *     the message names it and the oldest version that works
   */
  public AuthorizationCodeFlow authorizationCodeFlow(OAuthApp app, TokenStore store) {
    LibraryVersions.requireSupported();
    return AuthorizationCodeFlow.of(app, store, components().tokenEndpoint(), clock);
  }

  /**
   * Builds the client.
   *
   * @return a new client
   * @throws IllegalStateException if there are no credentials; if the class path has a library that
   *     is too old, or lacks one, the message names it and the oldest version that works; if no
   *     transport is set and Apache HttpClient is missing, it says what to add
   */
  public ContactsClient build() {
    if (credentials == null) {
      throw new IllegalStateException("credentials are required and not set");
    }
    LibraryVersions.requireSupported();
    JsonWarmup.start();
    return new DefaultContactsClient(
        components().connect(credentials), CallSettings.of(locationId, callTimeout));
  }

  private ClientComponents components() {
    Secrets secrets = new Secrets();
    return new ClientComponents(
        transport == null ? ownTransport(secrets) : transport.connect(connectTimeout, limits),
        baseUrl,
        userAgent,
        readTimeout,
        quota,
        quotaKey,
        retries,
        Observers.of(observers, baseUrl, secrets),
        clock,
        secrets);
  }

  private HttpTransport ownTransport(Secrets secrets) {
    LibraryVersions.requireApacheHttpClient();
    return ApacheHttpTransport.ofOwnClient(connectTimeout, limits, secrets);
  }
}
