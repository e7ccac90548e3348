package io.github.contactsv3.spark;

import io.github.contactsv3.model.SearchFilter;
import io.github.contactsv3.search.Condition;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the readers of a scan need to know; travels to executors. Holds no token.
 *
 * @param baseUrl of the service; null for the client's default
 * @param quota a class that implements {@link FleetQuota}; null for a quota of the process
 * @param quotaOptions for its constructor
 * @param interactiveShare of the process's quota, 0 to 0.9; negative for the default
 * @param pageSize contacts a request
 * @param prefetch pages fetched ahead
 * @param skip whether a location that can't be read is left out
 * @param since only contacts changed since; null for all
 * @param tags only contacts that have one of them; empty for all
 * @param filters further conditions of the search, as JSON; may hold personal data
 * @param columns the columns of rows, in order
 */
record ReadSettings(
    @Nullable String baseUrl,
    @Nullable String quota,
    Map<String, String> quotaOptions,
    double interactiveShare,
    int pageSize,
    int prefetch,
    boolean skip,
    @Nullable Instant since,
    List<String> tags,
    List<String> filters,
    List<ContactColumn> columns)
    implements Serializable {

  /** What to search for. */
  ContactQuery query() {
    ContactQuery query = ContactQuery.all();
    if (since != null) {
      query = query.and(ContactFields.DATE_UPDATED.atOrAfter(since));
    }
    if (!tags.isEmpty()) {
      query = query.and(ContactFields.TAGS.eqAny(tags));
    }
    for (String filter : filters) {
      query = query.and(Condition.raw(SearchFilter.fromJson(filter)));
    }
    return query;
  }

  /** Shows no values of filters. */
  @Override
  public String toString() {
    return columns.stream().map(ContactColumn::name).toList() + ", " + query();
  }
}
