package io.github.contactsv3.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "canary@example.com is taken | *** is taken",
        "ada+x@sub.example.co.uk, bob@x.y | *** ***",
        "phone +1 (202) 555-0142 is bad | phone *** is bad",
        "phone 2025550142 | phone ***",
        "value \"Ada Lovelace\" for \"6dvNaf7VhkQ9snc5vnjJ\" | value *** for"
            + " \"6dvNaf7VhkQ9snc5vnjJ\"",
        "value \"Ada\" | value ***",
        "value \"12345678901234567890\" | value ***",
        "cut off \"Ada Lovel | cut off ***",
        "'`contains`' operator for '`email`' field | '`contains`' operator for '`email`' field",
        "'`Ada Lovelace`' | '***'",
        "body {\"name\":\"Ada\"} was bad | body ***",
        "Contact with id hZ8kQ2mVx4TbN7yRw1Ls not found | Contact with id hZ8kQ2mVx4TbN7yRw1Ls not"
            + " found",
        "0b6ce1f4-8c39-4f0d-9f6e-5d1f4c1f2a77 | 0b6ce1f4-8c39-4f0d-9f6e-5d1f4c1f2a77",
        "12345678-1234-4123-9123-123456789abc | 12345678-1234-4123-9123-123456789abc",
        "property limit should not exist | property limit should not exist",
        "at most 10000 of 200000 | at most 10000 of 200000",
      })
  void of_masksWhatMayBePersonalAndKeepsTheRest(String text, String safe) {
    assertThat(SafeText.of(text)).isEqualTo(safe);
  }

  @Test
  void of_lineBreaks_becomeSpaces() {
    assertThat(SafeText.of("a\r\nINFO forged\tline")).isEqualTo("a INFO forged line");
  }

  @Test
  void of_longText_isCut() {
    assertThat(SafeText.of("x".repeat(501))).isEqualTo("x".repeat(500) + "...");
    assertThat(SafeText.of("x".repeat(500))).isEqualTo("x".repeat(500));
  }
}
