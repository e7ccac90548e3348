package io.github.contactsv3.client.bulk;

import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.UpsertContactRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bulk operations over the APIs of a client. */
final class DefaultBulk implements Bulk {

  private final BulkApis apis;

  DefaultBulk(BulkApis apis) {
    this.apis = apis;
  }

  @Override
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
    return new DefaultBulkChange(TagsCall.some(apis, action, copy));
  }

  @Override
  public BulkChange removeAllTags() {
    return new DefaultBulkChange(TagsCall.removeAll(apis));
  }

  @Override
  public BulkChange business(@Nullable String businessId) {
    return new DefaultBulkChange(new BusinessCall(apis, businessId));
  }

  @Override
  public BulkUpsert<Long> upsert(Stream<UpsertContactRequest> contacts) {
    return new DefaultBulkUpsert<>(
        apis, RowSource.ofRequests(Objects.requireNonNull(contacts, "contacts")));
  }

  @Override
  public <K> BulkUpsert<K> upsertRows(Stream<UpsertRow<K>> rows) {
    return new DefaultBulkUpsert<>(apis, RowSource.of(Objects.requireNonNull(rows, "rows")));
  }
}
