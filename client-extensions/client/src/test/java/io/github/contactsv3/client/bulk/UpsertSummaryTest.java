package io.github.contactsv3.client.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.api.BulkApi;
import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.Operations;
import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.client.bulk.UpsertResult.Status;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.model.UpsertContactResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a run of upserts returns. */
class UpsertSummaryTest {
  private final ContactsApi contacts =
      new ContactsApi() {
        @Override
        public UpsertContactResponse upsertContact(UpsertContactRequest request) {
          if ("lost".equals(request.getFirstName())) {
            throw new TransportException(Operations.byId("upsertContact"), 1, "lost", null);
          }
          if ("unsent".equals(request.getFirstName())) {
            throw new TransportException(
                Operations.byId("upsertContact"), 2, "refused", null, false);
          }
          return UpsertContactResponse.fromJson(
              "{\"new\":" + request.getFirstName() + ",\"contact\":{\"id\":\"c1\"}}");
        }
      };

  private BulkUpsert<Long> upsert(String... names) {
    return Bulk.of(new BulkApi() {}, contacts, new SearchApi() {}, () -> "L1")
        .upsert(
            Stream.of(names).map(name -> UpsertContactRequest.builder().firstName(name).build()));
  }

  @Test
  void summary_countsEachStatus_andSaysWhereTheRunEnded() {
    List<UpsertCheckpoint> checkpoints = new ArrayList<>();
    UpsertSummary summary =
        upsert("true", "false", "false", "lost", "unsent")
            .run((result, checkpoint) -> checkpoints.add(checkpoint));

    assertThat(summary.count(Status.CREATED)).isEqualTo(1);
    assertThat(summary.count(Status.UPDATED)).isEqualTo(2);
    assertThat(summary.count(Status.UNKNOWN)).isEqualTo(1);
    assertThat(summary.count(Status.FAILED)).isEqualTo(1);
    assertThat(summary.count(Status.WOULD_CREATE)).isZero();
    assertThat(summary.total()).isEqualTo(5);
    assertThat(summary.allSucceeded()).isFalse();
    assertThat(summary.checkpoint()).isEqualTo(checkpoints.get(4));
    assertThat(summary).hasToString("UpsertSummary{CREATED=1, UPDATED=2, FAILED=1, UNKNOWN=1}");
  }

  @Test
  void summary_ofAResumedRun_countsItsOwnContacts() {
    UpsertCheckpoint first = upsert("true").run((result, checkpoint) -> {}).checkpoint();

    UpsertSummary rest = upsert("true", "false").resumeFrom(first).run((result, checkpoint) -> {});

    assertThat(rest.total()).isEqualTo(1);
    assertThat(rest.allSucceeded()).isTrue();
    assertThat(rest.checkpoint().done()).isEqualTo(2);
  }

  @Test
  void summary_ofNothing_isASuccess() {
    UpsertSummary summary = upsert().run((result, checkpoint) -> {});

    assertThat(summary.total()).isZero();
    assertThat(summary.allSucceeded()).isTrue();
  }
}
