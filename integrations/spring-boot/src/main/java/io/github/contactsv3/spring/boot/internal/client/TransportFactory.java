package io.github.contactsv3.spring.boot.internal.client;

import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.spring.boot.internal.settings.ContactsConfigurationException;
import io.github.contactsv3.spring.boot.internal.settings.EffectiveSettings;
import io.github.contactsv3.spring.boot.internal.settings.Setting;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/**
 * Transports with the proxy and the certificates of the properties; without such properties the
 * client has one of its own. Clients with the same settings share a transport. Thread-safe.
 */
final class TransportFactory implements AutoCloseable {
  private final ObjectProvider<Transport> beans;
  private final ObjectProvider<SslBundles> bundles;
  private final Map<Proxy, CloseableHttpClient> clients = new ConcurrentHashMap<>();

  TransportFactory(ObjectProvider<Transport> beans, ObjectProvider<SslBundles> bundles) {
    this.beans = beans;
    this.bundles = bundles;
  }

  /** Proxy and bundle of a client, equal if it may share its transport. */
  record Proxy(
      @Nullable String host,
      int port,
      @Nullable String username,
      @Nullable String password,
      @Nullable String bundle) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  Optional<Transport> create(EffectiveSettings settings) {
    Setting<String> host = settings.get("proxy.host", client -> client.proxy().host());
    Setting<String> bundle = settings.get("ssl.bundle", client -> client.ssl().bundle());
    Transport bean = beans.getIfUnique();
    if (bean != null) {
      refuse(host);
      refuse(bundle);
      return Optional.of(bean);
    }
    refuseWithoutHost(settings, host);
    if (!host.isSet() && !bundle.isSet()) {
      return Optional.empty();
    }
    Proxy key = key(settings, host, bundle);
    return Optional.of(
        Transport.of(clients.computeIfAbsent(key, any -> Apache.client(any, tls(bundle)))));
  }

  private static void refuse(Setting<String> setting) {
    if (setting.isSet()) {
      throw ContactsConfigurationException.ofProperty(
          setting.property(),
          "set, but there is a bean of type Transport, which has a proxy and certificates of its"
              + " own",
          "Remove the property or the bean.");
    }
  }

  // Without a host there is no proxy: requests would go out directly, unnoticed.
  private static void refuseWithoutHost(EffectiveSettings settings, Setting<String> host) {
    if (host.isSet()) {
      return;
    }
    Stream.of(
            settings.get("proxy.port", client -> client.proxy().port()),
            settings.get("proxy.username", client -> client.proxy().username()),
            settings.get("proxy.password", client -> client.proxy().password()))
        .filter(Setting::isSet)
        .findFirst()
        .ifPresent(
            part -> {
              throw ContactsConfigurationException.ofProperty(
                  part.property(),
                  "set, but " + host.property() + " is not",
                  "Set the host of the proxy, or remove the property.");
            });
  }

  private static Proxy key(
      EffectiveSettings settings, Setting<String> host, Setting<String> bundle) {
    Setting<Integer> port = settings.get("proxy.port", client -> client.proxy().port());
    if (host.isSet() && !port.isSet()) {
      throw ContactsConfigurationException.ofProperty(
          port.property(), "not set, but " + host.property() + " is", "Set it.");
    }
    port.apply(TransportFactory::checkPort);
    return new Proxy(
        host.value(),
        port.optional().orElse(0),
        settings
            .get("proxy.username", client -> client.proxy().username())
            .requireResolved()
            .value(),
        settings
            .get("proxy.password", client -> client.proxy().password())
            .requireResolved()
            .value(),
        bundle.value());
  }

  private static void checkPort(int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("must be 1 to 65535, not " + port);
    }
  }

  private @Nullable SSLContext tls(Setting<String> bundle) {
    if (bundle.value() == null) {
      return null;
    }
    try {
      return bundles.getObject().getBundle(bundle.value()).createSslContext();
    } catch (NoSuchSslBundleException e) {
      throw ContactsConfigurationException.ofProperty(
          bundle.property(),
          "there is no SSL bundle '" + bundle.value() + "'",
          "Define it below spring.ssl.bundle, or correct the name.");
    }
  }

  @Override
  public void close() {
    clients.values().forEach(client -> client.close(CloseMode.GRACEFUL));
  }
}
