package io.github.contactsv3.resilience.spi;

import io.github.contactsv3.core.internal.Hashes;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Identifies the budget that a call uses. HighLevel counts for each app and, within it, for each
 * location or company (public page on OAuth 2.0, "Rate Limits"). Immutable and thread-safe; its
 * text does not show the app.
 *
 * @param app the app: its client id, or a hash of a private integration token, never the token
 * @param location the id of the location, or of the company for a call without location
 */
public record QuotaKey(String app, String location) {
  private static final Pattern USUAL = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * Checks the parts.
   *
   * @param app the app
   * @param location the id of the location or company
   * @throws IllegalArgumentException if one is blank
   */
  public QuotaKey {
    Objects.requireNonNull(app, "app");
    Objects.requireNonNull(location, "location");
    if (app.isBlank() || location.isBlank()) {
      throw new IllegalArgumentException("app or location is blank");
    }
  }

  /**
   * Returns a text that stands for this key in a store.
   *
   * @return up to 80 ASCII letters, digits and {@code - _ /}, another one for each key; it has a
   *     hash of the app and, unless that is of an unusual form, the id of the location
   */
  public String name() {
    return Hashes.name(app)
        + "/"
        + (USUAL.matcher(location).matches() ? location : Hashes.fingerprint(location));
  }

  @Override
  public String toString() {
    return "QuotaKey{app=***, location=" + location + "}";
  }
}
