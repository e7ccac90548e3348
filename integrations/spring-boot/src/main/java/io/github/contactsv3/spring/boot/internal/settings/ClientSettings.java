package io.github.contactsv3.spring.boot.internal.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of one client. What is null comes from the properties directly below {@code
 * contacts}.
 *
 * @param baseUrl base URL of the service
 * @param locationId location, also called sub-account, that the client is for
 * @param credentials what requests are authenticated with
 * @param connectTimeout timeout for opening a connection
 * @param readTimeout timeout of an attempt
 * @param callTimeout timeout of a call with all attempts and waits
 * @param maxResponseSize maximum size of a response
 * @param quotaKey name of the app in the quota
 * @param retries when failed requests are retried
 * @param proxy proxy
 * @param ssl certificates
 */
public record ClientSettings(
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
    @NestedConfigurationProperty @DefaultValue SslSettings ssl) {}
