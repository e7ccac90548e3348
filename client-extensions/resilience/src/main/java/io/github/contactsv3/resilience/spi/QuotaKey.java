package io.github.contactsv3.resilience.spi;

import java.util.Objects;

/**
 * Identifies the budget that a call uses. HighLevel counts for each app and, within it, for each
 * location or company (public page on OAuth 2.0, "Rate Limits"). Immutable and thread-safe; its
 * text does not show the app.
 *
 * @param app the app: its client id, or a hash of a private integration token, never the token
 * @param location the id of the location, or of the company for a call without location
 */
public record QuotaKey(String app, String location) {
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

  @Override
  public String toString() {
    return "QuotaKey{app=***, location=" + location + "}";
  }
}
