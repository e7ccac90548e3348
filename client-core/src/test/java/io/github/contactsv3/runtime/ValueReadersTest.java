package io.github.contactsv3.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands for a value of each type, and what does not fit; the same with every mapper. */
class ValueReadersTest {
  private static final List<ObjectMapper> MAPPERS =
      List.of(
          new JsonMapper(),
          JsonMapper.builder()
              .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
              .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
              .build(),
          JsonMapper.builder()
              .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
              .enable(DeserializationFeature.USE_LONG_FOR_INTS)
              .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
              .build());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"text\" | text",
        "\"\"     | ",
        "7        | 7",
        "1.50     | 1.50",
        "1e400    | 1e400",
        "true     | true",
        "12345678901234567890123 | 12345678901234567890123",
      })
  void text_scalar_isItsText(String json, @Nullable String text) throws IOException {
    assertThat(read(ValueReaders.TEXT, json)).isEqualTo(text == null ? "" : text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "[\"a\"]", "{\"a\":1}"})
  void text_objectOrList_doesNotFit(String json) throws IOException {
    assertThat(read(ValueReaders.TEXT, json)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", "'\"true\"', true", "1, true", "0, false"})
  void boolean_whatStandsForOne_isRead(String json, boolean value) throws IOException {
    assertThat(read(ValueReaders.BOOLEAN, json)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"yes\"", "2", "1.0", "{}", "[true]", "1e999999999"})
  void boolean_otherJson_doesNotFit(String json) throws IOException {
    assertThat(read(ValueReaders.BOOLEAN, json)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "-1, -1", "7.0, 7", "7e1, 70", "'\"7\"', 7", "2147483647, 2147483647"})
  void integer_wholeNumber_isRead(String json, int value) throws IOException {
    assertThat(read(ValueReaders.INTEGER, json)).isEqualTo(value);
    assertThat(read(ValueReaders.LONG, json)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2147483648",
        "7.5",
        "1e-1",
        "1e400",
        "1e999999999",
        "-1e-999999999",
        "\"\"",
        "\" \"",
        "\"seven\"",
        "true",
        "{}",
        "[7]",
        "9223372036854775808"
      })
  void integer_otherJson_doesNotFit(String json) throws IOException {
    assertThat(read(ValueReaders.INTEGER, json)).isNull();
    if (!json.equals("2147483648")) {
      assertThat(read(ValueReaders.LONG, json)).isNull();
    }
  }

  @Test
  void integer_textOfManyDigits_doesNotFitAtOnce() throws IOException {
    assertThat(read(ValueReaders.LONG, '"' + "9".repeat(1_000_000) + '"')).isNull();
    assertThat(read(ValueReaders.DECIMAL, '"' + "9".repeat(1_000_000) + '"')).isNull();
  }

  @ParameterizedTest
  @CsvSource({"1.50, 1.50", "7, 7", "1e400, 1E+400", "1e999999999, 1E+999999999", "'\"1.5\"', 1.5"})
  void decimal_number_isReadToTheDigit(String json, BigDecimal value) throws IOException {
    assertThat(read(ValueReaders.DECIMAL, json)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"a\"", "\"NaN\"", "true", "{}", "[1.5]"})
  void decimal_otherJson_doesNotFit(String json) throws IOException {
    assertThat(read(ValueReaders.DECIMAL, json)).isNull();
  }

  static List<Arguments> values() {
    return List.of(
        Arguments.of("\"a\"", "a"),
        Arguments.of("7", 7),
        Arguments.of("2147483648", 2147483648L),
        Arguments.of("9223372036854775808", new BigInteger("9223372036854775808")),
        Arguments.of("1.10", new BigDecimal("1.10")),
        Arguments.of("1e400", new BigDecimal("1e400")),
        Arguments.of("[1, null, [true]]", Arrays.asList(1, null, List.of(true))),
        Arguments.of("{\"a\": {\"b\": []}}", Map.of("a", Map.of("b", List.of()))),
        Arguments.of("{\"a\": 1, \"a\": 2}", Map.of("a", 2)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void any_json_isItsValue(String json, Object value) throws IOException {
    assertThat(read(ValueReaders.ANY, json)).isEqualTo(value);
  }

  @Test
  void map_anythingButAnObject_doesNotFit() throws IOException {
    assertThat(read(ValueReaders.MAP, "{\"a\": 1}")).isEqualTo(Map.of("a", 1));
    assertThat(read(ValueReaders.MAP, "[]")).isNull();
    assertThat(read(ValueReaders.MAP, "\"a\"")).isNull();
  }

  @Test
  void any_deepNesting_isRefusedWithoutStackOverflow() {
    for (String form : List.of("[", "{\"a\":")) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> read(ValueReaders.ANY, form.repeat(100_000)));
    }
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> read(ValueReaders.ANY, "1".repeat(1_000_000)));
  }

  @Test
  void deserialize_whatDoesNotFit_isAMismatch() {
    assertThatExceptionOfType(JsonMappingException.class)
        .isThrownBy(
            () ->
                JsonMapper.builder()
                    .addModule(
                        new com.fasterxml.jackson.databind.module.SimpleModule()
                            .addDeserializer(Long.class, ValueReaders.LONG))
                    .build()
                    .readValue("\"a\"", Long.class))
        .withMessageContaining("not a Long");
  }

  @Test
  void any_listsAndMaps_cantBeChangedAtAnyDepth() throws IOException {
    List<?> any = (List<?>) read(ValueReaders.ANY, "[{\"a\": [1]}, []]");
    assertThat(any).isUnmodifiable();
    assertThat((Map<?, ?>) any.get(0)).isUnmodifiable();
    assertThat((List<?>) ((Map<?, ?>) any.get(0)).get("a")).isUnmodifiable();
    assertThat((List<?>) any.get(1)).isUnmodifiable();
    assertThat(read(ValueReaders.MAP, "{\"a\": 1}")).isUnmodifiable();
  }

  /** The value, or null if it does not fit; the parser is left where it was then. */
  static <T> @Nullable T read(ValueReader<T> reader, String json) throws IOException {
    T first = null;
    for (ObjectMapper mapper : MAPPERS) {
      try (JsonParser parser = mapper.createParser(json)) {
        DeserializationConfig config = mapper.getDeserializationConfig();
        config.initialize(parser);
        Object token = parser.nextToken();
        T value =
            reader.tryRead(
                parser,
                ((DefaultDeserializationContext) mapper.getDeserializationContext())
                    .createInstance(config, parser, null));
        if (value == null) {
          assertThat(parser.currentToken()).isEqualTo(token);
        }
        if (mapper != MAPPERS.get(0)) {
          assertThat(value).isEqualTo(first);
        }
        first = value;
      }
    }
    return first;
  }
}
