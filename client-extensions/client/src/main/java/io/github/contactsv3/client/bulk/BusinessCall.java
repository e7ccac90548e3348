package io.github.contactsv3.client.bulk;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.BulkBusinessRequest;
import io.github.contactsv3.model.BulkBusinessResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attaches to a business, or detaches. */
final class BusinessCall implements ChunkCall {

  /** Documented. */
  private static final int MAX_CHUNK = 50;

  private final ContactsClient client;
  private final @Nullable String businessId;

  BusinessCall(ContactsClient client, @Nullable String businessId) {
    this.client = client;
    this.businessId = businessId;
  }

  @Override
  public int maxChunk() {
    return MAX_CHUNK;
  }

  @Override
  public int defaultChunk() {
    return MAX_CHUNK;
  }

  @Override
  public List<BulkResult> send(List<String> ids) {
    BulkBusinessRequest.Builder request =
        BulkBusinessRequest.builder().locationId(client.locationId()).ids(ids);
    if (businessId == null) {
      request.clearBusinessId();
    } else {
      request.businessId(businessId);
    }
    BulkBusinessResponse response = client.bulkApi().bulkSetBusiness(request.build());
    List<String> updated = response.getIds() == null ? List.of() : response.getIds();
    return ids.stream()
        .map(
            id ->
                updated.contains(id)
                    ? BulkResult.of(id, BulkResult.Status.SUCCEEDED, "")
                    : BulkResult.of(
                        id, BulkResult.Status.FAILED, "not among those that were updated"))
        .toList();
  }
}
