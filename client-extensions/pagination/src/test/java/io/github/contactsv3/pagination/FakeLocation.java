package io.github.contactsv3.pagination;

import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.core.ApiResponse;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SearchContactsResponse;
import io.github.contactsv3.model.SearchFilter;
import io.github.contactsv3.model.SearchOperator;
import io.github.contactsv3.model.SearchSort;
import io.github.contactsv3.model.SortDirection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A location in virtual time, whose search index shows each change some time later, and not in the
 * order of the changes. Thread-safe.
 */
final class FakeLocation implements SearchApi {

  /** A contact: when it was added and last changed, in epoch milliseconds. */
  record Person(String id, long added, long updated) {}

  private record Change(long due, String id, @Nullable Person after) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, Person> index = new HashMap<>();
  private final List<Change> pending = new ArrayList<>();

  /** When the last change of a contact is to be shown. */
  private final Map<String, Long> dues = new HashMap<>();

  /** How long the index takes to show the next change. */
  LongSupplier lag = () -> 0;

  /** The header of responses for a time; null for none. */
  LongFunction<@Nullable Instant> date = Instant::ofEpochMilli;

  /** Called before each response, as whatever else goes on at the service. */
  Runnable before = () -> {};

  long now = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  int requests;

  void put(String id) {
    Person old = people.get(id);
    change(id, new Person(id, old == null ? now : old.added(), now));
  }

  void delete(String id) {
    change(id, null);
  }

  private void change(String id, @Nullable Person after) {
    if (after == null) {
      people.remove(id);
    } else {
      people.put(id, after);
    }
    // A contact's own changes keep their order.
    long due = Math.max(dues.getOrDefault(id, 0L), now + lag.getAsLong());
    dues.put(id, due);
    pending.add(new Change(due, id, after));
  }

  Map<String, Person> people() {
    return people;
  }

  @Override
  public SearchContactsResponse searchContacts(SearchContactsRequest request) {
    return searchContactsWithResponse(request).body();
  }

  @Override
  public ApiResponse<SearchContactsResponse> searchContactsWithResponse(
      SearchContactsRequest request) {
    lock.lock();
    try {
      before.run();
      requests++;
      pending.removeIf(this::isApplied);
      SearchContactsResponse body = search(request);
      Instant said = date.apply(now);
      return new ApiResponse<>(
          200,
          said == null
              ? Map.of()
              : Map.of(
                  "date",
                  List.of(
                      DateTimeFormatter.RFC_1123_DATE_TIME.format(said.atOffset(ZoneOffset.UTC)))),
          body);
    } finally {
      lock.unlock();
    }
  }

  private boolean isApplied(Change change) {
    if (change.due() > now) {
      return false;
    }
    if (change.after() == null) {
      index.remove(change.id());
    } else {
      index.put(change.id(), change.after());
    }
    return true;
  }

  private SearchContactsResponse search(SearchContactsRequest request) {
    List<SearchSort> sort = request.getSort();
    ToLongFunction<Person> field =
        sort == null ? Person::added : field(String.valueOf(sort.get(0).getField()));
    boolean ascending = sort != null && sort.get(0).getDirection() == SortDirection.ASC;
    Comparator<Person> byField = Comparator.comparingLong(field);
    Comparator<Person> order = (ascending ? byField : byField.reversed()).thenComparing(Person::id);
    List<Person> matches =
        index.values().stream().filter(person -> matches(request, person)).sorted(order).toList();
    List<Object> after = request.getSearchAfter();
    List<ContactSummary> page =
        matches.stream()
            .filter(person -> after == null || isAfter(person, field, ascending, after))
            .limit(request.getPageLimit())
            .map(person -> summary(person, field))
            .toList();
    return SearchContactsResponse.builder().contacts(page).total((long) matches.size()).build();
  }

  private static boolean isAfter(
      Person person, ToLongFunction<Person> field, boolean ascending, List<Object> after) {
    long place = ((Number) after.get(0)).longValue();
    int byField = Long.compare(field.applyAsLong(person), place);
    int order = ascending ? byField : -byField;
    return order > 0 || (order == 0 && person.id().compareTo((String) after.get(1)) > 0);
  }

  private static ContactSummary summary(Person person, ToLongFunction<Person> field) {
    return ContactSummary.builder()
        .id(person.id())
        .dateAdded(Instant.ofEpochMilli(person.added()).atOffset(ZoneOffset.UTC))
        .dateUpdated(Instant.ofEpochMilli(person.updated()).atOffset(ZoneOffset.UTC))
        .searchAfter(field.applyAsLong(person), person.id())
        .build();
  }

  private static ToLongFunction<Person> field(String name) {
    return name.equals("dateUpdated") ? Person::updated : Person::added;
  }

  private static boolean matches(SearchContactsRequest request, Person person) {
    List<SearchFilter> filters = request.getFilters();
    return filters == null || filters.stream().allMatch(filter -> matches(filter, person));
  }

  private static boolean matches(SearchFilter filter, Person person) {
    if (SearchOperator.EXISTS.equals(filter.getOperator())) {
      return true;
    }
    if (SearchOperator.NOT_EXISTS.equals(filter.getOperator())) {
      return false;
    }
    long value = field(String.valueOf(filter.getField())).applyAsLong(person);
    return ((Map<?, ?>) filter.getValue())
        .entrySet().stream()
            .allMatch(
                bound -> {
                  int order = Long.compare(value, millis(bound.getValue()));
                  return switch ((String) bound.getKey()) {
                    case "gt" -> order > 0;
                    case "gte" -> order >= 0;
                    case "lt" -> order < 0;
                    default -> order <= 0;
                  };
                });
  }

  private static long millis(Object bound) {
    return bound instanceof Number number
        ? number.longValue()
        : Instant.parse(bound.toString()).toEpochMilli();
  }
}
