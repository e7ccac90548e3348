package io.github.contactsv3.search;

import io.github.contactsv3.core.internal.JsonText;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SearchFilter;
import io.github.contactsv3.model.SearchGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A search for contacts: conditions, text and order. Immutable and thread-safe; methods return a
 * new query. {@link #toString} shows no values, which may be personal data; {@link #toText} does.
 * <!-- region query of JavadocSnippets.java -->
 *
 * <pre>{@code
 * ContactQuery query =
 *     ContactQuery.where(TAGS.eq("vip")).and(DATE_ADDED.after(cutoff)).orderBy(DATE_ADDED.asc());
 * }</pre>
 */
public final class ContactQuery {

  /** In characters; documented. */
  private static final int MAX_TEXT = 75;

  private static final ContactQuery ALL = new ContactQuery(List.of(), List.of(), null);

  private final List<SearchFilter> filters;
  private final List<Sort> sorts;
  private final @Nullable String text;

  private ContactQuery(List<SearchFilter> filters, List<Sort> sorts, @Nullable String text) {
    this.filters = filters;
    this.sorts = sorts;
    this.text = text;
  }

  /**
   * Returns a query that matches every contact.
   *
   * @return the query
   */
  public static ContactQuery all() {
    return ALL;
  }

  /**
   * Returns a query for contacts that fulfil a condition.
   *
   * @param condition the condition
   * @return the query
   */
  public static ContactQuery where(Condition condition) {
    return ALL.and(condition);
  }

  /**
   * Returns this query with an additional condition.
   *
   * @param condition the condition
   * @return the query
   */
  public ContactQuery and(Condition condition) {
    List<SearchFilter> more = new ArrayList<>(filters);
    more.addAll(condition.membersOf(SearchGroup.AND));
    return new ContactQuery(List.copyOf(more), sorts, text);
  }

  /**
   * Returns this query with a text that contacts must contain, in the fields that the location has
   * made searchable.
   *
   * @param text 1 to 75 characters
   * @return the query
   * @throws IllegalArgumentException if it is blank or longer
   */
  public ContactQuery matching(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("matching: the text is blank");
    }
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "matching: a text has at most " + MAX_TEXT + " characters, not " + text.length());
    }
    return new ContactQuery(filters, sorts, text);
  }

  /**
   * Returns this query with another order. By default, the newest contacts come first.
   *
   * @param sort the order
   * @return the query
   */
  public ContactQuery orderBy(Sort sort) {
    return new ContactQuery(filters, List.of(sort), text);
  }

  /**
   * Returns this query with another order.
   *
   * @param first the order
   * @param second the order of contacts that are equal by the first; the service accepts no third
   * @return the query
   */
  public ContactQuery orderBy(Sort first, Sort second) {
    return new ContactQuery(filters, List.of(first, second), text);
  }

  /**
   * Returns this query with an order that is computed at run time.
   *
   * @param sorts none, one or two
   * @return the query
   * @throws IllegalArgumentException if there are more
   */
  public ContactQuery orderBy(List<Sort> sorts) {
    if (sorts.size() > 2) {
      throw new IllegalArgumentException(
          "orderBy: the service takes at most 2 sorts, not " + sorts.size());
    }
    return new ContactQuery(filters, List.copyOf(sorts), text);
  }

  /**
   * Returns the order.
   *
   * @return none, one or two sorts, unmodifiable
   */
  public List<Sort> sorts() {
    return sorts;
  }

  /**
   * Returns the request for the first page.
   *
   * @param locationId the location to search in
   * @param pageLimit contacts a page, 1 to 500
   * @return the request
   */
  public SearchContactsRequest toRequest(String locationId, int pageLimit) {
    SearchContactsRequest.Builder request =
        SearchContactsRequest.builder().locationId(locationId).pageLimit(pageLimit);
    if (!filters.isEmpty()) {
      request.filters(filters);
    }
    if (!sorts.isEmpty()) {
      request.sort(sorts.stream().map(Sort::toModel).toList());
    }
    if (text != null) {
      request.query(text);
    }
    return request.build();
  }

  /**
   * Returns the request for the first page as JSON, with its values, which may be personal data.
   *
   * @param locationId the location to search in
   * @param pageLimit contacts a page, 1 to 500
   * @return the body of the request
   */
  public String toJson(String locationId, int pageLimit) {
    return JsonText.write(toRequest(locationId, pageLimit));
  }

  /**
   * Returns this as a readable text with its values, which may be personal data.
   *
   * @return such as {@code tags = "vip", by dateAdded asc}
   */
  public String toText() {
    return text(new QueryText(true));
  }

  /**
   * Returns this as a readable text without its values.
   *
   * @return such as {@code tags = ..., by dateAdded asc}
   */
  @Override
  public String toString() {
    return text(new QueryText(false));
  }

  private String text(QueryText words) {
    List<String> parts = new ArrayList<>();
    if (!filters.isEmpty()) {
      parts.add(words.all(filters, " and "));
    }
    if (text != null) {
      parts.add("matching " + words.text(text));
    }
    if (parts.isEmpty()) {
      parts.add("every contact");
    }
    if (!sorts.isEmpty()) {
      parts.add("by " + String.join(", then ", sorts.stream().map(Sort::toString).toList()));
    }
    return String.join(", ", parts);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContactQuery that
        && filters.equals(that.filters)
        && sorts.equals(that.sorts)
        && Objects.equals(text, that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(filters, sorts, text);
  }
}
