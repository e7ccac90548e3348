package io.github.contactsv3.examples;

import static io.github.contactsv3.search.ContactFields.CITY;
import static io.github.contactsv3.search.ContactFields.DATE_ADDED;
import static io.github.contactsv3.search.ContactFields.EMAIL;
import static io.github.contactsv3.search.ContactFields.OPPORTUNITIES;
import static io.github.contactsv3.search.ContactFields.TAGS;
import static io.github.contactsv3.search.ContactFields.customField;
import static io.github.contactsv3.search.OpportunityField.STATUS;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.pagination.Cursor;
import io.github.contactsv3.pagination.Page;
import io.github.contactsv3.pagination.PagedIterable;
import io.github.contactsv3.search.Condition;
import io.github.contactsv3.search.ContactQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The snippets of docs/guide/search.md. */
final class Search {
  private Search() {}

  static ContactQuery query(Instant from, Instant to) {
    // region query
    ContactQuery query =
        ContactQuery.where(TAGS.eqAny(List.of("vip", "partner")))
            .and(DATE_ADDED.between(from, to)) // the end is not included
            .and(EMAIL.exists().or(customField("nU6mEr9CvT3sPg1WyA5b").number().atLeast(10)))
            .orderBy(DATE_ADDED.asc());
    // endregion
    return query;
  }

  static ContactQuery more() {
    // region more
    ContactQuery query =
        ContactQuery.where(OPPORTUNITIES.with(STATUS.eq("open")))
            .and(Condition.raw("city", "wildcard", "Spring*")) // what the fields do not offer
            .and(CITY.notContains("ville"));
    // endregion
    return query;
  }

  static long iterate(ContactsClient client, ContactQuery query) {
    long count = 0;
    // region iterate
    PagedIterable<ContactSummary> contacts = client.search(query);
    for (ContactSummary contact : contacts) { // a page at a time
      count += contact.getId().isEmpty() ? 0 : 1;
    }
    List<String> names = contacts.limit(10).stream().map(ContactSummary::getContactName).toList();
    // endregion
    return count + names.size();
  }

  static void unreadable(
      ContactsClient client,
      ContactQuery query,
      List<ContactSummary> contacts,
      List<String> problems) {
    // region unreadable
    for (Page<ContactSummary> page : client.search(query).pages()) {
      contacts.addAll(page.items());
      page.unreadable()
          .forEach(element -> problems.add(element.position() + ": " + element.json()));
    }
    // endregion
  }

  static Optional<Cursor> resumeCursor(
      ContactsClient client, ContactQuery query, List<ContactSummary> contacts) {
    // region resume-cursor
    try {
      client.search(query).forEach(contacts::add);
    } catch (ContactsApiException e) {
      return e.resumeCursor().map(Cursor::parse); // for startAfter, now or in another process
    }
    // endregion
    return Optional.empty();
  }

  static List<ContactSummary> resume(ContactsClient client, ContactQuery query) {
    List<ContactSummary> all = new ArrayList<>();
    // region resume
    Page<ContactSummary> first = client.search(query).pageSize(100).firstPage();
    String saved = first.next().map(Cursor::toString).orElse(""); // in another process:
    client.search(query).startAfter(Cursor.parse(saved)).prefetch(2).forEach(all::add);
    // endregion
    all.addAll(first.items());
    return all;
  }
}
