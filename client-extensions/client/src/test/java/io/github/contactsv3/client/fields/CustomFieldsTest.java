package io.github.contactsv3.client.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.model.CustomField;
import io.github.contactsv3.model.CustomFieldInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CustomFieldsTest {

  private static CustomFields with(Object value) {
    return CustomFields.of(List.of(CustomField.builder().id("f").value(value).build()));
  }

  private static Arguments shape(
      Object value, Function<CustomFields, Object> read, Object expected) {
    return Arguments.of(value, read, expected);
  }

  static List<Arguments> shapes() {
    Map<String, Object> file =
        Map.of("url", "https://x.example/1", "documentId", "d1", "meta", Map.of("size", 3));
    UploadedFile read =
        new UploadedFile("https://x.example/1", Optional.of("d1"), Map.of("size", 3));
    return List.of(
        shape("Gold", f -> f.text("f"), Optional.of("Gold")),
        shape("", f -> f.text("f"), Optional.empty()),
        shape("Gold", f -> f.single("f"), Optional.of("Gold")),
        shape(List.of("Gold"), f -> f.single("f"), Optional.of("Gold")),
        shape(12, f -> f.number("f"), Optional.of(new BigDecimal("12"))),
        shape(new BigDecimal("12.50"), f -> f.money("f"), Optional.of(new BigDecimal("12.50"))),
        shape(" 12.5 ", f -> f.number("f"), Optional.of(new BigDecimal("12.5"))),
        shape("2026-01-31", f -> f.date("f"), Optional.of(LocalDate.of(2026, 1, 31))),
        shape("2026-01-31T23:30:00-02:00", f -> f.date("f"), Optional.of(LocalDate.of(2026, 2, 1))),
        shape(1_769_817_600_000L, f -> f.date("f"), Optional.of(LocalDate.of(2026, 1, 31))),
        shape(List.of("a", "b"), f -> f.multiple("f"), List.of("a", "b")),
        shape("a", f -> f.checkbox("f"), List.of("a")),
        shape(Map.of("u1", file), f -> f.files("f"), Map.of("u1", read)),
        shape(file, f -> f.files("f"), Map.of("", read)),
        shape(
            Map.of("url", "https://x.example/1", "meta", Map.of()),
            f -> f.files("f"),
            Map.of("", new UploadedFile("https://x.example/1", Optional.empty(), Map.of()))),
        shape(Map.of("o1", "x"), f -> f.textList("f"), Map.of("o1", "x")));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void everyShape_isRead(Object value, Function<CustomFields, Object> read, Object expected) {
    assertThat(read.apply(with(value))).isEqualTo(expected);
  }

  @Test
  void noValue_isEmpty() {
    CustomFields none = CustomFields.of(null);
    assertThat(none.text("f")).isEmpty();
    assertThat(none.number("f")).isEmpty();
    assertThat(none.date("f")).isEmpty();
    assertThat(none.multiple("f")).isEmpty();
    assertThat(none.files("f")).isEmpty();
    assertThat(none.textList("f")).isEmpty();
    assertThat(with("x").ids()).containsExactly("f");
  }

  static List<Arguments> mismatches() {
    return List.of(
        shape(12, f -> f.text("f"), "a number, not read as a text"),
        shape("gold", f -> f.number("f"), "a text, not read as a number"),
        shape(List.of(), f -> f.number("f"), "a list, not read as a number"),
        shape("31.1.2026", f -> f.date("f"), "a text, not read as a date"),
        shape("31 January 2026", f -> f.date("f"), "a text, not read as a date"),
        shape(Map.of(), f -> f.date("f"), "an object, not read as a date"),
        shape(List.of("a", 1), f -> f.multiple("f"), "a number, not read as a list of texts"),
        shape(List.of("a", "b"), f -> f.single("f"), "a list, not read as one option"),
        shape("x", f -> f.files("f"), "a text, not read as a map of files"),
        shape(Map.of("u", "x"), f -> f.files("f"), "a text, not read as a map of files"),
        shape(List.of(), f -> f.textList("f"), "a list, not read as a map of texts"));
  }

  @ParameterizedTest
  @MethodSource("mismatches")
  void otherShape_isAnErrorThatNamesTheField(
      Object value, Function<CustomFields, Object> read, String message) {
    assertThatThrownBy(() -> read.apply(with(value)))
        .isInstanceOf(CustomFieldException.class)
        .hasMessage("custom field f: the value is " + message);
  }

  @Test
  void text_showsNoValues() {
    assertThat(with("secret")).hasToString("CustomFields[f]");
    assertThat(new UploadedFile("https://x.example/secret", Optional.of("d1"), Map.of()))
        .hasToString("UploadedFile{documentId=d1}");
  }

  @Test
  void writers_giveTheShapesOfTheService() {
    CustomFieldInput byId = CustomFields.id("f").text("Gold");
    assertThat(byId.getId()).isEqualTo("f");
    assertThat(byId.getFieldValue()).isEqualTo("Gold");
    CustomFieldWriter field = CustomFields.key("contact.plan");
    assertThat(field.single("Gold").getKey()).isEqualTo("contact.plan");
    assertThat(field.number(3).getFieldValue()).isEqualTo(3);
    assertThat(field.money(new BigDecimal("3.50")).getFieldValue())
        .isEqualTo(new BigDecimal("3.50"));
    assertThat(field.date(LocalDate.of(2026, 1, 31)).getFieldValue()).isEqualTo("2026-01-31");
    assertThat(field.multiple(List.of("a", "b")).getFieldValue()).isEqualTo(List.of("a", "b"));
    assertThat(field.checkbox(List.of("a")).getFieldValue()).isEqualTo(List.of("a"));
    assertThat(field.textList(Map.of("o", "x")).getFieldValue()).isEqualTo(Map.of("o", "x"));
    assertThat(
            field
                .files(
                    Map.of("u", new UploadedFile("https://x.example", Optional.empty(), Map.of())))
                .getFieldValue())
        .isEqualTo(Map.of("u", Map.of("meta", Map.of(), "url", "https://x.example")));
    assertThatThrownBy(() -> field.number(Double.POSITIVE_INFINITY))
        .hasMessage("custom field contact.plan: Infinity is not a finite number");
  }

  @Test
  void field_withoutAName_isRefused() {
    assertThatThrownBy(() -> CustomFields.id(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the id of a custom field is blank");
    assertThatThrownBy(() -> CustomFields.key(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the key of a custom field is blank");
  }
}
