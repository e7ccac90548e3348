package io.github.contactsv3.cli.where;

import static io.github.contactsv3.search.ContactFields.CITY;
import static io.github.contactsv3.search.ContactFields.DATE_ADDED;
import static io.github.contactsv3.search.ContactFields.DATE_OF_BIRTH;
import static io.github.contactsv3.search.ContactFields.DND;
import static io.github.contactsv3.search.ContactFields.EMAIL;
import static io.github.contactsv3.search.ContactFields.FIRST_NAME;
import static io.github.contactsv3.search.ContactFields.ID;
import static io.github.contactsv3.search.ContactFields.PHONE;
import static io.github.contactsv3.search.ContactFields.TAGS;
import static io.github.contactsv3.search.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.contactsv3.fields.model.FieldDefinition;
import io.github.contactsv3.search.Condition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WhereTest {
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NEXT_DAY = Instant.parse("2026-01-02T00:00:00Z");

  static Stream<Arguments> conditions() {
    return Stream.of(
        Arguments.of("tags = vip", TAGS.eq("vip")),
        Arguments.of("TAGS = 'very important'", TAGS.eq("very important")),
        Arguments.of("tags in (vip, \"a b\")", TAGS.eqAny(List.of("vip", "a b"))),
        Arguments.of(
            "city in (Oslo,Bergen)", Condition.anyOf(List.of(CITY.eq("Oslo"), CITY.eq("Bergen")))),
        Arguments.of("city contains slo", CITY.contains("slo")),
        Arguments.of("city not contains slo", CITY.notContains("slo")),
        Arguments.of("email != a@b.c", EMAIL.notEq("a@b.c")),
        Arguments.of("id = x", ID.eq("x")),
        Arguments.of("id != x", ID.notEq("x")),
        Arguments.of("phone exists", PHONE.exists()),
        Arguments.of("phone not exists", PHONE.notExists()),
        Arguments.of("dnd = true", DND.eq(true)),
        Arguments.of("dnd != yes", DND.notEq(true)),
        Arguments.of("firstName = 'O''Hara'", FIRST_NAME.eq("O'Hara")),
        Arguments.of("dateAdded < 2026-01-01", DATE_ADDED.before(NEW_YEAR)),
        Arguments.of("dateAdded >= 2026-01-01", DATE_ADDED.atOrAfter(NEW_YEAR)),
        Arguments.of("dateAdded > 2026-01-01", DATE_ADDED.atOrAfter(NEXT_DAY)),
        Arguments.of("dateAdded <= 2026-01-01", DATE_ADDED.before(NEXT_DAY)),
        Arguments.of("dateAdded = 2026-01-01", DATE_ADDED.between(NEW_YEAR, NEXT_DAY)),
        Arguments.of("dateAdded > 2026-01-01T01:00:00+01:00", DATE_ADDED.after(NEW_YEAR)),
        Arguments.of("dateAdded <= 2026-01-01T00:00:00Z", DATE_ADDED.atOrBefore(NEW_YEAR)),
        Arguments.of("dateOfBirth = 1990-02-28", DATE_OF_BIRTH.between(day(), day())),
        Arguments.of("dateOfBirth > 1990-02-28", DATE_OF_BIRTH.after(day())),
        Arguments.of("custom.plan = gold", customField("f1").options().eq("gold")),
        Arguments.of(
            "custom.seats >= 5", customField("f2").number().atLeast(new java.math.BigDecimal(5))),
        Arguments.of("'custom.Years of age' exists", customField("f2").number().exists()),
        Arguments.of(
            "custom.born < 2026-01-01", customField("f3").date().before(LocalDate.of(2026, 1, 1))),
        Arguments.of(
            "tags = a or tags = b and city = c", TAGS.eq("a").or(TAGS.eq("b").and(CITY.eq("c")))),
        Arguments.of(
            "(tags = a or tags = b) and city = c",
            TAGS.eq("a").or(TAGS.eq("b")).and(CITY.eq("c"))));
  }

  private static LocalDate day() {
    return LocalDate.of(1990, 2, 28);
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void parse_aCondition_isThatOfTheClient(String text, Condition expected) {
    assertThat(Where.parse(text, WhereTest::find)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tag_s = vip | there is no field \"tag_s\": do you mean tags? | 0 | 5",
        "zz = vip | there is no field \"zz\": contacts search --help lists them; custom fields are custom.KEY | 0 | 2",
        "custom.none = 1 | the location has no custom field \"none\": contacts fields lists them | 0 | 11",
        "dateAdded contains 5 | dateAdded has no \"contains\", but =, <, <=, >, >=, exists, not exists | 10 | 8",
        "city < 5 | city has no \"<\", but =, !=, contains, not contains, in, exists, not exists | 5 | 1",
        "id exists | id has no \"exists\", but =, !=, in | 3 | 6",
        "dateAdded < yesterday | not a day such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z | 12 | 9",
        "dateOfBirth < 2026-02-30 | not a day such as 2026-01-31 | 14 | 10",
        "custom.seats = many | not a number such as 1250.5 | 15 | 4",
        "dnd = maybe | neither true nor false | 6 | 5",
        "tags = | expected a value, not the end | 6 | 1",
        "tags == vip | expected =, !=, contains, not contains, in, exists, not exists, not == | 5 | 2",
        "tags not vip | expected =, !=, contains, not contains, in, exists, not exists, not vip | 9 | 3",
        "tags | expected =, !=, contains, not contains, in, exists, not exists, not the end | 4 | 1",
        "tags = vip x | expected and, or, or the end, not x | 11 | 1",
        "tags = vip and | expected the name of a field, not the end | 14 | 1",
        "(tags = vip | expected and, or, or a closing bracket, not the end | 11 | 1",
        "tags = vip) | expected and, or, or the end, not ) | 10 | 1",
        "tags in vip | expected values in brackets, such as (vip, lead), not vip | 8 | 3",
        "tags in (vip | expected a comma or a closing bracket, not the end | 12 | 1",
        "tags in () | expected a value, not ) | 9 | 1",
        "tags = 'vip | the quotation mark is not closed | 7 | 1",
        "email = '' | the value is empty: \"not exists\" finds contacts without one | 8 | 2",
      })
  void parse_aMistake_isMarked(String text, String message, int from, int length) {
    WhereException e = (WhereException) catchThrowable(() -> Where.parse(text, WhereTest::find));

    assertThat(e).hasMessage(message);
    assertThat(e.marked()).isEqualTo("  " + text + "\n  " + " ".repeat(from) + "^".repeat(length));
  }

  @Test
  void parse_bracketsWithoutEnd_isAMistake() {
    assertThatThrownBy(() -> Where.parse("(".repeat(100_000), WhereTest::find))
        .isInstanceOf(WhereException.class)
        .hasMessage("brackets are nested too deep");
  }

  @Property
  void parse_anyText_isAConditionOrAMistake(@ForAll String text) {
    Throwable thrown = catchThrowable(() -> Where.parse(text, WhereTest::find));

    assertThat(thrown).matches(e -> e == null || e instanceof WhereException);
  }

  private static Optional<FieldDefinition> find(String name) {
    return switch (name) {
      case "plan" -> field("f1", "SINGLE_OPTIONS");
      case "seats", "Years of age" -> field("f2", "NUMERICAL");
      case "born" -> field("f3", "DATE");
      default -> Optional.empty();
    };
  }

  private static Optional<FieldDefinition> field(String id, String type) {
    return Optional.of(
        FieldDefinition.fromJson("{\"id\":\"" + id + "\",\"dataType\":\"" + type + "\"}"));
  }
}
