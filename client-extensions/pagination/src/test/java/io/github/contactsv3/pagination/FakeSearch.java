package io.github.contactsv3.pagination;

import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SearchContactsResponse;
import io.github.contactsv3.model.SearchFilter;
import io.github.contactsv3.model.SearchOperator;
import io.github.contactsv3.model.SortDirection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A search in memory over contacts that have only an id and perhaps a date. */
class FakeSearch implements SearchApi {

  /**
   * A contact.
   *
   * @param id its id
   * @param added when it was added, in epoch milliseconds, or null
   */
  record Person(String id, @Nullable Long added) {}

  final List<Person> people = new CopyOnWriteArrayList<>();
  final AtomicInteger requests = new AtomicInteger();

  /** Called before each response. */
  Runnable before = () -> {};

  static FakeSearch of(List<Person> people) {
    FakeSearch search = new FakeSearch();
    search.people.addAll(people);
    return search;
  }

  @Override
  public SearchContactsResponse searchContacts(SearchContactsRequest request) {
    before.run();
    requests.incrementAndGet();
    boolean ascending =
        request.getSort() != null && request.getSort().get(0).getDirection() == SortDirection.ASC;
    Comparator<Person> order =
        Comparator.comparing(
                Person::added,
                Comparator.nullsLast(
                    ascending ? Comparator.<Long>naturalOrder() : Comparator.reverseOrder()))
            .thenComparing(Person::id);
    List<Person> matches =
        new ArrayList<>(people.stream().filter(person -> matches(request, person)).toList());
    matches.sort(order);
    List<Object> after = request.getSearchAfter();
    Person last =
        after == null
            ? null
            : new Person(
                (String) after.get(1), after.get(0) instanceof Number at ? at.longValue() : null);
    List<ContactSummary> page =
        matches.stream()
            .filter(person -> last == null || order.compare(person, last) > 0)
            .limit(request.getPageLimit())
            .map(FakeSearch::summary)
            .toList();
    return SearchContactsResponse.builder().contacts(page).total((long) matches.size()).build();
  }

  static ContactSummary summary(Person person) {
    ContactSummary.Builder contact =
        ContactSummary.builder()
            .id(person.id)
            .searchAfter(person.added == null ? "none" : person.added, person.id);
    if (person.added != null) {
      contact.dateAdded(Instant.ofEpochMilli(person.added).atOffset(ZoneOffset.UTC));
    }
    return contact.build();
  }

  private static boolean matches(SearchContactsRequest request, Person person) {
    List<SearchFilter> filters = request.getFilters();
    return filters == null || filters.stream().allMatch(filter -> matches(filter, person.added));
  }

  private static boolean matches(SearchFilter filter, @Nullable Long added) {
    SearchOperator operator = filter.getOperator();
    if (SearchOperator.EXISTS.equals(operator)) {
      return added != null;
    }
    if (SearchOperator.NOT_EXISTS.equals(operator)) {
      return added == null;
    }
    Map<?, ?> range = (Map<?, ?>) filter.getValue();
    return added != null
        && range.entrySet().stream()
            .allMatch(
                bound -> {
                  int order = Long.compare(added, ((Number) bound.getValue()).longValue());
                  return switch ((String) bound.getKey()) {
                    case "gt" -> order > 0;
                    case "gte" -> order >= 0;
                    case "lt" -> order < 0;
                    default -> order <= 0;
                  };
                });
  }
}
