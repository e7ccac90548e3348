package io.github.contactsv3.search;

import static io.github.contactsv3.search.ContactFields.DATE_ADDED;
import static io.github.contactsv3.search.ContactFields.DATE_OF_BIRTH;
import static io.github.contactsv3.search.ContactFields.EMAIL;
import static io.github.contactsv3.search.ContactFields.EMAIL_DND;
import static io.github.contactsv3.search.ContactFields.FIRST_NAME;
import static io.github.contactsv3.search.ContactFields.OPPORTUNITIES;
import static io.github.contactsv3.search.ContactFields.SOURCE;
import static io.github.contactsv3.search.ContactFields.TAGS;
import static io.github.contactsv3.search.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.model.DndStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContactQueryTest {

  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  private static final ContactQuery RICH =
      ContactQuery.where(TAGS.eq("VIP").and(EMAIL.exists().or(FIRST_NAME.contains("Ada"))))
          .and(DATE_ADDED.between(NEW_YEAR, NEW_YEAR.plusSeconds(1)))
          .and(customField("cf1").number().atLeast(10))
          .and(
              OPPORTUNITIES.with(
                  OpportunityField.STATUS.eq("open"), OpportunityField.STAGE_ID.exists()))
          .and(EMAIL_DND.eq(DndStatus.ACTIVE))
          .matching("lovelace")
          .orderBy(SOURCE.asc(), DATE_ADDED.desc());

  @Test
  void toText_readsAsWritten() {
    assertThat(RICH.toText())
        .isEqualTo(
            "tags = \"vip\" and (email exists or firstNameLowerCase contains \"ada\")"
                + " and dateAdded is >= \"2026-01-01T00:00:00.000Z\" and < \"2026-01-01T00:00:01.000Z\""
                + " and customFields.cf1 is >= 10"
                + " and opportunities with [status = \"open\", pipelineStageId exists]"
                + " and dndSettings.Email.status = \"active\""
                + ", matching \"lovelace\", by source asc, then dateAdded desc");
    assertThat(ContactQuery.all().toText()).isEqualTo("every contact");
  }

  @Test
  void toString_showsNoValue() {
    assertThat(RICH)
        .asString()
        .startsWith("tags = ... and (email exists or firstNameLowerCase contains ...)")
        .contains("dateAdded is >= ... and < ...", "[status = ..., pipelineStageId exists]")
        .endsWith("matching ..., by source asc, then dateAdded desc");
  }

  @Test
  void toJson_isWhatIsSent() {
    assertThat(RICH.toJson("loc", 100))
        .isEqualTo(
            """
            {"locationId":"loc","pageLimit":100,"filters":[\
            {"field":"tags","operator":"eq","value":"vip"},\
            {"group":"OR","filters":[{"field":"email","operator":"exists"},\
            {"field":"firstNameLowerCase","operator":"contains","value":"ada"}]},\
            {"field":"dateAdded","operator":"range","value":\
            {"gte":"2026-01-01T00:00:00.000Z","lt":"2026-01-01T00:00:01.000Z"}},\
            {"field":"customFields.cf1","operator":"range","value":{"gte":10}},\
            {"field":"opportunities","operator":"nested","value":[\
            {"field":"status","operator":"eq","value":"open"},\
            {"field":"pipelineStageId","operator":"exists"}]},\
            {"field":"dndSettings.Email.status","operator":"eq","value":"active"}],\
            "sort":[{"field":"source","direction":"asc"},{"field":"dateAdded","direction":"desc"}],\
            "query":"lovelace"}""");
  }

  @Test
  void groups_ofTheSameKind_areOneGroup() {
    Condition a = SOURCE.eq("a");
    Condition b = SOURCE.eq("b");
    Condition c = SOURCE.eq("c");

    assertThat(a.or(b).or(c)).isEqualTo(Condition.anyOf(List.of(a, b, c)));
    assertThat(a.and(b).and(c).toFilter().getFilters()).hasSize(3);
    assertThat(Condition.anyOf(List.of(a))).isEqualTo(a);
    assertThat(ContactQuery.where(a.and(b)).and(c))
        .isEqualTo(ContactQuery.where(a).and(b.and(c)))
        .hasSameHashCodeAs(ContactQuery.where(a).and(b).and(c));
  }

  @Test
  void moments_beyondTheYearsOfTheService_meanAlwaysAndNever() {
    for (Instant first : List.of(Instant.MIN, Instant.parse("-0001-01-01T00:00:00Z"))) {
      assertThat(DATE_ADDED.after(first).toText()).contains("> \"0001-01-01T00:00:00.000Z\"");
      assertThat(DATE_ADDED.atOrAfter(first).toText()).contains(">= \"0001-01-01T00:00:00.000Z\"");
      assertThat(DATE_ADDED.before(first).toText()).contains("< \"0001-01-01T00:00:00.000Z\"");
      assertThat(DATE_ADDED.atOrBefore(first).toText()).contains("<= \"0001-01-01T00:00:00.000Z\"");
    }
    for (Instant last :
        List.of(
            Instant.MAX,
            Instant.parse("+10000-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"))) {
      assertThat(DATE_ADDED.after(last).toText()).contains("> \"9999-12-31T23:59:59.999Z\"");
      assertThat(DATE_ADDED.atOrAfter(last).toText()).contains(">= \"9999-12-31T23:59:59.999Z\"");
      assertThat(DATE_ADDED.before(last).toText()).contains("< \"9999-12-31T23:59:59.999Z\"");
      assertThat(DATE_ADDED.atOrBefore(last).toText()).contains("<= \"9999-12-31T23:59:59.999Z\"");
    }
    assertThat(DATE_ADDED.between(Instant.MIN, Instant.MAX).toText())
        .contains("0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z");
    assertThat(DATE_OF_BIRTH.before(LocalDate.MAX).toText()).contains("9999-12-31");
    assertThat(DATE_OF_BIRTH.after(LocalDate.MIN).toText()).contains("0001-01-01");
  }

  @Test
  void moments_finerThanMilliseconds_areRoundedToMeanTheSame() {
    Instant fine = NEW_YEAR.plusNanos(1_500_001);

    assertThat(DATE_ADDED.after(fine).toText()).contains("> \"2026-01-01T00:00:00.001Z\"");
    assertThat(DATE_ADDED.atOrBefore(fine).toText()).contains("<= \"2026-01-01T00:00:00.001Z\"");
    assertThat(DATE_ADDED.atOrAfter(fine).toText()).contains(">= \"2026-01-01T00:00:00.002Z\"");
    assertThat(DATE_ADDED.before(fine).toText()).contains("< \"2026-01-01T00:00:00.002Z\"");
  }

  @Test
  void raw_isSentAsGiven() {
    assertThat(Condition.raw("city", "wildcard", "Spr*").toText())
        .isEqualTo("city wildcard \"Spr*\"");
    assertThat(Condition.raw(SOURCE.eq("a").toFilter())).isEqualTo(SOURCE.eq("a"));
  }

  static List<Arguments> refused() {
    String long76 = "x".repeat(76);
    return List.of(
        refusal(() -> EMAIL.eq(long76), "email: a value has at most 75 characters, not 76"),
        refusal(() -> EMAIL.eq(""), "email: the value is empty; see notExists()"),
        refusal(() -> SOURCE.contains("ab"), "source: contains takes at least 3 characters, not 2"),
        refusal(() -> SOURCE.contains(long76), "source: a value has at most 75 characters, not 76"),
        refusal(() -> TAGS.eqAny(List.of()), "tags: the list of values is empty"),
        refusal(
            () -> TAGS.containsAny(List.of("vip", "a")),
            "tags: contains takes at least 3 characters, not 1"),
        refusal(
            () -> Condition.anyOf(List.of()),
            "the OR group is empty, which the service takes for every contact"),
        refusal(
            () -> ContactQuery.all().matching(long76),
            "matching: a text has at most 75 characters, not 76"),
        refusal(() -> ContactQuery.all().matching(" "), "matching: the text is blank"),
        refusal(
            () -> ContactQuery.all().orderBy(List.of(SOURCE.asc(), EMAIL.asc(), DATE_ADDED.asc())),
            "orderBy: the service takes at most 2 sorts, not 3"),
        refusal(
            () -> DATE_ADDED.between(NEW_YEAR, NEW_YEAR.minusSeconds(1)),
            "dateAdded: 2025-12-31T23:59:59Z is before 2026-01-01T00:00:00Z"),
        refusal(
            () -> DATE_OF_BIRTH.between(LocalDate.EPOCH, LocalDate.EPOCH.minusDays(1)),
            "dateOfBirth: 1969-12-31 is before 1970-01-01"),
        refusal(
            () -> customField("cf1").number().eq(Double.NaN),
            "customFields.cf1: NaN is not a finite number"),
        refusal(
            () -> customField("contact.plan"),
            "customField: the id is blank or has a dot; ids are needed, not keys"));
  }

  private static Arguments refusal(ThrowingCallable call, String message) {
    return Arguments.of(call, message);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void limits_areCheckedBeforeSending(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
