package io.github.contactsv3.sandbox.internal.http;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names that a server on the loopback interface may be called by. A page of another site can
 * make a browser send requests here under a name of its own that it lets point to this machine (DNS
 * rebinding); what the browser then says in {@code Host} gives it away. Immutable.
 */
public final class HostNames {

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private final String bound;
  private final boolean everywhere;

  /**
   * Creates the names of a server.
   *
   * @param bound name or address that the server was told to listen on
   */
  public HostNames(String bound) {
    this.bound = bare(bound.toLowerCase(Locale.ROOT));
    this.everywhere = this.bound.equals("0.0.0.0") || this.bound.matches("[0:]+");
  }

  /**
   * Whether a request may name the server so.
   *
   * @param authority host and, if any, port, as in the header {@code Host}
   * @return whether it may
   */
  public boolean allows(String authority) {
    String host = host(authority.toLowerCase(Locale.ROOT));
    return host.equals(bound)
        || isLoopback(host)
        // Nobody outside can let an address or a name without a dot point here.
        || (everywhere && (isAddress(host) || !host.contains(".")));
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("::1")
        || (IPV4.matcher(host).matches() && host.startsWith("127."));
  }

  private static boolean isAddress(String host) {
    return host.contains(":") || IPV4.matcher(host).matches();
  }

  /** The host of an authority, without the port and the brackets of IPv6. */
  private static String host(String authority) {
    if (authority.startsWith("[")) {
      return bare(authority.substring(0, authority.indexOf(']') + 1));
    }
    int colon = authority.indexOf(':');
    String host = colon < 0 ? authority : authority.substring(0, colon);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
