package io.github.contactsv3.client.fields;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Normalises phone numbers to E.164, the form that the service stores: its own checks of other
 * forms differ from operation to operation (highlevel-api-docs issue 223). Immutable and
 * thread-safe.
 *
 * <p>Needs {@code com.googlecode.libphonenumber:libphonenumber} on the class path, which the client
 * does not bring along.
 */
public final class PhoneNumbers {
  private final String country;

  private PhoneNumbers(String country) {
    this.country = country;
  }

  /**
   * Returns a normaliser for numbers that are mostly of one country.
   *
   * @param country the country of numbers without a country code, as in ISO 3166-1 alpha-2, such as
   *     {@code US}, in any case
   * @return a normaliser
   * @throws IllegalArgumentException if there is no such country
   * @throws IllegalStateException if libphonenumber is not on the class path
   */
  public static PhoneNumbers of(String country) {
    String code = Objects.requireNonNull(country, "country").toUpperCase(Locale.ROOT);
    if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code)) {
      throw new IllegalArgumentException(
          "country must be a code of ISO 3166-1 alpha-2 such as US: " + country);
    }
    try {
      E164.load();
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "PhoneNumbers needs com.googlecode.libphonenumber:libphonenumber on the class path", e);
    }
    return new PhoneNumbers(code);
  }

  /**
   * Normalises a number.
   *
   * @param text a number as people write it, or null
   * @return the number in E.164, such as {@code +12015550123}; empty if the text is null, blank or
   *     no number that could exist
   */
  public Optional<String> toE164(@Nullable String text) {
    return text == null || text.isBlank() ? Optional.empty() : E164.of(text, country);
  }

  /** Returns the country. */
  @Override
  public String toString() {
    return "PhoneNumbers{country=" + country + "}";
  }
}
