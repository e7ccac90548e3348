package io.github.contactsv3.pagination;

import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.core.internal.JsonText;
import io.github.contactsv3.core.internal.OpaqueText;
import io.github.contactsv3.core.internal.OperationLookup;
import io.github.contactsv3.errors.PagingException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SearchContactsResponse;
import io.github.contactsv3.runtime.OperationInfo;
import io.github.contactsv3.search.ContactQuery;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Pages of a search, by {@code searchAfter}, which has no limit of depth. */
final class SearchSource implements PageSource<ContactSummary> {

  static final int MAX_PAGE_SIZE = 500;

  /** Fetches the pages of searches and exports. */
  static final OperationInfo OPERATION = OperationLookup.byId("searchContacts");

  private final SearchApi api;
  private final SearchContactsRequest request;
  private final String fingerprint;

  SearchSource(SearchApi api, String locationId, ContactQuery query) {
    this.api = api;
    this.request = query.toRequest(locationId, 1);
    this.fingerprint = OpaqueText.fingerprint("search " + JsonText.write(request));
  }

  @Override
  public Fetched<ContactSummary> fetch(Position position, int size) {
    SearchContactsRequest.Builder next = request.toBuilder().pageLimit(size);
    if (position.after() != null) {
      next.searchAfter(position.after());
    }
    SearchContactsResponse response = api.searchContacts(next.build());
    List<ContactSummary> items = response.getContacts();
    OptionalLong total =
        response.getTotal() == null ? OptionalLong.empty() : OptionalLong.of(response.getTotal());
    return new Fetched<>(items, total, next(response, position.seen() + items.size(), size, total));
  }

  private static @Nullable Position next(
      SearchContactsResponse response, long seen, int size, OptionalLong total) {
    List<ContactSummary> items = response.getContacts();
    if (!items.isEmpty() && !PageSource.mayFollow(items.size(), size, seen, total)) {
      return null;
    }
    List<Object> after = items.isEmpty() ? null : items.get(items.size() - 1).getSearchAfter();
    if (after == null || after.isEmpty()) {
      // One guide says that answers have a cursor of their own; it is the only way past an empty
      // page.
      after = ofAnswer(response);
    }
    if (after != null) {
      return new Position(after, seen);
    }
    if (items.size() >= size) {
      throw new PagingException(
          OPERATION,
          "the last contact of a full page has no searchAfter, so the rest can't be reached; seen "
              + seen
              + " of "
              + (total.isPresent() ? total.getAsLong() : "an unknown number"));
    }
    return null;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable List<Object> ofAnswer(SearchContactsResponse response) {
    return response.getAdditionalProperties().get("searchAfter") instanceof List<?> list
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
