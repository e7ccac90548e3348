package io.github.contactsv3.spring.boot.internal.settings;

import io.github.contactsv3.spring.boot.ContactsClientCustomizer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one client: its own, else those directly below {@code contacts}. Immutable and
 * thread-safe.
 */
public final class EffectiveSettings {
  private static final String TOP = "contacts.";

  private final ClientSettings top;
  private final @Nullable ClientSettings own;
  private final String prefix;

  private EffectiveSettings(ClientSettings top, @Nullable ClientSettings own, String prefix) {
    this.top = top;
    this.own = own;
    this.prefix = prefix;
  }

  /**
   * Returns the settings of a client.
   *
   * @param properties all properties
   * @param name the name of the client; another than those in the properties has those directly
   *     below {@code contacts}
   * @return the settings
   */
  public static EffectiveSettings of(ContactsProperties properties, String name) {
    ClientSettings own =
        name.equals(ContactsClientCustomizer.DEFAULT_CLIENT)
            ? null
            : properties.clients().get(name);
    return new EffectiveSettings(
        properties.topLevel(), own, own == null ? TOP : TOP + "clients." + name + ".");
  }

  /**
   * Returns a setting.
   *
   * @param <T> its type
   * @param property its name below that of the client, such as {@code base-url}
   * @param value reads it
   * @return the setting with its full name
   */
  public <T> Setting<T> get(String property, Function<ClientSettings, @Nullable T> value) {
    T found = own == null ? null : value.apply(own);
    return found != null
        ? new Setting<>(prefix + property, found)
        : new Setting<>(TOP + property, value.apply(top));
  }

  /**
   * Returns a setting of the credentials. Those of a client are taken as a whole, so that a token
   * of its own goes before the app that all share; only the agency is found apart.
   *
   * @param property its name, such as {@code token}
   * @param value reads it
   * @return the setting with its full name
   * @throws ContactsConfigurationException if the client's own are set to nothing
   */
  public Setting<String> credentials(
      String property, Function<CredentialsSettings, @Nullable String> value) {
    if (own != null && own.credentials().isSet()) {
      return new Setting<>(prefix + "credentials." + property, value.apply(own.credentials()));
    }
    if (own != null) {
      own.credentials().blank().ifPresent(this::refuseBlank);
    }
    return get("credentials." + property, client -> value.apply(client.credentials()));
  }

  /** The credentials of another client would be used unnoticed. */
  private void refuseBlank(String property) {
    throw ContactsConfigurationException.ofProperty(
        prefix + "credentials." + property,
        "set to nothing, and the client has no other credentials of its own",
        "Set it, or remove it if the client is to use the credentials directly below contacts.");
  }

  /**
   * Returns the name of a property of this client.
   *
   * @param property its last part
   * @return the full name, to tell users where to set it
   */
  public String name(String property) {
    return prefix + property;
  }
}
