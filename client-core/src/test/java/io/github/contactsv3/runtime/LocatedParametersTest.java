package io.github.contactsv3.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocatedParametersTest {

  static final class Query extends LocatedParameters<Query> {
    Query(Builder builder) {
      super(builder);
    }

    @Override
    public Query forLocation(String locationId) {
      return getLocationId() == null ? new Query(located(new Builder(), locationId)) : this;
    }

    static final class Builder extends Parameters.Builder {
      Builder set(String name, Object value) {
        put(name, value);
        return this;
      }
    }
  }

  @Test
  void getLocationId_anyText_isAsItWasSet() {
    for (String id : List.of("L1", "a+b c%20*~", "\u00e9\ud83d\ude00", "")) {
      assertThat(new Query(new Query.Builder().set("locationId", id)).getLocationId())
          .isEqualTo(id);
    }
    assertThat(new Query(new Query.Builder().set("limit", 1)).getLocationId()).isNull();
  }

  @Test
  void forLocation_unset_isACopyWithTheLocation() {
    Query.Builder builder = new Query.Builder();
    builder.set("email", "a+b").put("ids", List.of("1 2", "3"), "&");
    Query query = new Query(builder);

    assertThat(query.forLocation("l m"))
        .containsExactly(
            entry("email", "a%2Bb"),
            entry("ids", List.of("1%202", "3")),
            entry("locationId", "l%20m"));
    assertThat(query).containsOnlyKeys("email", "ids");
  }

  @Test
  void forLocation_set_isTheSame() {
    Query query = new Query(new Query.Builder().set("locationId", "l"));
    assertThat(query.forLocation("m")).isSameAs(query);
  }

  @Test
  void forLocation_noText_isRefusedByName() {
    Query query = new Query(new Query.Builder());
    assertThatNullPointerException()
        .isThrownBy(() -> query.forLocation(null))
        .withMessageStartingWith("locationId is null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> query.forLocation("\ud800"))
        .withMessageStartingWith("locationId has an unpaired surrogate");
  }
}
