package io.github.contactsv3.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.fields.CustomFields;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.search.Condition;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import io.github.contactsv3.search.KeywordField;
import io.github.contactsv3.search.NumberField;
import io.github.contactsv3.search.OptionalField;
import io.github.contactsv3.search.SortableDateField;
import io.github.contactsv3.search.TextField;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Whatever the search DSL can say, the sandbox accepts, and finds the contacts that a plain
 * predicate picks.
 */
class SearchMeaningTest {

  private static final String LEVEL = "6dvNaf7VhkQ9snc5vnjJ";
  private static final String TIMES = "MgobCB14YMVKuE4Ka8p1";
  private static final String BUDGET = "yB3sTq8WnE6rLk2VhX9d";
  private static final String RENEWAL = "dA7tEf4ZkH2xNo8RqM6u";

  private static ContactsSandbox sandbox;
  private static ContactsClient client;
  private static List<ContactSummary> contacts;

  /** A condition, and the same in Java. */
  record Meaning(Condition condition, Predicate<ContactSummary> test) {
    @Override
    public String toString() {
      return condition.toText();
    }
  }

  @BeforeContainer
  static void start() {
    sandbox = ContactsSandbox.builder().seed(400).quotaOff().start();
    client =
        ContactsClient.builder()
            .baseUrl(sandbox.baseUrl())
            .credentials(Credentials.privateIntegrationToken(sandbox.token()))
            .locationId(sandbox.locationId())
            .quota(Quotas.unlimited())
            .build();
    contacts = client.search(ContactQuery.all()).stream().toList();
    assertThat(contacts).hasSize(400);
  }

  @AfterContainer
  static void stop() {
    sandbox.close();
  }

  private static final Map<TextField, Function<ContactSummary, @Nullable Object>> TEXTS =
      Map.of(
          ContactFields.FIRST_NAME,
          ContactSummary::getFirstNameLowerCase,
          ContactFields.LAST_NAME,
          ContactSummary::getLastNameLowerCase,
          ContactFields.BUSINESS_NAME,
          ContactSummary::getBusinessName,
          ContactFields.COMPANY_NAME,
          ContactSummary::getCompanyName,
          ContactFields.CITY,
          ContactSummary::getCity,
          ContactFields.POSTAL_CODE,
          ContactSummary::getPostalCode,
          ContactFields.SOURCE,
          ContactSummary::getSource,
          ContactFields.PHONE,
          ContactSummary::getPhone,
          ContactFields.TAGS,
          ContactSummary::getTags,
          ContactFields.customField(LEVEL).text(),
          contact -> custom(contact).raw(LEVEL).orElse(null));

  private static final Map<KeywordField, Function<ContactSummary, @Nullable Object>> KEYWORDS =
      Map.of(
          ContactFields.CONTACT_NAME,
          ContactSummary::getContactName,
          ContactFields.EMAIL,
          ContactSummary::getEmail,
          ContactFields.COUNTRY,
          ContactSummary::getCountry,
          ContactFields.TIMEZONE,
          ContactSummary::getTimezone,
          ContactFields.TYPE,
          ContactSummary::getType,
          ContactFields.ASSIGNED_TO,
          ContactSummary::getAssignedTo,
          ContactFields.FOLLOWERS,
          ContactSummary::getFollowers,
          ContactFields.customField(TIMES).options(),
          contact -> custom(contact).raw(TIMES).orElse(null));

  private static final Map<SortableDateField, Function<ContactSummary, @Nullable OffsetDateTime>>
      DATES =
          Map.of(
              ContactFields.DATE_ADDED, ContactSummary::getDateAdded,
              ContactFields.DATE_UPDATED, ContactSummary::getDateUpdated);

  private static CustomFields custom(ContactSummary contact) {
    return CustomFields.of(contact.getCustomFields());
  }

  private static List<String> texts(@Nullable Object value) {
    return (value == null
            ? Stream.of()
            : value instanceof List<?> l ? l.stream() : Stream.of(value))
        .map(text -> String.valueOf(text).toLowerCase(Locale.ROOT))
        .toList();
  }

  @Provide
  Arbitrary<Meaning> conditions() {
    return Arbitraries.lazyOf(
        this::leaf,
        this::leaf,
        () ->
            Combinators.combine(
                    conditions().list().ofMinSize(1).ofMaxSize(4), Arbitraries.of(true, false))
                .as(SearchMeaningTest::group));
  }

