package io.github.contactsv3.spark;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.SearchFilter;
import io.github.contactsv3.pagination.ContactSync;
import io.github.contactsv3.pagination.SyncWatermark;
import io.github.contactsv3.search.Condition;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.io.Serializable;
import java.time.Duration;
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
 * @param missingAsNull whether a custom field that a location lacks is read as null
 * @param since only contacts changed since; null for all
 * @param lag how late the search may show a change, for streams
 * @param overlap what is read again in addition, for streams
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
    boolean missingAsNull,
    @Nullable Instant since,
    Duration lag,
    Duration overlap,
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

  /** Whether a column is a custom field. */
  boolean hasCustomColumns() {
    return columns.stream().anyMatch(ContactColumn::custom);
  }

  /**
   * For the tasks of a stream: a location that was left out would not be read again, so it fails
   * the task; and the start of the stream is in its first offset.
   */
  ReadSettings ofStream() {
    return new ReadSettings(
        baseUrl,
        quota,
        quotaOptions,
        interactiveShare,
        pageSize,
        prefetch,
        false,
        missingAsNull,
        null,
        lag,
        overlap,
        tags,
        filters,
        columns);
  }

  /** The sync that plans and reads the windows of a stream. */
  ContactSync sync(ContactsClient client, SyncWatermark watermark) {
    return client.sync(query(), watermark).lag(lag).overlap(overlap).pageSize(pageSize);
  }

  /** Shows no values of filters. */
  @Override
  public String toString() {
    return columns.stream().map(ContactColumn::name).toList() + ", " + query();
  }
}
