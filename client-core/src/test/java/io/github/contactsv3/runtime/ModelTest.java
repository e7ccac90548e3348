package io.github.contactsv3.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The smallest model there is, so that what they share can be seen without the generator. */
class ModelTest {

  static final class Thing extends Model {
    private static final String[] NAMES = {"id", "name"};
    private final @Nullable String id;
    private final @Nullable Object name;

    Thing(Builder builder) {
      super(builder);
      id = builder.id;
      name = builder.name;
    }

    @JsonProperty("id")
    @Nullable String getId() {
      return id;
    }

    @JsonProperty("name")
    @Nullable Object getName() {
      return name;
    }

    @Override
    protected String[] names() {
      return NAMES;
    }

    @Override
    protected @Nullable Object[] values() {
      return new @Nullable Object[] {id, name};
    }

    @Override
    protected String[] loggable() {
      return new String[] {"id"};
    }

    static final class Builder extends Model.Builder<Thing> {
      private @Nullable String id;
      private @Nullable Object name;

      Builder id(@Nullable String id) {
        this.id = id;
        markSet(1, id);
        return this;
      }

      Builder name(@Nullable Object name) {
        this.name = immutableCopy(name);
        markSet(2, name);
        return this;
      }

      Builder tags(List<String> tags) {
        requireValue("Thing.tags", tags, NullAdvice.UNSET);
        this.name = immutableElements("Thing.tags", tags);
        return this;
      }

      Builder other(String name, @Nullable Object value) {
        putUnknown(NAMES, name, value);
        return this;
      }

      Builder property(int number) {
        markSet(number, null);
        return this;
      }

      @Override
      protected boolean readProperty(
          String property, JsonParser json, DeserializationContext context) throws IOException {
        switch (property) {
          case "id" -> id = ValueReaders.TEXT.read(json, context, this, 1);
          case "name" -> name = ValueReaders.ANY.read(json, context, this, 2);
          default -> {
            return false;
          }
        }
        return true;
      }

      @Override
      public Thing build() {
        require("Thing.id", 1, id, true);
        return new Thing(this);
      }
    }
  }

  private static Thing.Builder thing() {
    return new Thing.Builder();
  }

  @Test
  void write_absentNullAndValue_areThreeStates() throws Exception {
    JsonMapper json = new JsonMapper();
    assertThat(json.writeValueAsString(thing().id("a").build())).isEqualTo("{\"id\":\"a\"}");
    assertThat(json.writeValueAsString(thing().id("a").name(null).build()))
        .isEqualTo("{\"id\":\"a\",\"name\":null}");
    assertThat(json.writeValueAsString(thing().id("a").name(1).build()))
        .isEqualTo("{\"id\":\"a\",\"name\":1}");
  }

  @Test
  void write_anyMapper_isTheSame() throws Exception {
    Thing thing = thing().id("a").name(null).other("x", null).build();
    for (JsonInclude.Include inclusion : JsonInclude.Include.values()) {
      if (inclusion != JsonInclude.Include.CUSTOM) {
        JsonMapper mapper =
            JsonMapper.builder()
                .defaultPropertyInclusion(JsonInclude.Value.construct(inclusion, inclusion))
                .build();
        assertThat(mapper.writeValueAsString(thing))
            .as("%s", inclusion)
            .isEqualTo("{\"id\":\"a\",\"name\":null,\"x\":null}");
      }
    }
  }

  @Test
  void elements_withANull_areRefusedWithItsPlace() {
    assertThatNullPointerException()
        .isThrownBy(() -> thing().tags(Arrays.asList("a", null)))
        .withMessage("Thing.tags[1] is null");
    assertThatNullPointerException()
        .isThrownBy(() -> thing().tags(null))
        .withMessageStartingWith("Thing.tags is null");
  }

  @Test
  void build_requiredUnset_isRefusedButNullWillDo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> thing().build())
        .withMessage("Thing.id is required and not set");
    assertThat(thing().id(null).build().getId()).isNull();
  }

  @Test
  void equals_nullAbsentAndFurtherProperties_differ() {
    assertThat(thing().id("a").build())
        .isEqualTo(thing().id("a").build())
        .hasSameHashCodeAs(thing().id("a").build())
        .isNotEqualTo(thing().id("b").build())
        .isNotEqualTo(thing().id("a").name(null).build())
        .isNotEqualTo(thing().id("a").other("x", 1).build())
        .isNotEqualTo("a");
  }

  @Test
  void toString_onlyLoggableValues_areShown() {
    assertThat(thing().id("a").name("secret").other("x", "secret").build())
        .hasToString("Thing{id=a, name=***, x=***}");
    assertThat(thing().id("a").name(null).build()).hasToString("Thing{id=a, name=null}");
    assertThat(thing().id("a").name(List.of("secret")).build())
        .hasToString("Thing{id=a, name=[1]}");
  }

  @Test
  void keep_declaredName_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> thing().other("name", 1))
        .withMessageContaining("name");
  }

  @Test
  void given_null_isRefusedByName() {
    assertThatNullPointerException()
        .isThrownBy(() -> Model.Builder.requireValue("Thing.name", null, NullAdvice.UNSET_OR_CLEAR))
        .withMessageStartingWith("Thing.name is null");
  }

  @Test
  void mark_property64_isRefused() {
    assertThat(thing().id("a").property(63).build()).isNotEqualTo(thing().id("a").build());
    assertThatIllegalStateException()
        .isThrownBy(() -> thing().property(64))
        .withMessageContaining("63");
  }

  @Test
  void frozen_listWithNull_keepsTheNull() {
    List<@Nullable Object> list = new ArrayList<>();
    list.add(null);
    assertThat(thing().id("a").name(list).build().getName()).isEqualTo(list).isNotSameAs(list);
  }

  @Test
  void build_again_changesNothingThatWasBuiltBefore() {
    Thing.Builder builder = thing().id("a").other("x", 1);
    Thing first = builder.build();

    Thing second = builder.other("y", 2).build();
    Thing.Builder copy = thing().id("a");
    first.copyTo(copy);
    Thing third = copy.other("z", 3).build();

    assertThat(first.additionalProperties()).isEqualTo(Map.of("x", 1)).isUnmodifiable();
    assertThat(second.additionalProperties()).isEqualTo(Map.of("x", 1, "y", 2));
    assertThat(third.additionalProperties()).isEqualTo(Map.of("x", 1, "z", 3));
  }
}
