package io.github.contactsv3.client.internal.http;

import org.jspecify.annotations.Nullable;

/** Host and port for messages. Needs no class of an HTTP client. */
final class Endpoints {
  private Endpoints() {}

  /**
   * Returns host and port.
   *
   * @param port negative for the default port of the scheme
   */
  static String text(@Nullable String scheme, @Nullable String host, int port) {
    return host + ":" + (port >= 0 ? port : "https".equalsIgnoreCase(scheme) ? 443 : 80);
  }
}
