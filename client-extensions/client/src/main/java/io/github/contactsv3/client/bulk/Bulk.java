package io.github.contactsv3.client.bulk;

import io.github.contactsv3.api.BulkApi;
import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.UpsertContactRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bulk operations on any number of contacts, in as many requests as needed. Immutable and
 * thread-safe; the objects that its methods return are for one run and one thread.
 * <!-- region bulk of JavadocSnippets.java -->
 *
 * <pre>{@code
 * BulkReport report = client.bulk().tags(BulkTagsAction.ADD, List.of("vip")).run(contactIds);
 * report
 *     .problems()
 *     .forEach(problem -> System.out.println(problem.contactId() + ": " + problem.message()));
 * }</pre>
 */
public final class Bulk {

  private final BulkApis apis;

  private Bulk(BulkApis apis) {
    this.apis = apis;
  }

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
  public static Bulk of(
      BulkApi bulk, ContactsApi contacts, SearchApi search, Supplier<String> locationId) {
    return new Bulk(new BulkApis(bulk, contacts, search, locationId));
  }

  /**
   * Adds or removes tags.
   *
   * @param action whether to add or remove
   * @param tags the tags, at least one
   * @return the run, not started
   * @throws IllegalArgumentException if there are no tags, or one is null or blank
   */
  public BulkChange tags(BulkTagsAction action, Collection<String> tags) {
    Objects.requireNonNull(action, "action");
    List<String> copy = new ArrayList<>(Objects.requireNonNull(tags, "tags"));
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("tags is empty; use removeAllTags() to remove all tags");
    }
    for (int i = 0; i < copy.size(); i++) {
      if (copy.get(i) == null || copy.get(i).isBlank()) {
        throw new IllegalArgumentException("tags[" + i + "] is blank");
      }
    }
    return new BulkChange(TagsCall.some(apis, action, copy));
  }

  /**
   * Removes all tags.
   *
   * @return the run, not started
   */
  public BulkChange removeAllTags() {
    return new BulkChange(TagsCall.removeAll(apis));
  }

  /**
   * Attaches contacts to a business, or detaches them from their business.
   *
   * @param businessId the id of the business; null to detach
   * @return the run, not started
   */
  public BulkChange business(@Nullable String businessId) {
    return new BulkChange(new BusinessCall(apis, businessId));
  }

  /**
   * Creates or updates contacts. The stream is read while contacts are sent, so it may be of any
   * length.
   *
   * @param contacts the contacts; closed at the end of the run
   * @return the run, not started
   */
  public BulkUpsert upsert(Stream<UpsertContactRequest> contacts) {
    return new BulkUpsert(apis, Objects.requireNonNull(contacts, "contacts"));
  }
}
