package io.github.contactsv3.errors.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the credentials in what a client sends. What is not known to be harmless counts as one. */
final class CredentialValues {
  /** Ids, addresses and fixed words of the OAuth operations, without case and underscores. */
  private static final Set<String> HARMLESS_FIELDS =
      Set.of(
          "granttype", "usertype", "redirecturi", "clientid", "companyid", "locationid", "appid");

  /** Differ from request to request without being secret, and would drive secrets out. */
  private static final List<String> HARMLESS_HEADERS =
      List.of(
          "accept",
          "content-",
          "if-",
          "b3",
          "x-b3-",
          "user-agent",
          "version",
          "host",
          "date",
          "connection",
          "expect",
          "cache-control",
          "baggage",
          "idempotency-key");

  private static final List<String> HARMLESS_WORDS = List.of("trace", "request-id", "correlation");

  private CredentialValues() {}

  /** Passes on each value of an urlencoded form that may be a credential. */
  static void ofForm(String form, Consumer<String> credentials) {
    for (String field : form.split("&", -1)) {
      int equals = field.indexOf('=');
      String name = field.substring(0, Math.max(equals, 0));
      if (!HARMLESS_FIELDS.contains(name.replace("_", "").toLowerCase(Locale.ROOT))) {
        credentials.accept(decoded(field.substring(equals + 1)));
      }
    }
  }

  /** Passes on what may be a credential in a header. */
  static void ofHeader(String name, String value, Consumer<String> credentials) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (HARMLESS_HEADERS.stream().anyMatch(lower::startsWith)
        || HARMLESS_WORDS.stream().anyMatch(lower::contains)) {
      return;
    }
    if (lower.equals("cookie")) {
      for (String cookie : value.split(";", -1)) {
        credentials.accept(cookie.substring(cookie.indexOf('=') + 1).strip());
      }
      return;
    }
    String stripped = value.strip();
    int space = stripped.indexOf(' ');
    boolean scheme = space > 0 && lower.endsWith("authorization");
    String credential = scheme ? stripped.substring(space + 1).strip() : stripped;
    credentials.accept(credential);
    if (scheme && stripped.regionMatches(true, 0, "basic ", 0, 6)) {
      credentials.accept(password(credential));
    }
  }

  private static String password(String basic) {
    try {
      String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
