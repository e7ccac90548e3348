package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.contactsv3.model.DndStatus;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An enumeration of the document is open: the service may learn a word before we do. */
class OpenEnumTest {

  static Stream<Schema> enums() {
    return Spec.allSchemas().filter(Schema::isEnum);
  }

  @ParameterizedTest
  @MethodSource("enums")
  void known_anyEnum_isTheListOfTheDocument(Schema schema) throws Exception {
    List<String> expected = new ArrayList<>();
    schema.node().path("enum").forEach(text -> expected.add(text.asText()));
    List<?> known = (List<?>) schema.type().getMethod("known").invoke(null);
    assertThat(known).extracting(Object::toString).isEqualTo(expected);
    assertThat(known).extracting(OpenEnumTest::isKnown).containsOnly(true);
  }

  @ParameterizedTest
  @MethodSource("enums")
  void read_unknownText_isKeptAndWrittenBack(Schema schema) throws Exception {
    Object value = Models.JSON.readValue("\"Brand New\"", schema.type());
    assertThat(value).hasToString("Brand New");
    assertThat(isKnown(value)).isFalse();
    assertThat(Models.JSON.writeValueAsString(value)).isEqualTo("\"Brand New\"");
  }

  @Test
  void equals_byText_withoutRegardToWhereItCameFrom() throws Exception {
    DndStatus read = Models.JSON.readValue("\"active\"", DndStatus.class);
    assertThat(read).isEqualTo(DndStatus.ACTIVE).hasSameHashCodeAs(DndStatus.ACTIVE);
    assertThat(DndStatus.of("Active")).isNotEqualTo(DndStatus.ACTIVE);
    assertThat(DndStatus.of("new")).isEqualTo(DndStatus.of("new"));
  }

  @Test
  void of_null_isRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> DndStatus.of(null))
        .withMessageContaining("DndStatus");
  }

  private static boolean isKnown(Object value) {
    try {
      return (boolean) value.getClass().getMethod("isKnown").invoke(value);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }
}