  private static Meaning group(List<Meaning> members, boolean all) {
    List<Condition> conditions = members.stream().map(Meaning::condition).toList();
    return all
        ? new Meaning(
            Condition.allOf(conditions), c -> members.stream().allMatch(m -> m.test.test(c)))
        : new Meaning(
            Condition.anyOf(conditions), c -> members.stream().anyMatch(m -> m.test.test(c)));
  }

  private Arbitrary<Meaning> leaf() {
    return Arbitraries.oneOf(
        Arbitraries.of(List.copyOf(TEXTS.keySet())).flatMap(this::contained),
        Arbitraries.of(List.copyOf(TEXTS.keySet()))
            .flatMap(field -> equal(field, TEXTS.get(field))),
        Arbitraries.of(List.copyOf(KEYWORDS.keySet()))
            .flatMap(field -> equal(field, KEYWORDS.get(field))),
        Arbitraries.of(List.copyOf(DATES.keySet())).flatMap(this::dated),
        Arbitraries.of(true, false).map(SearchMeaningTest::dnd),
        amount(),
        born(),
        renewed());
  }

  /** Values that contacts have, and one that none has. */
  private static Arbitrary<String> values(Function<ContactSummary, @Nullable Object> read) {
    List<String> values =
        new ArrayList<>(
            contacts.stream().flatMap(c -> texts(read.apply(c)).stream()).distinct().toList());
    values.add("nobody has this");
    return Arbitraries.of(values);
  }

  private Arbitrary<Meaning> equal(
      KeywordField field, Function<ContactSummary, @Nullable Object> read) {
    Predicate<ContactSummary> exists = c -> !texts(read.apply(c)).isEmpty();
    return Arbitraries.oneOf(
        values(read)
            .map(v -> new Meaning(field.eq(cased(read, v)), c -> texts(read.apply(c)).contains(v))),
        values(read)
            .map(
                v ->
                    new Meaning(
                        field.notEq(cased(read, v)), c -> !texts(read.apply(c)).contains(v))),
        Arbitraries.of(existence(field, exists)));
  }

  /** Ids are compared exactly. */
  private static String cased(Function<ContactSummary, @Nullable Object> read, String lower) {
    return contacts.stream()
        .map(read)
        .flatMap(v -> v instanceof List<?> l ? l.stream() : Stream.ofNullable(v))
        .map(String::valueOf)
        .filter(v -> v.toLowerCase(Locale.ROOT).equals(lower))
        .findFirst()
        .orElse(lower);
  }

  private static List<Meaning> existence(OptionalField field, Predicate<ContactSummary> exists) {
    return List.of(
        new Meaning(field.exists(), exists), new Meaning(field.notExists(), exists.negate()));
  }

  private Arbitrary<Meaning> contained(TextField field) {
    Function<ContactSummary, @Nullable Object> read = Objects.requireNonNull(TEXTS.get(field));
    return Combinators.combine(
            values(read).filter(v -> v.length() >= 3),
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(true, false))
        .as(
            (value, from, positive) -> {
              String part = value.substring(Math.min(from, value.length() - 3));
              Predicate<ContactSummary> test =
                  c -> texts(read.apply(c)).stream().anyMatch(text -> text.contains(part));
              return positive
                  ? new Meaning(field.contains(part), test)
                  : new Meaning(field.notContains(part), test.negate());
            });
  }

  private Arbitrary<Meaning> dated(SortableDateField field) {
    Function<ContactSummary, @Nullable OffsetDateTime> read =
        Objects.requireNonNull(DATES.get(field));
    List<Instant> moments =
        contacts.stream()
            .map(read)
            .filter(Objects::nonNull)
            .map(OffsetDateTime::toInstant)
            .toList();
    return Combinators.combine(
            Arbitraries.of(moments), Arbitraries.of(moments), Arbitraries.integers().between(0, 4))
        .as(
            (one, other, kind) -> {
              Instant from = one.isBefore(other) ? one : other;
              Instant to = one.isBefore(other) ? other : one;
              return switch (kind) {
                case 0 -> moment(field.after(one), read, at -> at.isAfter(one));
                case 1 -> moment(field.atOrAfter(one), read, at -> !at.isBefore(one));
                case 2 -> moment(field.before(one), read, at -> at.isBefore(one));
                case 3 -> moment(field.atOrBefore(one), read, at -> !at.isAfter(one));
                default ->
                    moment(
                        field.between(from, to), read, at -> !at.isBefore(from) && at.isBefore(to));
              };
            });
  }

