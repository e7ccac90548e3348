package io.github.contactsv3.client;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.internal.ApiFactory;
import io.github.contactsv3.client.internal.BaseUrl;
import io.github.contactsv3.client.internal.HeaderValue;
import io.github.contactsv3.client.internal.JdkTransport;
import io.github.contactsv3.client.internal.UserAgent;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.runtime.PathSegment;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link ContactsClient}. Not thread-safe. */
public final class ContactsClientBuilder {
  private static final Duration MAX_TIMEOUT = Duration.ofHours(1);

  private @Nullable Credentials credentials;
  private @Nullable String locationId;
  private String baseUrl = "https://services.leadconnectorhq.com";
  private String userAgent = UserAgent.ofThisLibrary();
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration readTimeout = Duration.ofSeconds(30);
  private @Nullable Transport transport;

  ContactsClientBuilder() {}

  /**
   * Sets who calls. Required.
   *
   * @param credentials the credentials
   * @return this builder
   */
  public ContactsClientBuilder credentials(Credentials credentials) {
    this.credentials = Objects.requireNonNull(credentials, "credentials");
    return this;
  }

  /**
   * Sets the location, also called sub-account, that the client works for.
   *
   * @param locationId its id, 20 letters and digits; not checked further than that it can be one
   * @return this builder
   * @throws IllegalArgumentException if it is blank or has a control character
   */
  public ContactsClientBuilder locationId(String locationId) {
    this.locationId = PathSegment.require("locationId", locationId);
    return this;
  }

  /**
   * Sets where the service is. Default: {@code https://services.leadconnectorhq.com}. The vendor's
   * text also speaks of a prefix: {@code https://services.leadconnectorhq.com/v3}.
   *
   * @param baseUrl an absolute http or https URL without query; a slash at its end does not matter
   * @return this builder
   * @throws IllegalArgumentException if it is something else; the message says what is wrong
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
   * @throws IllegalArgumentException if it is something else
   */
  public ContactsClientBuilder userAgent(String userAgent) {
    this.userAgent = HeaderValue.require("userAgent", userAgent);
    return this;
  }

  /**
   * Sets how long a connection may take to open. Default: 10 s.
   *
   * @param timeout more than zero, at most an hour
   * @return this builder
   * @throws IllegalArgumentException if it is out of range
   */
  public ContactsClientBuilder connectTimeout(Duration timeout) {
    this.connectTimeout = inRange("connectTimeout", timeout);
    return this;
  }

  /**
   * Sets how long an answer may take, from the request to the end of its body. Default: 30 s.
   *
   * @param timeout more than zero, at most an hour
   * @return this builder
   * @throws IllegalArgumentException if it is out of range
   */
  public ContactsClientBuilder readTimeout(Duration timeout) {
    this.readTimeout = inRange("readTimeout", timeout);
    return this;
  }

  /**
   * Sets what carries the requests. Default: the JDK's HTTP client, shared by all clients of the
   * process.
   *
   * @param transport the transport
   * @return this builder
   */
  public ContactsClientBuilder transport(Transport transport) {
    this.transport = Objects.requireNonNull(transport, "transport");
    return this;
  }

  /**
   * Returns the client.
   *
   * @return a new client
   * @throws IllegalStateException if there are no credentials
   */
  public ContactsClient build() {
    if (credentials == null) {
      throw new IllegalStateException("credentials are required and not set");
    }
    return new DefaultContactsClient(
        locationId,
        new ApiFactory(
            transport == null ? JdkTransport.shared(connectTimeout) : transport.client(),
            baseUrl,
            credentials.connect(new NoTokenEndpoint()),
            userAgent,
            connectTimeout,
            readTimeout));
  }

  private static Duration inRange(String name, Duration timeout) {
    if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
      throw new IllegalArgumentException(name + " is " + timeout + ", not 1 ms to 1 h");
    }
    return timeout;
  }
}
