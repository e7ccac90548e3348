package io.github.contactsv3.sandbox.internal.values;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Normalises phone numbers to E.164. Numbers without a country code are completed with a country.
 * The service's own checks differ from endpoint to endpoint (highlevel-api-docs#223); here a number
 * has to have a plausible length, and one with a country code may also be a short, fictional one.
 */
public final class Phones {

  private Phones() {}

  /** Returns whether numbers can be completed with a country: one of ISO 3166-1 alpha-2. */
  public static boolean isCountry(String code) {
    return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code);
  }

  /** Returns the number in E.164, or null if it cannot be one. */
  public static @Nullable String normalise(String text, String country) {
    PhoneNumberUtil util = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = util.parse(text, country);
      ValidationResult length = util.isPossibleNumberWithReason(number);
      boolean plausible =
          length == ValidationResult.IS_POSSIBLE
              || (length == ValidationResult.IS_POSSIBLE_LOCAL_ONLY
                  && text.strip().startsWith("+"));
      return plausible ? util.format(number, PhoneNumberFormat.E164) : null;
    } catch (NumberParseException e) {
      return null;
    }
  }
}
