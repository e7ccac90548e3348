package io.github.contactsv3.client.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.api.BulkApi;
import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.Operations;
import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.BulkTagsRequest;
import io.github.contactsv3.model.BulkTagsResponse;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.model.UpsertContactResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tags that an upsert adds instead of replacing. */
class UpsertTagsTest {
  private final List<String> sent = new ArrayList<>();
  private String tagged = "{'responses':[{'contactId':'c1','type':'success'}]}";

  private final ContactsApi contacts =
      new ContactsApi() {
        @Override
        public UpsertContactResponse upsertContact(UpsertContactRequest request) {
          sent.add(request.toJson());
          return UpsertContactResponse.fromJson("{\"new\":false,\"contact\":{\"id\":\"c1\"}}");
        }
      };

  private final BulkApi bulk =
      new BulkApi() {
        @Override
        public BulkTagsResponse bulkUpdateTags(BulkTagsAction action, BulkTagsRequest request) {
          sent.add(action + request.toJson());
          if (tagged.isEmpty()) {
            throw new TransportException(Operations.byId("bulkUpdateTags"), 1, "lost", null);
          }
          return BulkTagsResponse.fromJson(tagged.replace('\'', '"'));
        }
      };

  private UpsertResult<Long> upsert(UpsertContactRequest request, boolean add) {
    List<UpsertResult<Long>> results = new ArrayList<>();
    BulkUpsert<Long> run =
        Bulk.of(bulk, contacts, new SearchApi() {}, () -> "L1").upsert(Stream.of(request));
    (add ? run.addTags() : run).run((result, checkpoint) -> results.add(result));
    return results.get(0);
  }

  private static UpsertContactRequest request(String... tags) {
    return UpsertContactRequest.builder().locationId("L2").email("a@b.example").tags(tags).build();
  }

  @Test
  void addTags_sendsTheTagsApart() {
    UpsertResult<Long> result = upsert(request("vip", "new"), true);

    assertThat(result.status()).isEqualTo(UpsertResult.Status.UPDATED);
    assertThat(result.request().orElseThrow().getTags()).containsExactly("vip", "new");
    assertThat(sent.get(0)).doesNotContain("tags");
    assertThat(sent.get(1))
        .startsWith("add")
        .contains("\"tags\":[\"vip\",\"new\"]", "\"contacts\":[\"c1\"]", "L2");
  }

  @Test
  void withoutAddTags_theUpsertReplacesThem() {
    upsert(request("vip"), false);

    assertThat(sent).singleElement().asString().contains("\"tags\":[\"vip\"]");
  }

  @Test
  void addTags_ofNone_changesNoTags() {
    upsert(request(), true);

    assertThat(sent).singleElement().asString().doesNotContain("tags");
  }

  @Test
  void addTags_thatFails_isUnknownWithTheContact() {
    tagged = "";
    UpsertResult<Long> lost = upsert(request("vip"), true);
    tagged = "{'responses':[{'contactId':'c1','type':'error'}]}";
    UpsertResult<Long> refused = upsert(request("vip"), true);

    assertThat(lost.status()).isEqualTo(UpsertResult.Status.UNKNOWN);
    assertThat(lost.contactId()).contains("c1");
    assertThat(lost.error()).containsInstanceOf(TransportException.class);
    assertThat(refused.status()).isEqualTo(UpsertResult.Status.UNKNOWN);
    assertThat(refused.error()).isEmpty();
  }
}
