package io.github.contactsv3.spring.boot.internal.settings;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties below {@code contacts}. Values are checked where they are used, so that an error
 * names the property. Immutable; its text shows no secret.
 *
 * @param enabled whether there are any clients
 * @param baseUrl base URL of the service, by default that of HighLevel
 * @param locationId location, also called sub-account, that the client is for
 * @param credentials what requests are authenticated with
 * @param connectTimeout timeout for opening a connection, 10 s by default
 * @param readTimeout timeout of an attempt, 30 s by default
 * @param callTimeout timeout of a call with all attempts and waits, 60 s by default
 * @param maxResponseSize maximum size of a response, 64 MB by default
 * @param quotaKey name of the app in the quota; needed if a private integration token is rotated
 * @param retries when failed requests are retried
 * @param proxy proxy, by default that of the JVM
 * @param ssl certificates
 * @param quota how the rate limits of the service are kept
 * @param tokenStore where the tokens of OAuth are kept
 * @param jdbc database of the token store and the quota
 * @param redis Redis of the token store and the quota
 * @param clients further clients by name; they take from the properties directly below contacts
 *     what they do not set
 */
@ConfigurationProperties("contacts")
public record ContactsProperties(
    @DefaultValue("true") boolean enabled,
    @Nullable String baseUrl,
    @Nullable String locationId,
    @NestedConfigurationProperty @DefaultValue CredentialsSettings credentials,
    @Nullable Duration connectTimeout,
    @Nullable Duration readTimeout,
    @Nullable Duration callTimeout,
    @Nullable DataSize maxResponseSize,
    @Nullable String quotaKey,
    @NestedConfigurationProperty @DefaultValue RetrySettings retries,
    @NestedConfigurationProperty @DefaultValue ProxySettings proxy,
    @NestedConfigurationProperty @DefaultValue SslSettings ssl,
    @NestedConfigurationProperty @DefaultValue QuotaSettings quota,
    @NestedConfigurationProperty @DefaultValue TokenStoreSettings tokenStore,
    @NestedConfigurationProperty @DefaultValue JdbcSettings jdbc,
    @NestedConfigurationProperty @DefaultValue RedisSettings redis,
    @DefaultValue Map<String, ClientSettings> clients) {

  /** The settings of the client directly below {@code contacts}. */
  ClientSettings topLevel() {
    return new ClientSettings(
        baseUrl,
        locationId,
        credentials,
        connectTimeout,
        readTimeout,
        callTimeout,
        maxResponseSize,
        quotaKey,
        retries,
        proxy,
        ssl);
  }
}
