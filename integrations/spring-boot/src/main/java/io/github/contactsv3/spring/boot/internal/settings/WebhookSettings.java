package io.github.contactsv3.spring.boot.internal.settings;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are verified.
 *
 * @param appId id of the app whose events are accepted; those of any app if it is not set
 * @param tolerance how far the time of an event may be from the present, 5 minutes by default
 * @param rememberFor how long an event is remembered at least, by default twice the tolerance
 * @param ed25519Keys public keys in place of HighLevel's, such as that of a sandbox
 */
@ConfigurationProperties("contacts.webhooks")
public record WebhookSettings(
    @Nullable String appId,
    @Nullable Duration tolerance,
    @Nullable Duration rememberFor,
    @DefaultValue List<String> ed25519Keys) {}
