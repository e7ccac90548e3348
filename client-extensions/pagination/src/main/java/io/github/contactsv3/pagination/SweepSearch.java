package io.github.contactsv3.pagination;

import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.time.Instant;

/** The searches of a sweep, by {@code dateAdded} in epoch seconds, without the end. */
final class SweepSearch {

  private final SearchApi api;
  private final String locationId;
  private final ContactQuery query;

  SweepSearch(SearchApi api, String locationId, ContactQuery query) {
    this.api = api;
    this.locationId = locationId;
    this.query = query;
  }

  long count(long from, long to) {
    return ContactPages.search(api, locationId, between(from, to)).total();
  }

  SweepPages read(long from, long to) {
    // A copy may have rounded up what was added in the second before.
    ContactQuery oldestFirst = between(from - 1, to).orderBy(ContactFields.DATE_ADDED.asc());
    return new SweepPages(new SearchSource(api, locationId, oldestFirst, true), from, to);
  }

  private ContactQuery between(long from, long to) {
    return query.and(
        ContactFields.DATE_ADDED.between(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to)));
  }
}
