package io.github.contactsv3.spring.boot.internal.client;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.AuthListener;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.spring.boot.ContactsClientCustomizer;
import io.github.contactsv3.spring.boot.ContactsConnectionDetails;
import io.github.contactsv3.spring.boot.internal.settings.ContactsProperties;
import io.github.contactsv3.spring.boot.internal.settings.EffectiveSettings;
import io.github.contactsv3.spring.boot.internal.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Builds clients by the properties and beans of the application. Thread-safe. */
public final class ClientFactory implements AutoCloseable {
  private final ContactsProperties properties;
  private final Collaborators beans;
  private final CredentialsFactory credentials;
  private final TransportFactory transports;
  private final ClientRegistry registry;
  private final RunTracker tracker;

  /**
   * Creates a factory.
   *
   * @param properties the properties
   * @param beans the beans that take part
   * @param store supplies the token store, asked only for clients of OAuth
   * @param registry receives the configured clients
   * @param tracker stops runs
   */
  public ClientFactory(
      ContactsProperties properties,
      Collaborators beans,
      Supplier<TokenStore> store,
      ClientRegistry registry,
      RunTracker tracker) {
    this.properties = properties;
    this.beans = beans;
    this.credentials = new CredentialsFactory(store, () -> this.beans.connection().isPresent());
    this.transports = new TransportFactory(beans.transport(), beans.sslBundles());
    this.registry = registry;
    this.tracker = tracker;
  }

  /**
   * Creates a configured client.
   *
   * @param name its name in {@code contacts.clients}, or that of the default client
   * @return the client; its bean closes it
   * @throws io.github.contactsv3.spring.boot.internal.settings.ContactsConfigurationException if
   *     the properties or beans can't work
   */
  public ContactsClient create(String name) {
    EffectiveSettings settings = EffectiveSettings.of(properties, name);
    ClientState state = new ClientState(clock());
    ContactsClient client = build(name, settings, location(settings), state);
    registry.add(name, client, state);
    return client;
  }

  /** Creates the client of a location that is known only at run time. */
  ContactsClient createForLocation(String locationId) {
    return build(
        locationId,
        EffectiveSettings.of(properties, ContactsClientCustomizer.DEFAULT_CLIENT),
        new Setting<>("locationId", locationId),
        new ClientState(clock()));
  }

  /** Creates the client of the agency, which is narrowed to its locations. */
  ContactsClient createForAgency() {
    return build(
        ContactsClientCustomizer.DEFAULT_CLIENT,
        topLevel(),
        new Setting<>("locationId", null),
        new ClientState(clock()));
  }

  boolean isAgency() {
    return properties.credentials().companyId() != null;
  }

  /**
   * Returns the app of the properties directly below {@code contacts}.
   *
   * @return the app
   */
  public OAuthApp app() {
    return credentials.app(topLevel());
  }

  /**
   * Creates the flow by which users install the app.
   *
   * @param app the app
   * @param store where the tokens go
   * @return the flow
   */
  public AuthorizationCodeFlow flow(OAuthApp app, TokenStore store) {
    return connected(topLevel()).authorizationCodeFlow(app, store);
  }

  private EffectiveSettings topLevel() {
    return EffectiveSettings.of(properties, ContactsClientCustomizer.DEFAULT_CLIENT);
  }

  private ContactsClient build(
      String name, EffectiveSettings settings, Setting<String> location, ClientState state) {
    ContactsClientBuilder builder = connected(settings);
    location.apply(id -> builder.locationId(LocationIds.check(id)));
    settings.get("quota-key", client -> client.quotaKey()).apply(builder::quotaKey);
    builder.retries(retries(settings)).quota(beans.quota().getObject()).observer(state);
    beans.observers().orderedStream().forEach(builder::observer);
    AuthListener listener = listeners(state);
    Optional<String> token =
        beans
            .connection()
            .flatMap(ContactsConnectionDetails::token)
            .filter(any -> !CredentialsFactory.isOAuth(settings));
    builder.credentials(
        token
            .map(Credentials::privateIntegrationToken)
            .orElseGet(() -> credentials.create(settings, location.optional(), listener)));
    beans.customizers().orderedStream().forEach(one -> one.customize(name, builder));
    return Stoppable.of(builder.build(), tracker);
  }

  /** What a client and the installation of an app have in common: how the service is reached. */
  private ContactsClientBuilder connected(EffectiveSettings settings) {
    ContactsClientBuilder builder = ContactsClient.builder();
    beans
        .connection()
        .map(ContactsConnectionDetails::baseUrl)
        .ifPresentOrElse(
            builder::baseUrl,
            () -> settings.get("base-url", client -> client.baseUrl()).apply(builder::baseUrl));
    settings
        .get("connect-timeout", client -> client.connectTimeout())
        .apply(builder::connectTimeout);
    settings.get("read-timeout", client -> client.readTimeout()).apply(builder::readTimeout);
    settings.get("call-timeout", client -> client.callTimeout()).apply(builder::callTimeout);
    settings
        .get("max-response-size", client -> client.maxResponseSize())
        .apply(size -> builder.maxResponseBytes(size.toBytes()));
    transports.create(settings).ifPresent(builder::transport);
    Clock clock = beans.clock().getIfUnique();
    return clock == null ? builder : builder.clock(clock);
  }

  private Setting<String> location(EffectiveSettings settings) {
    Setting<String> configured = settings.get("location-id", client -> client.locationId());
    return beans
        .connection()
        .flatMap(ContactsConnectionDetails::locationId)
        .map(id -> new Setting<>(configured.property(), id))
        .orElse(configured);
  }

  private static RetryPolicy retries(EffectiveSettings settings) {
    RetryPolicy.Builder policy = RetryPolicy.builder();
    settings
        .get("retries.max-attempts", client -> client.retries().maxAttempts())
        .apply(policy::maxAttempts);
    settings
        .get("retries.initial-delay", client -> client.retries().initialDelay())
        .apply(policy::initialDelay);
    settings
        .get("retries.max-delay", client -> client.retries().maxDelay())
        .apply(policy::maxDelay);
    return policy.build();
  }

  private AuthListener listeners(ClientState state) {
    List<AuthListener> all = new ArrayList<>();
    all.add(state);
    beans.listeners().orderedStream().forEach(all::add);
    return new AuthListeners(all, beans.events());
  }

  private Clock clock() {
    return beans.clock().getIfUnique(Clock::system);
  }

  /** Closes the transports that the properties asked for; after the clients. */
  @Override
  public void close() {
    transports.close();
  }
}
