package io.github.contactsv3.client.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "US, (201) 555-0123,    +12015550123",
    "us, 201.555.0123,      +12015550123",
    "US, +44 20 7946 0958,  +442079460958",
    "GB, 020 7946 0958,     +442079460958",
    "DE, 030/123456,        +4930123456",
    "US, 12,                ",
    "US, call me,           ",
    "US, '',                ",
    "US, ' ',               ",
    "US, ,                  ",
  })
  void toE164_text_isTheNumberOfTheCountryUnlessItSaysAnother(
      String country, String text, String number) {
    assertThat(PhoneNumbers.of(country).toE164(text)).isEqualTo(Optional.ofNullable(number));
  }

  @Test
  void of_unknownCountry_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhoneNumbers.of("USA"))
        .withMessage("country must be a code of ISO 3166-1 alpha-2 such as US: USA");
  }

  @Test
  void of_withoutTheLibrary_saysWhatToAdd() throws ReflectiveOperationException {
    Class<?> alone = new WithoutLibrary().loadClass(PhoneNumbers.class.getName());

    assertThatThrownBy(() -> alone.getMethod("of", String.class).invoke(null, "US"))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "PhoneNumbers needs com.googlecode.libphonenumber:libphonenumber on the class path");
  }

  /** A class path on which only the library is missing. */
  private static final class WithoutLibrary extends ClassLoader {
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("com.google.i18n.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.equals(PhoneNumbers.class.getName()) && !name.equals(E164.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in =
          PhoneNumbers.class.getResourceAsStream(
              name.substring(name.lastIndexOf('.') + 1) + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
