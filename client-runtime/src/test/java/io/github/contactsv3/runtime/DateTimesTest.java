package io.github.contactsv3.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  record Read(
      @JsonProperty("at") @JsonDeserialize(using = DateTimes.Reader.class) OffsetDateTime at) {}

  record Request(
      @JsonProperty("at") @JsonSerialize(using = DateTimes.RequestWriter.class)
          OffsetDateTime at) {}

  record Answer(
      @JsonProperty("at") @JsonSerialize(using = DateTimes.ResponseWriter.class)
          OffsetDateTime at) {}

  @ParameterizedTest
  @CsvSource({
    "'\"2026-01-31T09:30:00.000Z\"', 2026-01-31T09:30:00Z",
    "'\"2026-01-31T09:30:00+05:30\"', 2026-01-31T09:30:00+05:30",
    "'\"2026-01-31T09:30Z\"', 2026-01-31T09:30:00Z",
    "'\"2024-02-29T23:59:59.999Z\"', 2024-02-29T23:59:59.999Z",
    "'\"0001-01-01T00:00:00.001Z\"', 0001-01-01T00:00:00.001Z",
    "'\"2026-01-31T09:30:00.1234Z\"', 2026-01-31T09:30:00.1234Z",
    "'\"2026-01-31T09:30:00.000+01:00\"', 2026-01-31T09:30:00+01:00",
    "1769851800123, 2026-01-31T09:30:00.123Z",
    "0, 1970-01-01T00:00:00Z",
  })
  void read_textOrMilliseconds_isTheMoment(String json, OffsetDateTime expected)
      throws JsonProcessingException {
    assertThat(read(json)).isEqualTo(expected).hasSameHashCodeAs(expected);
  }

  @Test
  void read_null_isNull() throws JsonProcessingException {
    assertThat(read("null")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"yesterday\"",
        "\"\"",
        "\"2026-01-31 09:30:00\"",
        "\"2026-01-31\"",
        "\"2026-02-29T00:00:00.000Z\"",
        "\"2026-01-31T25:00:00.000Z\"",
        "\"2026-01-31T09:30:60.000Z\"",
        "\"2026-01-31T09:30:00.00xZ\""
      })
  void read_otherText_isRefusedAsAnInvalidFormat(String json) {
    assertThatExceptionOfType(InvalidFormatException.class).isThrownBy(() -> read(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "1.5", "{}", "[]"})
  void read_otherJson_isRefusedAsAMismatch(String json) {
    assertThatExceptionOfType(MismatchedInputException.class).isThrownBy(() -> read(json));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T09:30:00Z, 2026-01-31T09:30:00Z, 2026-01-31T09:30:00.000Z",
    "2026-01-31T09:30:00.100Z, 2026-01-31T09:30:00.1Z, 2026-01-31T09:30:00.100Z",
    "2026-01-31T09:30:00.123456+01:00, 2026-01-31T09:30:00.123456+01:00,"
        + " 2026-01-31T09:30:00.123456+01:00",
  })
  void write_moment_isAsEitherDirectionHasIt(OffsetDateTime at, String request, String answer)
      throws JsonProcessingException {
    assertThat(JSON.writeValueAsString(new Request(at))).isEqualTo("{\"at\":\"" + request + "\"}");
    assertThat(JSON.writeValueAsString(new Answer(at))).isEqualTo("{\"at\":\"" + answer + "\"}");
  }

  private static OffsetDateTime read(String json) throws JsonProcessingException {
    return JSON.readValue("{\"at\":" + json + "}", Read.class).at();
  }
}
