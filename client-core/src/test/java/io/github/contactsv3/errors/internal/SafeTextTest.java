package io.github.contactsv3.errors.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "a%40b.de is taken | *** is taken",
        "a%2540b.de, a&#64;b.de, a\\u0040b.de | *** *** ***",
        "https://x.example/?email=ada%40b.de is bad | *** is bad",
        "?phone=%2B12025550142 is bad | *** is bad",
        "50% of &amp; is fine | 50% of &amp; is fine",
        "ada at example.com is taken | *** is taken",
        "ada (at) example dot com is taken | *** is taken",
        "ada @ example.com, is taken | *** is taken",
        "failed at contact.firstName | failed at contact.firstName",
        "Unexpected token at position 5. Try again | Unexpected token at position 5. Try again",
        "o'hara@example.com is taken | *** is taken",
        "\"ada l\"@example.com is taken | *** is taken",
        "ada\uff20example.com is taken | *** is taken",
        "name \u201cAda Lovelace\u201d is bad | name *** is bad",
        "name \"Ada \\\"the\\\" first\" is bad | name *** is bad",
        "phone 030/1234567 is bad | phone *** is bad",
        "phone +1\u2011202\u2011555\u20110142 is bad | phone *** is bad",
        "page 3 of 20, limit 100/10 s | page 3 of 20, limit 100/10 s",
        "@ and ` and ' | @ and ***",
      })
  void of_masksWhatMayBePersonalAndKeepsTheRest(String text, String safe) {
    assertThat(SafeText.of(text)).isEqualTo(safe);
  }

  @Test
  void of_lineBreaksOfAnyKind_becomeSpaces() {
    assertThat(SafeText.of("a\r\nINFO forged\tline")).isEqualTo("a INFO forged line");
    assertThat(SafeText.of("a\u0085b\u2028c\u2029d\u001be")).isEqualTo("a b c d e");
  }

  @Test
  void of_longText_isCut() {
    assertThat(SafeText.of("x".repeat(501))).isEqualTo("x".repeat(500) + "...");
    assertThat(SafeText.of("x".repeat(500))).isEqualTo("x".repeat(500));
  }

  @Test
  void of_addressAtTheCut_isNotShownByHalf() {
    for (int length = 850; length < 1_100; length++) {
      String text = "\"" + "x".repeat(length) + "\" ada.lovelace@example.com +1 202 555 0142";

      assertThat(SafeText.of(text)).doesNotContain("ada").doesNotContain("202 555");
    }
  }

  @Test
  void path_namesOfProperties_stayAndOthersAreMasked() {
    assertThat(SafeText.path("$.contacts[3].dateAdded")).isEqualTo("$.contacts[3].dateAdded");
    assertThat(SafeText.path("$")).isEqualTo("$");
    assertThat(SafeText.path("$.customFields.canary@example.com"))
        .isEqualTo("$.customFields.***.com");
    assertThat(SafeText.path("$.x[Ada Lovelace].12025550142.***")).isEqualTo("$.x[***].***.***");
    assertThat(SafeText.path("$.a".repeat(50_000))).hasSizeLessThan(500).endsWith("...");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "(1-", "1 ", "@", "\"", "\"a\" ", "`", "\\", "{", "at a.b ", "a at ", "dot ", "%", "&",
        "'a", "+1", "1-", "\n", "\u201c", ".", "a.", " ", "%40 ",
      })
  void of_anyText_takesStepsInLineWithItsLength(String piece) {
    long once = steps(piece.repeat(4_000));
    long twice = steps(piece.repeat(8_000));

    assertThat(twice).isBetween(1L, once * 2 + 100);
    AtomicLong cut = new AtomicLong();
    SafeText.of(new CountingText(piece.repeat(100_000), cut));
    assertThat(cut.get()).isLessThan(20_000);
  }

  /** Without the cut, which would hide what the scanner does. */
  private static long steps(String text) {
    AtomicLong reads = new AtomicLong();
    new SuspectText(new CountingText(text, reads)).masked(text.length());
    return reads.get();
  }
}
