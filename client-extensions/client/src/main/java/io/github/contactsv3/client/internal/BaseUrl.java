package io.github.contactsv3.client.internal;

import java.net.URI;
import java.net.URISyntaxException;

/** Checks where requests are to go. */
public final class BaseUrl {
  private BaseUrl() {}

  /**
   * Returns a base URL in the form that paths are appended to.
   *
   * @param text the URL as a user wrote it
   * @return the URL without a slash at its end
   * @throws IllegalArgumentException if it is not an absolute http or https URL, or has a user, a
   *     query or a fragment, which would end up in every request
   */
  public static String require(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("baseUrl is not a URL: " + e.getReason());
    }
    if (!"https".equalsIgnoreCase(uri.getScheme()) && !"http".equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException("baseUrl is not an http or https URL");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("baseUrl has no host");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("baseUrl has a user, a query or a fragment");
    }
    return text.replaceAll("/+$", "");
  }
}
