package io.github.contactsv3.client.internal.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/** Checks where requests are to go. */
public final class BaseUrl {
  private static final int LARGEST_PORT = 65_535;

  private BaseUrl() {}

  /**
   * Returns a base URL in the form that paths are appended to.
   *
   * @param text the URL as a user wrote it
   * @return the URL with scheme and host in lower case, without a slash at its end
   * @throws IllegalArgumentException if it is not an absolute http or https URL in ASCII with a
   *     host that DNS can have, or has a user, a query or a fragment, which would end up in every
   *     request
   */
  public static String require(String text) {
    Objects.requireNonNull(text, "baseUrl");
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("baseUrl is not a URL: " + e.getReason());
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new IllegalArgumentException("baseUrl is not an http or https URL");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("baseUrl has a user, a query or a fragment");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException(
          uri.getRawAuthority() == null
              ? "baseUrl has no host"
              : "baseUrl has a host that DNS cannot have: letters, digits, hyphens and dots only;"
                  + " a host with other letters has a form in ASCII, which begins with xn--");
    }
    if (uri.getPort() == 0 || uri.getPort() > LARGEST_PORT) {
      throw new IllegalArgumentException("baseUrl has port " + uri.getPort() + ", not 1 to 65535");
    }
    String path = withoutSlashesAtEnd(uri.getRawPath() == null ? "" : uri.getRawPath());
    if (!path.chars().allMatch(c -> c < 0x80)) {
      // Transports would send other octets, each in its own way.
      throw new IllegalArgumentException(
          "baseUrl has a path that is not ASCII: percent-encode its other characters as UTF-8");
    }
    if (path.contains("//") || hasDotSegment(path)) {
      throw new IllegalArgumentException("baseUrl has a path that no request can have");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return scheme + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + path;
  }

  /** Transports may resolve dot segments, also percent-encoded ones. */
  private static boolean hasDotSegment(String path) {
    return Arrays.stream(path.split("/"))
        .map(segment -> segment.toLowerCase(Locale.ROOT).replace("%2e", "."))
        .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
  }

  private static String withoutSlashesAtEnd(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
