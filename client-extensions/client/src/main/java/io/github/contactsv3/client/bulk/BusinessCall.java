package io.github.contactsv3.client.bulk;

import io.github.contactsv3.model.BulkBusinessRequest;
import io.github.contactsv3.model.BulkBusinessResponse;
import io.github.contactsv3.runtime.RawJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Attaches contacts to a business, or detaches them. */
final class BusinessCall implements ChunkCall {

  /** Documented. */
  private static final int MAX_CHUNK = 50;

  private final BulkApis apis;
  private final @Nullable String businessId;

  BusinessCall(BulkApis apis, @Nullable String businessId) {
    this.apis = apis;
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
        BulkBusinessRequest.builder().locationId(apis.locationId().get()).ids(ids);
    if (businessId == null) {
      request.clearBusinessId();
    } else {
      request.businessId(businessId);
    }
    BulkBusinessResponse response = apis.bulk().bulkSetBusiness(request.build());
    if (Boolean.FALSE.equals(response.property("success"))) {
      // The list of ids does not say whether that concerns all contacts or some.
      return ids.stream().map(BusinessCall::unknown).toList();
    }
    Object value = response.property("ids");
    if (value instanceof List<?> updated) {
      return ids.stream().map(id -> updated.contains(id) ? succeeded(id) : failed(id)).toList();
    }
    // An unreadable element may be any of the other ids, so those stay unknown.
    List<RawJson> elements = value instanceof RawJson json ? json.elements() : null;
    return elements == null
        ? List.of()
        : elements.stream()
            .map(RawJson::text)
            .filter(Objects::nonNull)
            .map(BusinessCall::succeeded)
            .toList();
  }

  private static BulkResult succeeded(String id) {
    return BulkResult.of(id, BulkResult.Status.SUCCEEDED, "");
  }

  private static BulkResult unknown(String id) {
    return BulkResult.of(id, BulkResult.Status.UNKNOWN, "the response reports no success");
  }

  private static BulkResult failed(String id) {
    return BulkResult.of(
        id, BulkResult.Status.FAILED, "not among the ids that the response lists as updated");
  }
}
