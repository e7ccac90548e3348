package io.github.contactsv3.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.DecodingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model of a response survives what does not fit: only the getter of that property throws. */
class UnreadablePropertyTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonMapper TREES =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @JsonDeserialize(using = Thing.Reader.class)
  static final class Thing extends Model {
    private static final String[] NAMES = {"id", "at", "tags", "part", "count"};
    private final @Nullable String id;
    private final @Nullable OffsetDateTime at;
    private final @Nullable List<String> tags;
    private final @Nullable Thing part;
    private final @Nullable Integer count;

    Thing(Builder builder) {
      super(builder);
      id = builder.id;
      at = builder.at;
      tags = builder.tags;
      part = builder.part;
      count = builder.count;
    }

    @JsonProperty("id")
    String getId() {
      return required(1, id);
    }

    @JsonProperty("at")
    @Nullable OffsetDateTime getAt() {
      return optional(2, at);
    }

    @Nullable List<String> getTags() {
      return optional(3, tags);
    }

    @Nullable Thing getPart() {
      return optional(4, part);
    }

    @Nullable Integer getCount() {
      return requiredOrNull(5, count);
    }

    Builder toBuilder() {
      Builder builder = new Builder();
      copyTo(builder);
      builder.id = id;
      builder.at = at;
      builder.tags = tags;
      builder.part = part;
      builder.count = count;
      return builder;
    }

    @Override
    protected boolean isResponse() {
      return true;
    }

    @Override
    protected String[] names() {
      return NAMES;
    }

    @Override
    protected @Nullable Object[] values() {
      return new @Nullable Object[] {id, at, tags, part, count};
    }

    @Override
    protected String[] loggable() {
      return new String[] {"id", "at"};
    }

    static final class Builder extends Model.Builder<Thing> {
      private @Nullable String id;
      private @Nullable OffsetDateTime at;
      private @Nullable List<String> tags;
      private @Nullable Thing part;
      private @Nullable Integer count;

      Builder at(OffsetDateTime at) {
        this.at = at;
        markSet(2, at);
        return this;
      }

      @Override
      protected boolean readProperty(
          String property, JsonParser json, DeserializationContext context) throws IOException {
        switch (property) {
          case "id" -> id = ValueReaders.TEXT.read(json, context, this, 1);
          case "at" -> at = ValueReaders.DATE_TIME.read(json, context, this, 2);
          case "tags" -> tags = ValueReaders.TEXT.readList(json, context, this, 3);
          case "part" -> part = Reader.ONE.read(json, context, this, 4);
          case "count" -> count = ValueReaders.INTEGER.read(json, context, this, 5);
          default -> readUnknown(property, json, context);
        }
        return true;
      }

      @Override
      public Thing build() {
        require("Thing.id", 1, id, false);
        return new Thing(this);
      }
    }

    static final class Reader extends ModelReader<Thing> {
      static final Reader ONE = new Reader();

      private Reader() {
        super(Thing.class, true);
      }

      @Override
      protected Builder builder() {
        return new Builder();
      }
    }
  }

  private static Thing read(String json) throws JsonProcessingException {
    return JSON.readValue(json.replace('\'', '"'), Thing.class);
  }

  private static String write(Thing thing) throws JsonProcessingException {
    return JSON.writeValueAsString(thing).replace('"', '\'');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "at    | ''                         | a text",
        "at    | '2026-01-31'               | a text",
        "at    | {'_seconds':1769851800}    | an object",
        "at    | 99999999999999999999.10    | a number",
        "at    | true                       | a boolean",
        "tags  | 'vip'                      | a text",
        "tags  | [null,'x']                 | a list",
        "tags  | ['a',{'b':[1.10,{}]},'c']  | a list",
        "tags  | ['a',1.50,[]]              | a list",
        "part  | 'text'                     | a text",
        "part  | [{'id':'p'}]               | a list",
        "count | 2147483648                 | a number",
        "count | 1.5                        | a number",
        "count | 1e999999999                | a number",
        "count | ''                         | a text",
        "id    | {'a':{'b':[[],{},1e400]}}  | an object",
      })
  void read_valueThatDoesNotFit_isUnreadableByItself(String name, String value, String kind)
      throws JsonProcessingException {
    String json =
        ("{'id':'q7','at':'2026-01-31T09:30:00.000Z','tags':['a'],'part':{'id':'p'},'count':1}")
            .replaceFirst("'" + name + "':(\\{[^}]*}|\\[[^]]*]|[^,}]*)", "'" + name + "':" + value);
    Thing thing = read(json);

    DecodingException e = null;
    int readable = 0;
    for (Getter getter :
        List.<Getter>of(
            thing::getId, thing::getAt, thing::getTags, thing::getPart, thing::getCount)) {
      try {
        assertThat(getter.get()).isNotNull();
        readable++;
      } catch (DecodingException thrown) {
        e = thrown;
      }
    }

    assertThat(readable).isEqualTo(4);
    assertThat(e)
        .hasMessage(
            "Thing%s.%s is unreadable: %s that does not fit",
            name.equals("id") ? "" : " \"q7\"", name, kind)
        .hasNoCause();
    assertThat(e.path()).isEqualTo("$." + name);
    assertThat(e.operation()).isEqualTo(OperationInfo.NONE);
    assertThat(thing.property(name)).hasToString(value.replace('\'', '"'));
    assertThat(thing.unreadableProperties()).containsOnlyKeys(name);
    assertThat(write(thing)).isEqualTo(json);
    assertThat(thing.toString()).contains(name + "=***").doesNotContain("_seconds");
    assertThat(read(json)).isEqualTo(thing).hasSameHashCodeAs(thing);
    assertThat(thing.toBuilder().build()).isEqualTo(thing);
    assertThat(write(thing.toBuilder().build())).isEqualTo(json);
    JsonNode tree = TREES.valueToTree(thing);
    assertThat((Object) tree).isEqualTo(TREES.readTree(json.replace('\'', '"')));
  }

  private interface Getter {
    @Nullable Object get();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':5}",
        "{'id':1.50,'tags':['a',7,true]}",
        "{'id':'a','at':0}",
        "{'id':'a','at':'2026-01-31T09:30:00Z'}",
        "{'id':'a','at':'2026-01-31T09:30:00.000+0000','count':'7'}",
        "{'id':'a','count':7.0}",
        "{'id':'a','tags':null,'x':[1.10,{'y':null}]}",
      })
  void write_valueSpelledInAnotherWay_isWrittenBackAsItCame(String json)
      throws JsonProcessingException {
    Thing thing = read(json);
    assertThat(thing.unreadableProperties()).isEmpty();
    assertThat(write(thing)).isEqualTo(json);
    assertThat(write(thing.toBuilder().build())).isEqualTo(json);
  }

  @Test
  void equals_spellingOfAReadableValue_doesNotCount() throws JsonProcessingException {
    assertThat(read("{'id':5,'at':0}"))
        .isEqualTo(read("{'id':'5','at':'1970-01-01T00:00:00.000Z'}"))
        .hasSameHashCodeAs(read("{'id':'5','at':'1970-01-01T00:00:00.000Z'}"));
    assertThat(read("{'id':'5','at':'a'}")).isNotEqualTo(read("{'id':'5','at':'b'}"));
    assertThat(read("{'id':'5','at':'a'}")).isNotEqualTo(read("{'id':'5'}"));
    assertThat(read("{'id':'5','at':'a'}")).isNotEqualTo(read("{'id':'5','at':null}"));
  }

  @Test
  void builder_setUnreadableProperty_replacesIt() throws JsonProcessingException {
    Thing thing = read("{'id':'a','at':'nonsense'}");
    Thing set = thing.toBuilder().at(OffsetDateTime.parse("2026-01-31T09:30:00Z")).build();
    assertThat(write(set)).isEqualTo("{'id':'a','at':'2026-01-31T09:30:00.000Z'}");
    assertThat(set.getAt()).isEqualTo("2026-01-31T09:30:00Z");
    assertThat(write(thing)).isEqualTo("{'id':'a','at':'nonsense'}");
  }

  @Test
  void read_requiredPropertyMissingOrNull_throwsOnlyInItsGetter() throws JsonProcessingException {
    Thing missing = read("{'tags':['a']}");
    assertThat(missing.getTags()).containsExactly("a");
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(missing::getId)
        .withMessage("Thing.id is unreadable: missing, though it is required");
    assertThatExceptionOfType(DecodingException.class).isThrownBy(missing::getCount);
    assertThat(missing.property("id")).isNull();
    assertThat(write(missing.toBuilder().build())).isEqualTo("{'tags':['a']}");

    Thing none = read("{'id':null,'count':null}");
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(none::getId)
        .withMessage("Thing.id is unreadable: null, though it is required");
    assertThat(none.getCount()).isNull();
    assertThat(write(none)).isEqualTo("{'id':null,'count':null}");
  }

  @Test
  void getter_idThatIsNoId_isNotShown() throws JsonProcessingException {
    Thing thing = read("{'id':'ada@example.com','at':''}");
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(thing::getAt)
        .withMessage("Thing.at is unreadable: a text that does not fit");
  }

  @Test
  void read_duplicateProperty_theLastOneCounts() throws JsonProcessingException {
    assertThat(read("{'id':{},'id':'a'}").getId()).isEqualTo("a");
    assertThat(write(read("{'id':{},'id':'a'}"))).isEqualTo("{'id':'a'}");
    assertThat(write(read("{'id':'a','id':[1]}"))).isEqualTo("{'id':[1]}");
    assertThat(write(read("{'id':null,'id':[1]}"))).isEqualTo("{'id':[1]}");
    assertThat(write(read("{'id':[1],'id':null}"))).isEqualTo("{'id':null}");
  }

  @Test
  void write_unpairedSurrogates_areEscaped() throws IOException {
    Thing thing = read("{'id':'a','at':'\\ud83d','tags':[{'b':'\\ud83d\\ude00\\n\\u0001'}]}");
    byte[] bytes = JSON.writeValueAsBytes(thing);
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"id\":\"a\",\"at\":\"\\ud83d\",\"tags\":[{\"b\":\"\uD83D\uDE00\\u000a\\u0001\"}]}");
    assertThat(JSON.readValue(bytes, Thing.class).property("at")).isEqualTo(thing.property("at"));
  }

  @Test
  void convert_throughABuffer_keepsEveryDigit() {
    Map<?, ?> map =
        TREES.convertValue(
            JSON.convertValue(
                Map.of("id", "a", "at", Map.of("n", List.of(7, 3_000_000_000L))), Thing.class),
            Map.class);
    assertThat(map).isEqualTo(Map.of("id", "a", "at", Map.of("n", List.of(7, 3_000_000_000L))));
  }

  @Test
  void error_inAnUndeclaredProperty_doesNotShowItsName() {
    assertThatExceptionOfType(JsonMappingException.class)
        .isThrownBy(() -> read("{'id':'a','part':{'ada@example.com':[nonsense]}}"))
        .satisfies(
            e ->
                assertThat(e.getPath().stream().map(JsonMappingException.Reference::getFieldName))
                    .containsExactly("part", "***"));
  }
}
