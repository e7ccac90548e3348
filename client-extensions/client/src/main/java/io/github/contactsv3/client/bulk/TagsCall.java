package io.github.contactsv3.client.bulk;

import io.github.contactsv3.core.internal.JsonText;
import io.github.contactsv3.errors.internal.ModelSecrets;
import io.github.contactsv3.errors.internal.SafeText;
import io.github.contactsv3.errors.internal.Secrets;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.BulkTagsRequest;
import io.github.contactsv3.model.BulkTagsResponse;
import io.github.contactsv3.model.BulkTagsResult;
import io.github.contactsv3.model.BulkTagsResultType;
import io.github.contactsv3.runtime.RawJson;
import java.util.ArrayList;
import java.util.List;

/** Adds or removes tags. */
final class TagsCall implements ChunkCall {

  /** The service's maximum is not documented; 500 has worked (one report). */
  private static final int DEFAULT_CHUNK = 200;

  private final BulkApis apis;
  private final BulkTagsAction action;
  private final List<String> tags;
  private final boolean all;

  private TagsCall(BulkApis apis, BulkTagsAction action, List<String> tags, boolean all) {
    this.apis = apis;
    this.action = action;
    this.tags = tags;
    this.all = all;
  }

  static TagsCall some(BulkApis apis, BulkTagsAction action, List<String> tags) {
    return new TagsCall(apis, action, tags, false);
  }

  static TagsCall removeAll(BulkApis apis) {
    return new TagsCall(apis, BulkTagsAction.REMOVE, List.of(), true);
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
        BulkTagsRequest.builder().locationId(apis.locationId().get()).contacts(ids).tags(tags);
    if (all) {
      request.removeAllTags(true);
    }
    BulkTagsResponse response = apis.bulk().bulkUpdateTags(action, request.build());
    List<BulkResult> results = new ArrayList<>();
    for (BulkTagsResult result : readable(response)) {
      if (result.property("contactId") instanceof String id
          && result.property("type") instanceof BulkTagsResultType type) {
        results.add(BulkResult.of(id, status(type), message(result)));
      }
    }
    return results;
  }

  /** The service's words may repeat a value, or a token that it was sent. */
  private static String message(BulkTagsResult result) {
    if (!(result.property("message") instanceof String message)) {
      return "";
    }
    Secrets secrets = ModelSecrets.of(result);
    return SafeText.of(secrets == null ? message : secrets.mask(message));
  }

  /** Maps the type of a result; types that the document does not name are unknown. */
  private static BulkResult.Status status(BulkTagsResultType type) {
    if (type.equals(BulkTagsResultType.SUCCESS)) {
      return BulkResult.Status.SUCCEEDED;
    }
    return type.equals(BulkTagsResultType.ERROR)
        ? BulkResult.Status.FAILED
        : BulkResult.Status.UNKNOWN;
  }

  /** Returns the readable results; other elements of the list are skipped. */
  @SuppressWarnings("unchecked") // as the response declares it
  private static List<BulkTagsResult> readable(BulkTagsResponse response) {
    Object responses = response.property("responses");
    if (responses instanceof List<?> list) {
      return (List<BulkTagsResult>) list;
    }
    List<RawJson> elements = responses instanceof RawJson json ? json.elements() : null;
    List<BulkTagsResult> readable = new ArrayList<>();
    for (RawJson element : elements == null ? List.<RawJson>of() : elements) {
      BulkTagsResult result = JsonText.readModel(response, element, BulkTagsResult.class);
      if (result != null) {
        readable.add(result);
      }
    }
    return readable;
  }
}
