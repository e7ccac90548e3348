package io.github.contactsv3.pagination;

import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.search.Condition;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The searches of an export. Thread-safe. */
final class ExportSearch {

  private final SearchApi api;
  private final String locationId;
  private final ContactQuery query;
  private final boolean oldestFirst;

  ExportSearch(SearchApi api, String locationId, ContactQuery query, boolean oldestFirst) {
    this.api = api;
    this.locationId = locationId;
    this.query = query;
    this.oldestFirst = oldestFirst;
  }

  /** Where a contact lies on the axis, or null if it has no date. */
  @Nullable Long place(ContactSummary contact) {
    if (contact.getDateAdded() == null) {
      return null;
    }
    long millis = contact.getDateAdded().toInstant().toEpochMilli();
    return oldestFirst ? millis : -millis;
  }

  PageSource.Fetched<ContactSummary> fetch(Span span, int size) {
    return new SearchSource(api, locationId, of(span)).fetch(span.at(), size);
  }

  /** The last contact on the axis, or null if there is none with a date. */
  @Nullable Long lastPlace() {
    ContactQuery backwards =
        query
            .and(ContactFields.DATE_ADDED.exists())
            .orderBy(
                oldestFirst ? ContactFields.DATE_ADDED.desc() : ContactFields.DATE_ADDED.asc());
    List<ContactSummary> last =
        new SearchSource(api, locationId, backwards).fetch(Position.START, 1).items();
    return last.isEmpty() ? null : place(last.get(0));
  }

  private ContactQuery of(Span span) {
    ContactQuery ordered =
        query.orderBy(
            oldestFirst ? ContactFields.DATE_ADDED.asc() : ContactFields.DATE_ADDED.desc());
    return switch (span.kind()) {
      case WHOLE -> query;
      case FIRST -> ordered.and(ContactFields.DATE_ADDED.exists());
      case UNDATED -> query.orderBy(List.of()).and(ContactFields.DATE_ADDED.notExists());
      case DATED -> ordered.and(within(span));
    };
  }

  private Condition within(Span span) {
    Map<String, Object> bounds =
        oldestFirst
            ? Map.of("gte", span.from(), "lt", span.to())
            : Map.of("gt", -span.to(), "lte", -span.from());
    return Condition.raw(ContactFields.DATE_ADDED.name(), "range", bounds);
  }

  /** The contacts of a page that lie within a span; others belong to another one. */
  List<ContactSummary> within(Span span, List<ContactSummary> contacts) {
    if (!span.isDated()) {
      return contacts;
    }
    List<ContactSummary> inside = new ArrayList<>();
    for (ContactSummary contact : contacts) {
      Long place = place(contact);
      if (place != null && place >= span.from() && place < span.to()) {
        inside.add(contact);
      }
    }
    return inside;
  }

  /** Whether a page reaches beyond the end of a span. */
  boolean isBeyond(Span span, List<ContactSummary> contacts) {
    if (!span.isDated() || contacts.isEmpty()) {
      return false;
    }
    Long last = place(contacts.get(contacts.size() - 1));
    return last == null || last >= span.to();
  }
}
