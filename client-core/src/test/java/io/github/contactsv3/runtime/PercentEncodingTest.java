package io.github.contactsv3.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {

  @ParameterizedTest
  @CsvSource({
    "a+b, a%2Bb",
    "'a b', a%20b",
    "*, %2A",
    "~, ~",
    "%, %25",
    "%2F, %252F",
    "/, %2F",
    "{x}, %7Bx%7D",
    "é, %C3%A9",
    "🙂, %F0%9F%99%82",
    "'', ''",
  })
  void encode_text_keepsOnlyUnreservedCharacters(String text, String encoded) {
    assertThat(PercentEncoding.encode(text)).isEqualTo(encoded);
  }

  @Test
  void encode_everyAsciiCharacter_isUndoneByUri() {
    String ascii =
        IntStream.range(0, 128).mapToObj(Character::toString).collect(Collectors.joining());
    String encoded = PercentEncoding.encode(ascii);
    assertThat(encoded).matches("[A-Za-z0-9\\-._~%]*");
    assertThat(URI.create("http://h/" + encoded).getPath()).isEqualTo("/" + ascii);
  }
}
