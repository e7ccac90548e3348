package io.github.contactsv3.client.bulk;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.BulkTagsRequest;
import io.github.contactsv3.model.BulkTagsResponse;
import io.github.contactsv3.model.BulkTagsResult;
import io.github.contactsv3.model.BulkTagsResultType;
import java.util.List;
import java.util.Objects;

/** Adds or removes tags. */
final class TagsCall implements ChunkCall {

  /** The service's maximum is not documented; 500 has worked (one report). */
  private static final int DEFAULT_CHUNK = 200;

  private final ContactsClient client;
  private final BulkTagsAction action;
  private final List<String> tags;
  private final boolean all;

  private TagsCall(ContactsClient client, BulkTagsAction action, List<String> tags, boolean all) {
    this.client = client;
    this.action = action;
    this.tags = tags;
    this.all = all;
  }

  static TagsCall some(ContactsClient client, BulkTagsAction action, List<String> tags) {
    return new TagsCall(client, action, tags, false);
  }

  static TagsCall removeAll(ContactsClient client) {
    return new TagsCall(client, BulkTagsAction.REMOVE, List.of(), true);
  }

  @Override
  public int maxChunk() {
    return 10_000;
  }

  @Override
  public int defaultChunk() {
    return DEFAULT_CHUNK;
  }

  @Override
  public List<BulkResult> send(List<String> ids) {
    BulkTagsRequest.Builder request =
        BulkTagsRequest.builder().locationId(client.locationId()).contacts(ids).tags(tags);
    if (all) {
      request.removeAllTags(true);
    }
    BulkTagsResponse response = client.bulkApi().bulkUpdateTags(action, request.build());
    List<BulkTagsResult> results = response.getResponses();
    return results == null
        ? List.of()
        : results.stream()
            .filter(result -> result.getContactId() != null)
            .map(TagsCall::result)
            .toList();
  }

  private static BulkResult result(BulkTagsResult result) {
    String id = Objects.requireNonNull(result.getContactId());
    String message = Objects.requireNonNullElse(result.getMessage(), "");
    return BulkTagsResultType.SUCCESS.equals(result.getType())
        ? BulkResult.of(id, BulkResult.Status.SUCCEEDED, message)
        : BulkResult.of(id, BulkResult.Status.FAILED, message);
  }
}
