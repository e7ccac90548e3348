package io.github.contactsv3.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarDatesTest {

  @ParameterizedTest
  @CsvSource({
    "'\"1990-09-25\"', 1990-09-25",
    "'\"1990/09/25\"', 1990-09-25",
    "'\"1990.09.25\"', 1990-09-25",
    "'\"1990_09_25\"', 1990-09-25",
    "'\"09-25-1990\"', 1990-09-25",
    "'\"09/25/1990\"', 1990-09-25",
    "'\"09.25.1990\"', 1990-09-25",
    "'\"09_25_1990\"', 1990-09-25",
    "'\"1990-09-25T00:00:00.000Z\"', 1990-09-25",
    "'\"1990-09-25T00:00:00Z\"', 1990-09-25",
    "'\"1990-09-25T00:00:00.000+0000\"', 1990-09-25",
    "'\"1990-09-25T00:00:00+02:00\"', 1990-09-25",
    "'\"1990-09-24T20:00:00-04:00\"', 1990-09-25",
    "'\"1990-09-24T22:00:00.000Z\"', 1990-09-24",
    "'\"1990-09-25T00:00:00\"', 1990-09-25",
    "'\"1990-09-25 00:00:00\"', 1990-09-25",
    "654220800000, 1990-09-25",
    "654220800000.0, 1990-09-25",
    "'\"654220800000\"', 1990-09-25",
    "-86400000, 1969-12-31",
    "'\"-86400000\"', 1969-12-31",
    "-2203891200000, 1900-03-01",
    "0, 1970-01-01",
    "86400000, 1970-01-02",
    "-9999936000000, 1653-02-11",
    "9999936000000, 2286-11-20",
    "10000000001, 1970-04-26",
  })
  void read_everySpellingSeen_isTheDay(String json, LocalDate day) throws IOException {
    assertThat(ValueReadersTest.read(ValueReaders.DATE, json)).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\" \"",
        "\"25-09-1990\"",
        "\"25.09.1990\"",
        "\"1990-09/25\"",
        "\"1990-13-01\"",
        "\"1990-02-30\"",
        "\"1990-9-25\"",
        "\"90-09-25\"",
        "\"19900925\"",
        "\"25 September 1990\"",
        "\"1990-09-25T10:30:00\"",
        "19900925",
        "\"1990\"",
        "\"199009\"",
        "\"-1\"",
        "1577836800",
        "86399999",
        "19900925000000",
        "\"19900925000000\"",
        "654220800000000",
        "1e400",
        "1e999999999",
        "9223372036854775807",
        "99999999999999999999999",
        "0.5",
        "true",
        "{}",
        "{\"_seconds\":654220800}",
        "[1990,9,25]"
      })
  void read_otherJson_doesNotFit(String json) throws IOException {
    assertThat(ValueReadersTest.read(ValueReaders.DATE, json)).isNull();
  }

  @Test
  void ofMillis_anyNumber_isItsDayOrNull() {
    LocalDate day = LocalDate.of(1990, 9, 25);
    assertThat(CalendarDates.ofMillis(654220800000L)).isEqualTo(day);
    assertThat(CalendarDates.ofMillis(new BigDecimal("6542208E+5"))).isEqualTo(day);
    assertThat(CalendarDates.ofMillis(new BigDecimal("1e999999999"))).isNull();
    assertThat(CalendarDates.ofMillis(new BigDecimal("0.5"))).isNull();
    assertThat(CalendarDates.ofMillis(Long.MAX_VALUE)).isNull();
  }
}
