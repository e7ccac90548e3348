package io.github.contactsv3.pagination;

import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.core.ApiResponse;
import io.github.contactsv3.core.internal.Hashes;
import io.github.contactsv3.core.internal.JsonText;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SearchContactsResponse;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The searches of a sync. Thread-safe. */
final class SyncSearch {

  private final SearchApi api;
  private final String locationId;
  private final ContactQuery query;

  SyncSearch(SearchApi api, String locationId, ContactQuery query) {
    this.api = api;
    this.locationId = locationId;
    this.query = query.orderBy(List.of());
  }

  /** Identifies query and location. */
  String fingerprint() {
    return Hashes.fingerprint("sync " + JsonText.write(query.toRequest(locationId, 1)));
  }

  /**
   * What the service says of its time.
   *
   * @param date the time of its response, null if that had none
   * @param newest the latest {@code dateUpdated}, in epoch milliseconds; null if there is no
   *     contact
   */
  record Probe(@Nullable Instant date, @Nullable Long newest) {

    /** The times that a sync begins with; null if there is no contact. */
    @Nullable SyncTimes times() {
      return newest == null
          ? null
          : new SyncTimes(newest, date == null ? newest : Math.max(newest, date.toEpochMilli()));
    }

    /** The times of a sync that finds nothing. */
    SyncTimes unchanged(long before) {
      return date == null
          ? new SyncTimes(before, before)
          : new SyncTimes(Math.min(before, date.toEpochMilli()), date.toEpochMilli());
    }
  }

  /**
   * Asks for the newest contact.
   *
   * @param from only contacts changed since, in epoch milliseconds; null for all
   * @throws DecodingException if the times of contact and response are both unreadable
   */
  Probe probe(@Nullable Long from) {
    ContactQuery changed =
        query
            .and(
                from == null
                    ? ContactFields.DATE_UPDATED.exists()
                    : ContactFields.DATE_UPDATED.atOrAfter(Instant.ofEpochMilli(from)))
            .orderBy(ContactFields.DATE_UPDATED.desc());
    SearchContactsRequest request = changed.toRequest(locationId, 1);
    ApiResponse<SearchContactsResponse> response = api.searchContactsWithResponse(request);
    PageElements<ContactSummary> page =
        PageElements.of(response.body(), ContactSummary.class, SearchSource.OPERATION);
    Instant date = response.header("Date").map(SyncSearch::date).orElse(null);
    if (page.size() == 0) {
      return new Probe(date, null);
    }
    ContactSummary contact = page.at(0);
    if (contact != null && contact.property("dateUpdated") instanceof OffsetDateTime updated) {
      return new Probe(date, updated.toInstant().toEpochMilli());
    }
    if (date == null) {
      throw new DecodingException(
          SearchSource.OPERATION,
          0,
          response.status(),
          "$.contacts[0]",
          "the newest contact has no dateUpdated that can be read, and the response no Date");
    }
    return new Probe(date, date.toEpochMilli());
  }

  /** The contacts of a window, both ends included, in the order of their changes. */
  SearchSource window(long from, long to) {
    ContactQuery window =
        query
            .and(ContactFields.DATE_UPDATED.atOrAfter(Instant.ofEpochMilli(from)))
            .and(ContactFields.DATE_UPDATED.atOrBefore(Instant.ofEpochMilli(to)))
            .orderBy(ContactFields.DATE_UPDATED.asc());
    return new SearchSource(api, locationId, window, true);
  }

  private static @Nullable Instant date(String header) {
    try {
      return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
