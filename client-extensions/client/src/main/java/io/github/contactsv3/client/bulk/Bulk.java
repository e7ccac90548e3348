package io.github.contactsv3.client.bulk;

import io.github.contactsv3.api.BulkApi;
import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.UpsertContactRequest;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bulk operations on any number of contacts, in as many requests as needed. Immutable and
 * thread-safe; the objects that its methods return are for one run and one thread. In tests, a fake
 * is {@link #of} with fakes of the generated interfaces.
 * <!-- region bulk of JavadocSnippets.java -->
 *
 * <pre>{@code
 * BulkReport report = client.bulk().tags(BulkTagsAction.ADD, List.of("vip")).run(contactIds);
 * report
 *     .problems()
 *     .forEach(problem -> System.out.println(problem.contactId() + ": " + problem.message()));
 * }</pre>
 */
public interface Bulk {

  /**
   * Returns the bulk operations on the contacts of a location. Applications get them from {@code
   * ContactsClient.bulk()}.
   *
   * @param bulk the operations that change many contacts in one request
   * @param contacts the operation that upserts a contact
   * @param search the operation that finds duplicates
   * @param locationId supplies the id of the location when a run needs it
   * @return the bulk operations
   */
  static Bulk of(
      BulkApi bulk, ContactsApi contacts, SearchApi search, Supplier<String> locationId) {
    return new DefaultBulk(new BulkApis(bulk, contacts, search, locationId));
  }

  /**
   * Adds or removes tags.
   *
   * @param action whether to add or remove
   * @param tags the tags, at least one
   * @return the run, not started
   * @throws IllegalArgumentException if there are no tags, or one is null or blank
   */
  BulkChange tags(BulkTagsAction action, Collection<String> tags);

  /**
   * Removes all tags.
   *
   * @return the run, not started
   */
  BulkChange removeAllTags();

  /**
   * Attaches contacts to a business, or detaches them from their business.
   *
   * @param businessId the id of the business; null to detach
   * @return the run, not started
   */
  BulkChange business(@Nullable String businessId);

  /**
   * Creates or updates contacts. The stream is read while contacts are sent, so it may be of any
   * length.
   *
   * @param contacts the contacts; closed at the end of the run
   * @return the run, not started; the key of a row is its position in the stream, from 0
   */
  BulkUpsert<Long> upsert(Stream<UpsertContactRequest> contacts);

  /**
   * Creates or updates the contacts of rows that have keys of the caller, such as the number of a
   * line. The stream is read while contacts are sent, so it may be of any length.
   *
   * @param rows the rows, in any number; closed at the end of the run
   * @param <K> the type of the keys
   * @return the run, not started
   */
  <K> BulkUpsert<K> upsertRows(Stream<UpsertRow<K>> rows);
}
