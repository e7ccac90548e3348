package io.github.contactsv3.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {

  static final class Query extends Parameters {
    Query(Builder builder) {
      super(builder, "locationId");
    }

    static final class Builder extends Parameters.Builder {
      Builder set(String name, Object value) {
        put(name, value);
        return this;
      }
    }
  }

  @Test
  void new_requiredUnset_isRefusedByName() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Query(new Query.Builder().set("limit", 1)))
        .withMessage("Query.locationId is required and not set");
  }

  @Test
  void put_null_isRefusedByName() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Query.Builder().set("limit", null))
        .withMessageStartingWith("limit is null");
  }

  @Test
  void entries_values_areEncodedInTheOrderTheyWereSet() {
    Query query =
        new Query(
            new Query.Builder()
                .set("locationId", "a+b")
                .set("limit", 25)
                .set("dnd", true)
                .set("after", List.of("a b", 1)));
    assertThat(query)
        .containsExactly(
            entry("locationId", "a%2Bb"),
            entry("limit", "25"),
            entry("dnd", "true"),
            entry("after", "a%20b%2C1"));
  }

  @Test
  void put_unpairedSurrogate_isRefusedByName() {
    Query.Builder builder = new Query.Builder();

    for (Object value :
        List.of("secret\ud800", List.of("a", "secret\udc00"), List.of("\ud83d", "\ude00"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.set("query", value))
          .withMessage("query has an unpaired surrogate, which UTF-8 cannot encode");
    }
    assertThat(new Query(builder.set("locationId", "\ud83d\ude00")))
        .containsExactly(entry("locationId", "%F0%9F%98%80"));
  }

  @Test
  void put_emptyList_unsetsTheParameter() {
    Query query =
        new Query(
            new Query.Builder()
                .set("locationId", "l")
                .set("after", List.of("a"))
                .set("after", List.of()));
    assertThat(query).containsOnlyKeys("locationId");
  }

  @Test
  void builder_usedFurther_doesNotChangeWhatIsBuilt() {
    Query.Builder builder = new Query.Builder().set("locationId", "l");
    Query query = new Query(builder);
    builder.set("limit", 1);
    assertThat(query).containsOnlyKeys("locationId");
    assertThatThrownBy(query::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void toString_values_areNotShown() {
    assertThat(new Query(new Query.Builder().set("locationId", "secret")))
        .hasToString("Query[locationId]");
  }
}
