package io.github.contactsv3.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  record Read(
      @JsonProperty("at") @JsonDeserialize(using = DateTimes.Reader.class) OffsetDateTime at) {}

  @ParameterizedTest
  @CsvSource({
    "'\"2026-01-31T09:30:00.000Z\"', 2026-01-31T09:30:00Z",
    "'\"2026-01-31T09:30:00+05:30\"', 2026-01-31T09:30:00+05:30",
    "'\"2026-01-31T09:30:00.000+0000\"', 2026-01-31T09:30:00Z",
    "'\"2026-01-31T09:30:00+0530\"', 2026-01-31T09:30:00+05:30",
    "'\"2026-01-31T09:30:00.000+00\"', 2026-01-31T09:30:00Z",
    "'\"2026-01-31T09:30:00-08\"', 2026-01-31T09:30:00-08:00",
    "'\"2026-01-31T09:30Z\"', 2026-01-31T09:30:00Z",
    "'\"2024-02-29T23:59:59.999Z\"', 2024-02-29T23:59:59.999Z",
    "'\"0001-01-01T00:00:00.001Z\"', 0001-01-01T00:00:00.001Z",
    "'\"2026-01-31T09:30:00.1234Z\"', 2026-01-31T09:30:00.1234Z",
    "'\"2026-01-31T09:30:00.000+01:00\"', 2026-01-31T09:30:00+01:00",
    "1769851800123, 2026-01-31T09:30:00.123Z",
    "1769851800123.0, 2026-01-31T09:30:00.123Z",
    "'\"1769851800123\"', 2026-01-31T09:30:00.123Z",
    "100000000000, 1973-03-03T09:46:40Z",
    "-100000000000, 1966-10-31T14:13:20Z",
    "9999999999999, 2286-11-20T17:46:39.999Z",
    "0, 1970-01-01T00:00:00Z",
  })
  void read_unambiguousSpelling_isTheMoment(String json, OffsetDateTime expected)
      throws IOException {
    assertThat(ValueReadersTest.read(ValueReaders.DATE_TIME, json))
        .isEqualTo(expected)
        .hasSameHashCodeAs(expected);
  }

  @Test
  void read_byAnnotation_isTheSame() throws JsonProcessingException {
    assertThat(JSON.readValue("{\"at\":null}", Read.class).at()).isNull();
    assertThat(JSON.readValue("{\"at\":0}", Read.class).at()).isEqualTo("1970-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"yesterday\"",
        "\"\"",
        "\" \"",
        "\"2026-01-31 09:30:00\"",
        "\"2026-01-31T09:30:00\"",
        "\"2026-01-31T09:30:00.000\"",
        "\"2026-01-31\"",
        "\"01/31/2026\"",
        "\"2026-02-29T00:00:00.000Z\"",
        "\"2026-01-31T25:00:00.000Z\"",
        "\"2026-01-31T09:30:60.000Z\"",
        "\"2026-01-31T09:30:00.00xZ\"",
        "\"2026-01-31T09:30:00 Europe/Paris\"",
        "\"99999999999999999999\"",
        "\"1e3\"",
        "9223372036854775807",
        "-9223372036854775808",
        "99999999999999999999999",
        "1769851800",
        "\"1769851800\"",
        "\"20260131\"",
        "20260131093000",
        "1769851800123000",
        "-1",
        "1e400",
        "1e999999999",
        "1.5",
        "true",
        "{}",
        "{\"_seconds\":1769851800,\"_nanoseconds\":0}",
        "[]",
        "[\"2026-01-31T09:30:00.000Z\"]"
      })
  void read_otherJson_doesNotFit(String json) throws IOException {
    assertThat(ValueReadersTest.read(ValueReaders.DATE_TIME, json)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T09:30:00Z, 2026-01-31T09:30:00Z, 2026-01-31T09:30:00.000Z",
    "2026-01-31T09:30:00.100Z, 2026-01-31T09:30:00.1Z, 2026-01-31T09:30:00.100Z",
    "2026-01-31T09:30:00.123456+01:00, 2026-01-31T09:30:00.123456+01:00,"
        + " 2026-01-31T09:30:00.123456+01:00",
  })
  void write_moment_isAsEitherDirectionHasIt(OffsetDateTime at, String request, String response) {
    assertThat(DateTimes.ofResponse(at)).isEqualTo(response);
    assertThat(OffsetDateTime.parse(DateTimes.ofRequest(at))).isEqualTo(request);
  }
}
