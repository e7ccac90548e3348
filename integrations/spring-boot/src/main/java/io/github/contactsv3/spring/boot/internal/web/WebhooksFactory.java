package io.github.contactsv3.spring.boot.internal.web;

import io.github.contactsv3.spring.boot.internal.settings.ContactsConfigurationException;
import io.github.contactsv3.spring.boot.internal.settings.Setting;
import io.github.contactsv3.spring.boot.internal.settings.WebhookSettings;
import io.github.contactsv3.webhooks.Webhooks;
import io.github.contactsv3.webhooks.WebhooksBuilder;
import io.github.contactsv3.webhooks.spi.ReplayGuard;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Builds the verification of webhooks by the properties. */
public final class WebhooksFactory {
  private static final String PREFIX = "contacts.webhooks.";

  private WebhooksFactory() {}

  /**
   * Creates the verification.
   *
   * @param settings the properties
   * @param guards the bean that remembers events, if there is one
   * @return the verification
   * @throws ContactsConfigurationException if a property is wrong
   */
  public static Webhooks create(WebhookSettings settings, ObjectProvider<ReplayGuard> guards) {
    WebhooksBuilder builder = Webhooks.builder();
    setting("app-id", settings.appId()).requireResolved().apply(builder::appId);
    setting("tolerance", settings.tolerance()).apply(builder::tolerance);
    Setting<List<String>> keys = setting("ed25519-keys", settings.ed25519Keys());
    if (!settings.ed25519Keys().isEmpty()) {
      keys.apply(texts -> builder.ed25519Keys(texts.toArray(String[]::new)));
    }
    setting("remember-for", settings.rememberFor()).apply(builder::rememberFor);
    guards.ifAvailable(builder::replayGuard);
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      // The one thing that only both durations together show.
      throw ContactsConfigurationException.ofValue(
          PREFIX + "remember-for", String.valueOf(e.getMessage()));
    }
  }

  private static <T> Setting<T> setting(String property, @Nullable T value) {
    return new Setting<>(PREFIX + property, value);
  }
}
