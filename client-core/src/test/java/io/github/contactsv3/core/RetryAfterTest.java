package io.github.contactsv3.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:30Z");

  @Test
  void parse_instantWithoutADate_isTakenForTheNextOneThatHasOne() {
    String date = "Sun, 06 Nov 1994 08:49:37 GMT";

    assertThat(RetryAfter.parse(date, Instant.MIN)).contains(Duration.ofDays(1));
    assertThat(RetryAfter.parse(date, Instant.MAX)).contains(Duration.ZERO);
    assertThat(RetryAfter.parse("Sunday, 06-Nov-94 08:49:37 GMT", Instant.MIN)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | PT0S",
        "1 | PT1S",
        "' 120 ' | PT2M",
        "007 | PT7S",
        "1.5 | PT2S",
        "2.0 | PT2S",
        "0.0001 | PT1S",
        "86399 | PT23H59M59S",
        "86400 | PT24H",
        "86401 | PT24H",
        "99999999999999999999999999 | PT24H",
        "Sun, 06 Nov 1994 08:49:37 GMT | PT7S",
        "Sunday, 06-Nov-94 08:49:37 GMT | PT7S",
        "Sun Nov  6 08:49:37 1994 | PT7S",
        "Mon Nov 16 08:49:37 1994 | PT24H",
        "sun, 06 nov 1994 08:49:37 gmt | PT7S",
        "Mon, 06 Nov 1994 08:49:37 GMT | PT7S",
        "Sun, 6 Nov 1994 08:49:37 GMT | PT7S",
        "Sun, 06 Nov 1994 08:49:30 GMT | PT0S",
        "Sun, 06 Nov 1994 08:49:29 GMT | PT0S",
        "Sunday, 06-Nov-44 08:49:37 GMT | PT24H",
        "Sunday, 06-Nov-45 08:49:37 GMT | PT0S",
        "Sun, 06 Nov 1994 23:00:00 GMT | PT14H10M30S",
        "Fri, 31 Dec 9999 23:59:59 GMT | PT24H",
      })
  void parse_validForm_isTheWait(String header, String expected) {
    assertThat(RetryAfter.parse(header, NOW)).contains(Duration.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1",
        "1,5",
        "1.",
        ".5",
        "1e3",
        "0x10",
        "NaN",
        "soon",
        "10 s",
        "1994-11-06T08:49:37Z",
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49:37 CET",
        "Sun, 31 Feb 1994 99:49:37 GMT",
        "٣"
      })
  void parse_garbage_isEmpty(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEmpty();
  }

  @Test
  void parse_noHeader_isEmpty() {
    assertThat(RetryAfter.parse(null, NOW)).isEmpty();
  }

  @Test
  void parse_endlessDigits_isEmptyOrBounded() {
    assertThat(RetryAfter.parse("9".repeat(100), NOW)).contains(Duration.ofDays(1));
    assertThat(RetryAfter.parse("9".repeat(1_000_000), NOW)).isEmpty();
  }

  @Property(tries = 300)
  void parse_anyText_neverFailsAndStaysInRange(@ForAll String header) {
    RetryAfter.parse(header, NOW)
        .ifPresent(wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofDays(1)));
  }

  @Property(tries = 100)
  void parse_anySeconds_exact(@ForAll @IntRange(max = 86_400) int seconds) {
    assertThat(RetryAfter.parse(Integer.toString(seconds), NOW))
        .contains(Duration.ofSeconds(seconds));
  }
}
