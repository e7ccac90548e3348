package io.github.contactsv3.client.fields;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** All that needs libphonenumber, so that nothing else is linked with it. Stateless. */
final class E164 {
  private E164() {}

  /** Throws {@link NoClassDefFoundError} if there is no libphonenumber. */
  static void load() {
    PhoneNumberUtil.getInstance();
  }

  /** Empty if the text is no number that could exist. */
  static Optional<String> of(String text, String country) {
    PhoneNumberUtil util = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = util.parse(text, country);
      return util.isPossibleNumber(number)
          ? Optional.of(util.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