  private static Meaning moment(
      Condition condition,
      Function<ContactSummary, @Nullable OffsetDateTime> read,
      Predicate<Instant> test) {
    return new Meaning(
        condition,
        contact -> {
          OffsetDateTime at = read.apply(contact);
          return at != null && test.test(at.toInstant());
        });
  }

  private static Meaning dnd(boolean value) {
    return new Meaning(
        ContactFields.DND.eq(value), contact -> Objects.equals(contact.getDnd(), value));
  }

  private Arbitrary<Meaning> amount() {
    NumberField field = ContactFields.customField(BUDGET).number();
    List<BigDecimal> amounts =
        contacts.stream().flatMap(c -> custom(c).money(BUDGET).stream()).toList();
    return Combinators.combine(Arbitraries.of(amounts), Arbitraries.integers().between(0, 6))
        .as(
            (amount, kind) ->
                switch (kind) {
                  case 0 -> number(field.eq(amount), n -> n.compareTo(amount) == 0, false);
                  case 1 -> number(field.notEq(amount), n -> n.compareTo(amount) != 0, true);
                  case 2 -> number(field.moreThan(amount), n -> n.compareTo(amount) > 0, false);
                  case 3 -> number(field.atLeast(amount), n -> n.compareTo(amount) >= 0, false);
                  case 4 -> number(field.lessThan(amount), n -> n.compareTo(amount) < 0, false);
                  case 5 -> number(field.atMost(amount), n -> n.compareTo(amount) <= 0, false);
                  default -> number(field.exists(), n -> true, false);
                });
  }

  private static Meaning number(Condition condition, Predicate<BigDecimal> test, boolean without) {
    return new Meaning(condition, c -> custom(c).money(BUDGET).map(test::test).orElse(without));
  }

  private Arbitrary<Meaning> born() {
    List<LocalDate> days =
        contacts.stream().map(ContactSummary::getDateOfBirth).filter(Objects::nonNull).toList();
    return Combinators.combine(
            Arbitraries.of(days), Arbitraries.of(days), Arbitraries.integers().between(0, 4))
        .as(
            (one, other, kind) -> {
              LocalDate first = one.isBefore(other) ? one : other;
              LocalDate last = one.isBefore(other) ? other : one;
              return switch (kind) {
                case 0 -> day(ContactFields.DATE_OF_BIRTH.after(one), d -> d.isAfter(one));
                case 1 -> day(ContactFields.DATE_OF_BIRTH.onOrAfter(one), d -> !d.isBefore(one));
                case 2 -> day(ContactFields.DATE_OF_BIRTH.before(one), d -> d.isBefore(one));
                case 3 -> day(ContactFields.DATE_OF_BIRTH.onOrBefore(one), d -> !d.isAfter(one));
                default ->
                    day(
                        ContactFields.DATE_OF_BIRTH.between(first, last),
                        d -> !d.isBefore(first) && !d.isAfter(last));
              };
            });
  }

  private static Meaning day(Condition condition, Predicate<LocalDate> test) {
    return new Meaning(condition, c -> c.getDateOfBirth() != null && test.test(c.getDateOfBirth()));
  }

  private Arbitrary<Meaning> renewed() {
    List<LocalDate> days =
        contacts.stream().flatMap(c -> custom(c).date(RENEWAL).stream()).distinct().toList();
    return Arbitraries.of(days)
        .map(
            day ->
                new Meaning(
                    ContactFields.customField(RENEWAL).date().onOrBefore(day),
                    c -> custom(c).date(RENEWAL).map(d -> !d.isAfter(day)).orElse(false)));
  }

  // As often as junit-platform.properties says.
  @Property
  void everyQuery_findsWhatThePredicatePicks(@ForAll("conditions") Meaning meaning) {
    List<String> found =
        client.search(ContactQuery.where(meaning.condition)).stream()
            .map(ContactSummary::getId)
            .toList();

    assertThat(found)
        .containsExactlyElementsOf(
            contacts.stream().filter(meaning.test).map(ContactSummary::getId).toList());
  }

  @Property(tries = 50)
  void everySort_ordersAsItSays(@ForAll("conditions") Meaning meaning) {
    List<OffsetDateTime> dates =
        client
            .search(ContactQuery.where(meaning.condition).orderBy(ContactFields.DATE_UPDATED.asc()))
            .pageSize(50)
            .stream()
            .map(ContactSummary::getDateUpdated)
            .collect(Collectors.toList());

    assertThat(dates).isSortedAccordingTo(Comparator.naturalOrder());
  }
}
