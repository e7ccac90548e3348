package io.github.contactsv3.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type is read as Jackson itself reads it, whatever comes in its place. */
class ValueReadersTest {
  private static final List<String> VALUES =
      List.of(
          "null",
          "\"text\"",
          "\"\"",
          "\" \"",
          "\"7\"",
          "\"true\"",
          "\"1.50\"",
          "7",
          "-1",
          "1.50",
          "2147483648",
          "9223372036854775808",
          "1e400",
          "true",
          "false",
          "{}",
          "[]",
          "[7]",
          "[\"a\"]",
          "[null]",
          "[[1], {\"a\": [2]}]",
          "{\"a\": {\"b\": [1, null]}}");

  private static final Map<Class<?>, ValueReader<?>> READERS =
      Map.of(
          String.class, ValueReaders.TEXT,
          Boolean.class, ValueReaders.BOOLEAN,
          Integer.class, ValueReaders.INTEGER,
          Long.class, ValueReaders.LONG,
          BigDecimal.class, ValueReaders.DECIMAL,
          Object.class, ValueReaders.ANY,
          Map.class, ValueReaders.MAP);

  /** Calls a reader. */
  private interface Read {
    @Nullable Object read(JsonParser json, DeserializationContext context) throws IOException;
  }

  static Stream<Arguments> mappersAndTypes() {
    List<ObjectMapper> mappers =
        List.of(
            new JsonMapper(),
            JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build(),
            JsonMapper.builder()
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build());
    return mappers.stream()
        .flatMap(mapper -> READERS.keySet().stream().map(type -> Arguments.of(mapper, type)));
  }

  @ParameterizedTest
  @MethodSource("mappersAndTypes")
  void read_anyJson_isWhatJacksonReads(ObjectMapper mapper, Class<?> type) {
    for (String json : VALUES) {
      assertThat(outcome(mapper, json, READERS.get(type)::read))
          .as(json)
          .isEqualTo(outcome(mapper, json, (p, c) -> mapper.readValue(json, type)));
    }
  }

  @ParameterizedTest
  @MethodSource("mappersAndTypes")
  void readList_anyJson_isWhatJacksonReads(ObjectMapper mapper, Class<?> type) {
    JavaType list = mapper.getTypeFactory().constructCollectionType(List.class, type);
    for (String value : VALUES) {
      for (String form : List.of("[%s]", "[%1$s, %1$s]", "%s")) {
        String json = form.formatted(value);
        assertThat(outcome(mapper, json, READERS.get(type)::readList))
            .as(json)
            .isEqualTo(outcome(mapper, json, (p, c) -> mapper.readValue(json, list)));
      }
    }
  }

  @Test
  void read_listsAndMaps_cantBeChangedAtAnyDepth() {
    ObjectMapper mapper = new JsonMapper();
    List<?> any = (List<?>) outcome(mapper, "[{\"a\": [1]}, []]", ValueReaders.ANY::read);
    assertThat(any).isUnmodifiable();
    assertThat((Map<?, ?>) any.get(0)).isUnmodifiable();
    assertThat((List<?>) ((Map<?, ?>) any.get(0)).get("a")).isUnmodifiable();
    assertThat((List<?>) any.get(1)).isUnmodifiable();
    assertThat((Map<?, ?>) outcome(mapper, "{\"a\": 1}", ValueReaders.MAP::read)).isUnmodifiable();
    assertThat((List<?>) outcome(mapper, "[1]", ValueReaders.LONG::readList)).isUnmodifiable();
    assertThat((List<?>) outcome(mapper, "[]", ValueReaders.LONG::readList)).isUnmodifiable();
  }

  /** What was read, or that it was refused. */
  private static @Nullable Object outcome(ObjectMapper mapper, String json, Read read) {
    try (JsonParser parser = mapper.createParser(json)) {
      DeserializationConfig config = mapper.getDeserializationConfig();
      config.initialize(parser);
      parser.nextToken();
      return read.read(
          parser,
          ((DefaultDeserializationContext) mapper.getDeserializationContext())
              .createInstance(config, parser, null));
    } catch (JsonProcessingException e) {
      return "refused";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
