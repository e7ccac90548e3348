package io.github.contactsv3.spring.boot.internal.settings;

import org.jspecify.annotations.Nullable;

/**
 * The proxy. Its text shows no secret.
 *
 * @param host host of an HTTP proxy, by default that of the JVM
 * @param port its port
 * @param username user of the proxy
 * @param password password of that user
 */
public record ProxySettings(
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String username,
    @Nullable String password) {
  @Override
  public String toString() {
    return "ProxySettings[host=" + host + ", port=" + port + "]";
  }
}
