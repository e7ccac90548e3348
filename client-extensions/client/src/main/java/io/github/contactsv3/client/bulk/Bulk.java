package io.github.contactsv3.client.bulk;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.UpsertContactRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes any number of contacts, in as many requests as it takes. Immutable and thread-safe; what
 * its methods return is one run, to be set and started by one thread.
 */
public final class Bulk {

  private final ContactsClient client;

  private Bulk(ContactsClient client) {
    this.client = Objects.requireNonNull(client, "client");
  }

  /**
   * Returns what changes the contacts of a client's location.
   *
   * @param client the client
   * @return its bulk operations
   */
  public static Bulk of(ContactsClient client) {
    return new Bulk(client);
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
      throw new IllegalArgumentException("there are no tags; see removeAllTags()");
    }
    for (int i = 0; i < copy.size(); i++) {
      if (copy.get(i) == null || copy.get(i).isBlank()) {
        throw new IllegalArgumentException("tags[" + i + "] is blank");
      }
    }
    return new BulkChange(TagsCall.some(client, action, copy));
  }

  /**
   * Removes all tags.
   *
   * @return the run, not started
   */
  public BulkChange removeAllTags() {
    return new BulkChange(TagsCall.removeAll(client));
  }

  /**
   * Attaches contacts to a business, or detaches them from theirs.
   *
   * @param businessId the id of the business; null to detach
   * @return the run, not started
   */
  public BulkChange business(@Nullable String businessId) {
    return new BulkChange(new BusinessCall(client, businessId));
  }

  /**
   * Creates or updates contacts. The stream is read as contacts are sent, so that it may be of any
   * length.
   *
   * @param contacts the contacts; closed at the end of the run
   * @return the run, not started
   */
  public BulkUpsert upsert(Stream<UpsertContactRequest> contacts) {
    return new BulkUpsert(client, Objects.requireNonNull(contacts, "contacts"));
  }
}
