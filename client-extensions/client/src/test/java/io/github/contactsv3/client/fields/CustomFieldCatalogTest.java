package io.github.contactsv3.client.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.contactsv3.fields.model.FieldDefinition;
import io.github.contactsv3.fields.model.ListCustomFieldsResponse;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.CustomField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomFieldCatalogTest {

  private static final String LEVEL = "{\"id\":\"f1\",\"name\":\"Membership level\",";

  /** What the service may send, odd definitions included. */
  private static final CustomFieldCatalog FIELDS =
      catalog(
          LEVEL
              + "\"fieldKey\":\"contact.level\",\"dataType\":\"SINGLE_OPTIONS\","
              + "\"picklistOptions\":[\"Bronze\",\"Gold\"],\"model\":\"contact\"}",
          "{\"id\":\"f2\",\"name\":\"Seats\",\"fieldKey\":\"contact.seats\","
              + "\"dataType\":\"NUMERICAL\"}",
          "{\"id\":\"f3\",\"name\":\"Since\",\"fieldKey\":\"contact.since\",\"dataType\":\"DATE\"}",
          "{\"id\":\"f4\",\"name\":\"Times\",\"fieldKey\":\"contact.times\","
              + "\"dataType\":\"CHECKBOX\",\"picklistOptions\":[\"AM\",\"PM\",\"now; later\"]}",
          "{\"id\":\"f5\",\"name\":\"Remarks\",\"fieldKey\":\"contact.remarks\","
              + "\"dataType\":\"LARGE_TEXT\"}",
          "{\"id\":\"f6\",\"name\":\"Budget\",\"fieldKey\":\"contact.budget\","
              + "\"dataType\":\"MONETORY\"}",
          "{\"id\":\"f7\",\"name\":\"budget\",\"fieldKey\":\"contact.budget_1\","
              + "\"dataType\":\"MONETORY\"}",
          "{\"id\":\"f8\",\"name\":\"Deal\",\"fieldKey\":\"opportunity.deal\","
              + "\"dataType\":\"TEXT\",\"model\":\"opportunity\"}",
          "{\"id\":\"f9\",\"name\":\"Mood\",\"fieldKey\":\"contact.mood\",\"dataType\":\"EMOJI\"}",
          "{\"id\":\"f10\",\"name\":\"Color\",\"fieldKey\":\"contact.color\",\"dataType\":\"RADIO\","
              + "\"picklistOptions\":[\"Red\"],\"isAllowedCustomOption\":true}",
          "{\"id\":\"f11\",\"name\":7,\"fieldKey\":[],\"dataType\":\"RADIO\","
              + "\"picklistOptions\":[{\"id\":\"o1\"}]}",
          "{\"id\":[],\"name\":\"No id\"}",
          "{\"id\":\"f13\",\"name\":\"Papers\",\"fieldKey\":\"contact.papers\","
              + "\"dataType\":\"FILE_UPLOAD\"}");

  private static CustomFieldCatalog catalog(String... definitions) {
    String json = "{\"customFields\":[" + String.join(",", definitions) + "]}";
    return CustomFieldCatalog.of(ListCustomFieldsResponse.fromJson(json).getCustomFields());
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatExceptionOfType(CustomFieldException.class).isThrownBy(call).withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "f1, f1",
    "level, f1",
    "contact.level, f1",
    "Membership level, f1",
    "' MEMBERSHIP Level ', f1",
    "budget, f6",
    "budget_1, f7",
    "f11, f11"
  })
  void id_keyAndName_nameAField(String name, String id) {
    assertThat(FIELDS.id(name)).isEqualTo(id);
    assertThat(FIELDS.find(name)).map(FieldDefinition::getId).contains(id);
  }

  @Test
  void unknownAndAmbiguous_sayWhatIsExpected() {
    CustomFieldCatalog twins =
        catalog(
            "{\"id\":\"a\",\"name\":\"Plan\",\"fieldKey\":\"contact.x\"}",
            "{\"id\":\"b\",\"name\":\"plan\"}");

    refused(
        () -> twins.id("Plan"),
        "custom field Plan: 2 fields have this name: use the key, one of contact.x, b");
    refused(
        () -> FIELDS.write("Levle"),
        "custom field Levle: unknown: none of the 11 fields of the location has this id, key or"
            + " name");
    refused(
        () -> twins.id("a\nb" + "x".repeat(200)),
        "custom field a b"
            + "x".repeat(97)
            + "…: unknown: none of the 2 fields of the location has this id, key or name");
    assertThat(FIELDS.find("Deal")).isEmpty();
    assertThat(FIELDS.find("No id")).isEmpty();
    assertThat(FIELDS.definitions()).hasSize(11);
  }

  @Test
  void writer_checksTypeAndOptions() {
    assertThat(FIELDS.write("level").single("Gold").toJson())
        .isEqualTo("{\"id\":\"f1\",\"fieldValue\":\"Gold\"}");
    assertThat(FIELDS.write("Seats").clear().toJson())
        .isEqualTo("{\"id\":\"f2\",\"fieldValue\":null}");
    refused(
        () -> FIELDS.write("level").single("Gould"),
        "custom field level: the option is not one of \"Bronze\", \"Gold\"");
    refused(
        () -> FIELDS.write("times").checkbox(List.of("AM", "secret")),
        "custom field times: option 2 is not one of \"AM\", \"PM\", \"now; later\"");
    refused(
        () -> FIELDS.write("Seats").text("7"),
        "custom field Seats: the type is NUMERICAL: use number, not text");
    refused(
        () -> FIELDS.write("level").textList(Map.of("a", "b")),
        "custom field level: the type is SINGLE_OPTIONS: use single, not textList");
    // Nothing is known that would speak against it.
    assertThatCode(() -> FIELDS.write("mood").number(1)).doesNotThrowAnyException();
    assertThatCode(() -> FIELDS.write("color").single("Teal")).doesNotThrowAnyException();
    assertThatCode(() -> FIELDS.write("f11").single("any")).doesNotThrowAnyException();
  }

  @Test
  @SuppressWarnings("NullAway") // what callers without null checks do
  void null_isRefusedWithTheFieldsName() {
    String message = "custom field level: the value is null: leave the field out, or use clear";
    List<ThrowingCallable> calls =
        List.of(
            () -> FIELDS.write("level").single(null),
            () -> CustomFields.key("level").text(null),
            () -> CustomFields.id("level").number(null),
            () -> CustomFields.id("level").money(null),
            () -> CustomFields.id("level").date(null),
            () -> CustomFields.id("level").multiple(null),
            () -> CustomFields.id("level").checkbox(Arrays.asList("a", null)),
            () -> CustomFields.id("level").files(null),
            () -> CustomFields.id("level").textList(null));
    calls.forEach(call -> assertThatNullPointerException().isThrownBy(call).withMessage(message));
  }

  @ParameterizedTest
  @CsvSource({
    "level, Gold, '\"Gold\"'",
    "Seats, ' 12.50 ', 12.50",
    "budget_1, 1e3, 1E+3",
    "Since, 2026-01-31, '\"2026-01-31\"'",
    "Since, 01/31/2026, '\"2026-01-31\"'",
    "Times, 'AM ; PM;', '[\"AM\",\"PM\"]'",
    "Times, now; later, '[\"now; later\"]'",
    "Remarks, a;b, '\"a;b\"'",
    "Mood, fine, '\"fine\"'"
  })
  void parse_readsATextByTheType(String field, String text, String json) {
    assertThat(FIELDS.parse(field, text).toJson())
        .isEqualTo("{\"id\":\"" + FIELDS.id(field) + "\",\"fieldValue\":" + json + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Seats | seven | the text is not a number such as 1250.5",
        "Since | soon | the text is not a date such as 2026-01-31",
        "level | secret | the option is not one of \"Bronze\", \"Gold\"",
        "Times | AM; secret | option 2 is not one of \"AM\", \"PM\", \"now; later\"",
        "Papers | secret | a text can't be written to it: use files",
        "Remarks | '' | the text is empty: leave the field out to keep it, or use clear"
      })
  void parse_refusesWhatDoesNotFit_withoutTheValue(String field, String text, String problem) {
    refused(() -> FIELDS.parse(field, text), "custom field " + field + ": " + problem);
  }

  @Test
  void read_takesKeysAndNames_andChecksTheType() {
    Contact contact =
        Contact.builder()
            .id("c1")
            .customFields(
                CustomField.builder().id("f1").value("Gold").build(),
                CustomField.builder().id("f3").value(1_769_817_600_000L).build(),
                CustomField.builder().id("f4").value(List.of("AM", "PM")).build(),
                CustomField.builder().id("f6").value(new BigDecimal("12.50")).build(),
                CustomField.builder()
                    .id("f13")
                    .value(Map.of("u1", Map.of("url", "https://x.example/1")))
                    .build())
            .build();
    CustomFields values = FIELDS.read(contact);

    assertThat(values.single("Membership level")).contains("Gold");
    assertThat(values.text("level")).contains("Gold");
    assertThat(values.money("budget")).contains(new BigDecimal("12.50"));
    assertThat(values.date("since")).contains(LocalDate.of(2026, 1, 31));
    assertThat(values.number("seats")).isEmpty();
    assertThat(values.multiple("times")).containsExactly("AM", "PM");
    assertThat(values.display("times")).contains("AM;PM");
    assertThat(values.display("since")).contains("2026-01-31");
    assertThat(values.display("budget")).contains("12.50");
    assertThat(values.display("papers")).contains("https://x.example/1");
    assertThat(values.display("seats")).isEmpty();
    refused(
        () -> values.number("level"),
        "custom field level: the type is SINGLE_OPTIONS: use single, not number");
    refused(
        () -> values.text("Levle"),
        "custom field Levle: unknown: none of the 11 fields of the location has this id, key or"
            + " name");
  }
}
