package io.github.contactsv3.pagination;

import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.search.Condition;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The searches of an export. Thread-safe. */
final class ExportSearch {

  /** The number of contacts read to find the place of the last one. */
  private static final int LAST_CONTACTS = 20;

  /** In milliseconds: farther behind the last readable date no contact can lie. */
  private static final long UNKNOWN_LAST = Duration.ofDays(50 * 365).toMillis();

  private final SearchApi api;
  private final String locationId;
  private final ContactQuery query;
  private final boolean oldestFirst;
  private final boolean shrinking;

  ExportSearch(
      SearchApi api,
      String locationId,
      ContactQuery query,
      boolean oldestFirst,
      boolean shrinking) {
    this.shrinking = shrinking;
    this.api = api;
    this.locationId = locationId;
    this.query = query;
    this.oldestFirst = oldestFirst;
  }

  /** Returns the place of a contact on the axis, or null without a readable date. */
  @Nullable Long place(@Nullable ContactSummary contact) {
    if (contact == null || !(contact.property("dateAdded") instanceof OffsetDateTime added)) {
      return null;
    }
    long millis = added.toInstant().toEpochMilli();
    return oldestFirst ? millis : -millis;
  }

  PageSource.Fetched<ContactSummary> fetch(ExportRange range, int size) {
    return new SearchSource(api, locationId, of(range), shrinking).fetch(range.at(), size);
  }

  /**
   * The place of the last contact on the axis, or one behind it; null if there is none with a date.
   *
   * @throws DecodingException if none of the last contacts has a date that can be read
   */
  @Nullable Long lastPlace() {
    PageElements<ContactSummary> last = last(1);
    if (last.size() == 0) {
      return null;
    }
    Long place = place(last.at(0));
    if (place != null) {
      return place;
    }
    PageElements<ContactSummary> more = last(LAST_CONTACTS);
    for (int i = 0; i < more.size(); i++) {
      place = place(more.at(i));
      if (place != null) {
        return place + UNKNOWN_LAST;
      }
    }
    throw new DecodingException(
        SearchSource.OPERATION,
        0,
        200,
        "$.contacts",
        "none of the last " + more.size() + " contacts has a dateAdded that can be read");
  }

  private PageElements<ContactSummary> last(int contacts) {
    ContactQuery backwards =
        query
            .and(ContactFields.DATE_ADDED.exists())
            .orderBy(
                oldestFirst ? ContactFields.DATE_ADDED.desc() : ContactFields.DATE_ADDED.asc());
    return new SearchSource(api, locationId, backwards).peek(contacts).elements();
  }

  private ContactQuery of(ExportRange range) {
    ContactQuery ordered =
        query.orderBy(
            oldestFirst ? ContactFields.DATE_ADDED.asc() : ContactFields.DATE_ADDED.desc());
    return switch (range.kind()) {
      case WHOLE -> query;
      case FIRST -> ordered.and(before(range.to()));
      case UNDATED -> query.orderBy(List.of()).and(ContactFields.DATE_ADDED.notExists());
      case DATED -> ordered.and(within(range));
    };
  }

  /**
   * The service draws the end, since not every contact has a date by which it could be drawn here.
   */
  private Condition before(long to) {
    Map<String, Object> bound = oldestFirst ? Map.of("lt", to) : Map.of("gt", -to);
    return Condition.raw(ContactFields.DATE_ADDED.name(), "range", bound);
  }

  private Condition within(ExportRange range) {
    Map<String, Object> bounds =
        oldestFirst
            ? Map.of("gte", range.from(), "lt", range.to())
            : Map.of("gt", -range.to(), "lte", -range.from());
    return Condition.raw(ContactFields.DATE_ADDED.name(), "range", bounds);
  }

  /**
   * The contacts of a page that lie within a range; others belong to another one. One whose date
   * can't be read does: it was searched for by that date.
   */
  List<ContactSummary> within(ExportRange range, List<ContactSummary> contacts) {
    if (!range.isDated()) {
      return contacts;
    }
    List<ContactSummary> inside = new ArrayList<>();
    for (ContactSummary contact : contacts) {
      Long place = place(contact);
      if (place == null || (place >= range.from() && place < range.to())) {
        inside.add(contact);
      }
    }
    return inside;
  }

  /** Returns whether a page reaches beyond the end of a range, as far as its dates can be read. */
  boolean isBeyond(ExportRange range, PageElements<ContactSummary> page) {
    Long last = range.isDated() ? place(page.last()) : null;
    return last != null && last >= range.to();
  }
}
