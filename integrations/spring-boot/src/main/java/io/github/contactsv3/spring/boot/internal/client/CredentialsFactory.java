package io.github.contactsv3.spring.boot.internal.client;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.AuthListener;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.spring.boot.internal.settings.ContactsConfigurationException;
import io.github.contactsv3.spring.boot.internal.settings.CredentialsSettings;
import io.github.contactsv3.spring.boot.internal.settings.EffectiveSettings;
import io.github.contactsv3.spring.boot.internal.settings.Setting;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Credentials by the properties of a client. */
final class CredentialsFactory {
  private final Supplier<TokenStore> store;

  private final BooleanSupplier connected;

  /**
   * Creates a factory.
   *
   * @param connected whether connection details say what the client is connected to, such as a
   *     sandbox, which knows an app by whatever its id and secret are
   */
  CredentialsFactory(Supplier<TokenStore> store, BooleanSupplier connected) {
    this.store = store;
    this.connected = connected;
  }

  static boolean isOAuth(EffectiveSettings settings) {
    return settings.credentials("client-id", CredentialsSettings::clientId).isSet();
  }

  Credentials create(EffectiveSettings settings, Optional<String> location, AuthListener listener) {
    Setting<String> token = settings.credentials("token", CredentialsSettings::token);
    Setting<String> clientId = settings.credentials("client-id", CredentialsSettings::clientId);
    if (token.isSet() && clientId.isSet()) {
      throw ContactsConfigurationException.ofProperty(
          token.property(),
          "set together with " + clientId.property(),
          "Set one of them: a private integration token, or the app of OAuth.");
    }
    if (token.isSet()) {
      return converted(resolved(token), Credentials::privateIntegrationToken);
    }
    OAuthApp app = app(settings);
    Setting<String> company = settings.credentials("company-id", CredentialsSettings::companyId);
    if (company.isSet()) {
      return converted(company, id -> Credentials.agency(app, id, store.get(), listener));
    }
    Setting<String> ofLocation = new Setting<>(settings.name("location-id"), location.orElse(null));
    if (!ofLocation.isSet()) {
      throw ContactsConfigurationException.ofProperty(
          ofLocation.property(),
          "not set, but " + clientId.property() + " is",
          "Set it to the location whose tokens the client uses, or "
              + company.property()
              + " to the agency. For locations known at run time only, inject ContactsClients.");
    }
    return converted(ofLocation, id -> Credentials.oauth(app, id, store.get(), listener));
  }

  OAuthApp app(EffectiveSettings settings) {
    Setting<String> id = settings.credentials("client-id", CredentialsSettings::clientId);
    Setting<String> secret =
        settings.credentials("client-secret", CredentialsSettings::clientSecret);
    if (!id.isSet() && !secret.isSet()) {
      throw missing(settings);
    }
    OAuthApp.Builder app = OAuthApp.builder();
    resolved(require(id, secret)).apply(app::clientId);
    resolved(require(secret, id)).apply(app::clientSecret);
    settings.credentials("redirect-uri", CredentialsSettings::redirectUri).apply(app::redirectUri);
    return app.build();
  }

  private Setting<String> resolved(Setting<String> setting) {
    return connected.getAsBoolean() ? setting : setting.requireResolved();
  }

  private static ContactsConfigurationException missing(EffectiveSettings settings) {
    String token = settings.name("credentials.token");
    return ContactsConfigurationException.of(
        "A client for contacts has no credentials: neither "
            + token
            + " nor "
            + settings.name("credentials.client-id")
            + " is set.",
        "Set "
            + token
            + " to a private integration token, or client-id and client-secret to those"
            + " of an app. In tests, @AutoConfigureContactsSandbox needs neither.");
  }

  private static Setting<String> require(Setting<String> setting, Setting<String> other) {
    if (!setting.isSet()) {
      throw ContactsConfigurationException.ofProperty(
          setting.property(),
          "not set, but " + other.property() + " is",
          "Set both, as the settings of the app in the marketplace show them.");
    }
    return setting;
  }

  private static Credentials converted(
      Setting<String> setting, Function<String, Credentials> factory) {
    AtomicReference<@Nullable Credentials> result = new AtomicReference<>();
    setting.apply(value -> result.set(factory.apply(value)));
    return Objects.requireNonNull(result.get());
  }
}
