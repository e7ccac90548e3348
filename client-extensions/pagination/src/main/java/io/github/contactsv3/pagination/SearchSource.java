package io.github.contactsv3.pagination;

import io.github.contactsv3.api.Operations;
import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.internal.Hashes;
import io.github.contactsv3.core.internal.JsonText;
import io.github.contactsv3.errors.PagingException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SearchContactsResponse;
import io.github.contactsv3.runtime.Model;
import io.github.contactsv3.search.ContactQuery;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Pages of a search, by {@code searchAfter}, which has no limit of depth. */
final class SearchSource implements PageSource<ContactSummary> {

  static final int MAX_PAGE_SIZE = 500;

  /** Fetches the pages of searches and exports. */
  static final OperationInfo OPERATION = Operations.byId("searchContacts");

  private final SearchApi api;
  private final SearchContactsRequest request;
  private final String fingerprint;
  private final boolean shrinking;

  SearchSource(SearchApi api, String locationId, ContactQuery query) {
    this(api, locationId, query, false);
  }

  /**
   * Creates a source.
   *
   * @param shrinking whether contacts that were seen may leave the result, as those of a window do
   *     when they change: then a full page does not end it, even if as many were seen as are
   *     counted now
   */
  SearchSource(SearchApi api, String locationId, ContactQuery query, boolean shrinking) {
    this.shrinking = shrinking;
    this.api = api;
    this.request = query.toRequest(locationId, 1);
    this.fingerprint = Hashes.fingerprint("search " + JsonText.write(request));
  }

  @Override
  public Fetched<ContactSummary> fetch(Position position, int size) {
    // Elements already seen are requested in addition to the page size.
    int asked = Math.min(MAX_PAGE_SIZE, size + position.repeated().size());
    SearchContactsResponse response = send(position, asked);
    PageElements<ContactSummary> page = PageElements.of(response, ContactSummary.class, OPERATION);
    OptionalLong total = PageElements.total(response, "total");
    PageElements<ContactSummary> elements = page.without(position.repeated());
    long seen = position.seen() + elements.size();
    OptionalLong first = position.isStart() ? total : position.total();
    boolean uncertain = shrinking && !position.isStart() && page.size() >= asked;
    boolean last =
        page.size() > 0
            && !uncertain
            && !PageSource.mayFollow(page.size(), asked, seen, total, first);
    PageSource.requireContacts(OPERATION, position, page.size(), total);
    Position end = last ? end(page, seen) : next(response, page, seen, total);
    end = end == null ? null : end.counted(first);
    return new Fetched<>(elements, total, last ? null : end, end);
  }

  @Override
  public Fetched<ContactSummary> peek(int size) {
    SearchContactsResponse response = send(Position.START, size);
    return Fetched.first(
        PageElements.of(response, ContactSummary.class, OPERATION),
        PageElements.total(response, "total"));
  }

  private SearchContactsResponse send(Position position, int size) {
    SearchContactsRequest.Builder next = request.toBuilder().pageLimit(size);
    if (position.after() != null) {
      next.searchAfter(position.after());
    }
    return api.searchContacts(next.build());
  }

  /** The place of the last contact, which a service that ignores cursors has had before. */
  private static @Nullable Position end(PageElements<ContactSummary> page, long seen) {
    List<Object> after = cursor(page.at(page.size() - 1));
    return after == null ? null : new Position(after, seen);
  }

  private static @Nullable Position next(
      SearchContactsResponse response,
      PageElements<ContactSummary> page,
      long seen,
      OptionalLong total) {
    int last = page.size() - 1;
    List<Object> after = last < 0 ? null : cursor(page.at(last));
    if (after == null) {
      // One guide says that responses have a cursor of their own; it is the only way past an empty
      // page.
      after = cursor(response);
    }
    if (after != null) {
      return new Position(after, seen);
    }
    for (int i = last - 1; i >= 0; i--) {
      after = cursor(page.at(i));
      if (after != null) {
        // What follows it on this page comes again on the next one.
        return new Position(after, seen, page.keysFrom(i + 1));
      }
    }
    if (last < 0) {
      return null;
    }
    throw new PagingException(
        OPERATION,
        "the last contact of a full page has no searchAfter, so the rest can't be reached; seen "
            + seen
            + " of "
            + (total.isPresent() ? total.getAsLong() : "an unknown number"));
  }

  /** The cursor behind a contact, or one of the response; null if there is none, or an odd one. */
  @SuppressWarnings("unchecked") // the service takes back any values of its own
  private static @Nullable List<Object> cursor(@Nullable Model holder) {
    return holder != null
            && holder.property("searchAfter") instanceof List<?> list
            && !list.isEmpty()
        ? (List<Object>) list
        : null;
  }

  @Override
  public OperationInfo operation() {
    return OPERATION;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public int maxPageSize() {
    return MAX_PAGE_SIZE;
  }
}
