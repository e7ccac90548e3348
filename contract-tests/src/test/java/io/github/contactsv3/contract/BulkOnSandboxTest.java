package io.github.contactsv3.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.bulk.BulkReport;
import io.github.contactsv3.client.bulk.BulkResult;
import io.github.contactsv3.client.bulk.UpsertCheckpoint;
import io.github.contactsv3.client.bulk.UpsertReport;
import io.github.contactsv3.client.bulk.UpsertResult;
import io.github.contactsv3.client.bulk.UpsertSink;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.CallbackException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BulkOnSandboxTest {

  private ContactsSandbox sandbox;
  private ContactsClient client;

  @BeforeEach
  void start() {
    sandbox = ContactsSandbox.builder().quotaOff().validateResponses(true).start();
    client = client(sandbox.token());
  }

  private ContactsClient client(String token) {
    return ContactsClient.builder()
        .baseUrl(sandbox.baseUrl())
        .credentials(Credentials.privateIntegrationToken(token))
        .locationId(sandbox.locationId())
        .quota(Quotas.unlimited())
        .retries(RetryPolicy.never())
        .build();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private List<String> seeded(int count) {
    sandbox.seed(count);
    return client.search(ContactQuery.all()).stream().map(ContactSummary::getId).toList();
  }

  private long tagged(String tag) {
    return client.search(ContactQuery.where(ContactFields.TAGS.eq(tag))).total();
  }

  @Test
  void tags_ofAnyNumber_goInChunks() {
    List<String> ids = seeded(450);

    BulkReport added = client.bulk().tags(BulkTagsAction.ADD, List.of("Spring")).run(ids);
    assertThat(added.allSucceeded()).isTrue();
    assertThat(added.results()).extracting(BulkResult::contactId).containsExactlyElementsOf(ids);
    assertThat(sandbox.requests().list("bulkUpdateTags")).hasSize(3);
    assertThat(tagged("spring")).isEqualTo(450);

    client.bulk().tags(BulkTagsAction.REMOVE, List.of("spring")).chunkSize(500).run(ids);
    assertThat(tagged("spring")).isZero();
    client.bulk().removeAllTags().run(ids);
    assertThat(client.search(ContactQuery.where(ContactFields.TAGS.exists())).total()).isZero();
  }

  @Test
  void client_isClosedMeanwhile_reportsKeepWhatWasDone() {
    ContactsClient first = client(sandbox.token());
    BulkReport tags =
        first
            .bulk()
            .tags(BulkTagsAction.ADD, List.of("seen at the fair"))
            .chunkSize(10)
            .onProgress(Duration.ZERO, progress -> first.close())
            .run(seeded(30));

    assertThat(tags.results().stream().map(BulkResult::status).distinct())
        .containsExactly(
            BulkResult.Status.SUCCEEDED, BulkResult.Status.FAILED, BulkResult.Status.SKIPPED);
    assertThat(tags.results().get(10).message()).contains("the client was closed");
    assertThat(tagged("seen at the fair")).isEqualTo(10);

    ContactsClient second = client(sandbox.token());
    UpsertReport<Long> upserts =
        second
            .bulk()
            .upsert(IntStream.range(0, 30).mapToObj(BulkOnSandboxTest::named))
            .parallelism(1)
            .onProgress(Duration.ZERO, progress -> second.close())
            .run();

    assertThat(upserts.stoppedBy()).get().isInstanceOf(TransportException.class);
    assertThat(upserts.summary().count(UpsertResult.Status.CREATED)).isBetween(1L, 29L);
    assertThatThrownBy(() -> second.bulk().upsert(Stream.of(named(31))).run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the client is closed");
    assertThatThrownBy(() -> second.bulk().removeAllTags().run(List.of("c")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the client is closed");
  }

  private static UpsertContactRequest named(int number) {
    return UpsertContactRequest.builder().email("closed" + number + "@example.com").build();
  }

  @Test
  void tags_someRefused_areToldOneByOne() {
    List<String> ids = new ArrayList<>(seeded(3));
    ids.add(1, "doesNotExist00000000");

    BulkReport report =
        client.bulk().tags(BulkTagsAction.ADD, List.of("vip")).chunkSize(2).run(ids);

    assertThat(report.results())
        .extracting(BulkResult::status)
        .containsExactly(
            BulkResult.Status.SUCCEEDED,
            BulkResult.Status.FAILED,
            BulkResult.Status.SUCCEEDED,
            BulkResult.Status.SUCCEEDED);
    assertThat(report.problems())
        .singleElement()
        .extracting(BulkResult::message)
        .asString()
        .isNotEmpty();
    assertThat(report.retryable()).isEmpty();
    assertThat(report).hasToString("BulkReport{4 contacts, 3 succeeded, 1 with problems}");
  }

  @Test
  void tags_aRequestFails_itsContactsAreUnknownAndTheOthersGoOn() {
    List<String> ids = seeded(6);
    sandbox.faults().add(Fault.status(500).on("bulkUpdateTags").after(1).times(1));

    BulkReport report =
        client.bulk().tags(BulkTagsAction.ADD, List.of("vip")).chunkSize(2).run(ids);

    assertThat(report.count(BulkResult.Status.SUCCEEDED)).isEqualTo(4);
    assertThat(report.problems())
        .extracting(BulkResult::contactId)
        .containsExactly(ids.get(2), ids.get(3));
    assertThat(report.problems()).allMatch(r -> r.status() == BulkResult.Status.UNKNOWN);
    assertThat(report.retryable()).isEmpty();
    assertThat(report.problems().get(0).error()).isPresent();
  }

  @Test
  void tags_aRefusedToken_skipsTheRest() {
    List<String> ids = seeded(6);

    BulkReport report =
        client("wrong").bulk().tags(BulkTagsAction.ADD, List.of("vip")).chunkSize(2).run(ids);

    assertThat(report.count(BulkResult.Status.FAILED)).isEqualTo(2);
    assertThat(report.count(BulkResult.Status.SKIPPED)).isEqualTo(4);
    assertThat(report.retryable()).isEqualTo(ids);
    assertThat(sandbox.requests().list("bulkUpdateTags")).hasSize(1);
  }

  @Test
  void dryRun_sendsNothing() {
    List<String> ids = seeded(3);

    BulkReport report = client.bulk().business("641c094001436dbc2081e642").dryRun().run(ids);

    assertThat(report.count(BulkResult.Status.DRY_RUN)).isEqualTo(3);
    assertThat(sandbox.requests().list("bulkSetBusiness")).isEmpty();
  }

  @Test
  void badInput_isRefusedBeforeAnythingIsSent() {
    assertThatThrownBy(() -> client.bulk().tags(BulkTagsAction.ADD, List.of()))
        .hasMessage("tags is empty; use removeAllTags() to remove all tags");
    assertThatThrownBy(() -> client.bulk().business("b").chunkSize(51))
        .hasMessage("chunkSize is 51, not 1 to 50");
    assertThatThrownBy(
            () -> client.bulk().tags(BulkTagsAction.ADD, List.of("a")).run(List.of("x", " ")))
        .hasMessage("contactIds[1] is blank");
    assertThatThrownBy(() -> client.bulk().upsert(Stream.of()).parallelism(0))
        .hasMessage("parallelism is 0, not 1 to 64");
    assertThat(sandbox.requests().list()).isEmpty();
  }

  @Test
  void business_attachesAndDetachesInFifties() {
    List<String> ids = seeded(120);

    assertThat(client.bulk().business("641c094001436dbc2081e642").run(ids).allSucceeded()).isTrue();
    assertThat(client.contactsOfBusiness("641c094001436dbc2081e642").total()).isEqualTo(120);
    assertThat(client.contactsOfBusiness("641c094001436dbc2081e642").pageSize(7)).hasSize(120);
    assertThat(client.bulk().business(null).run(ids).allSucceeded()).isTrue();
    assertThat(client.contactsOfBusiness("641c094001436dbc2081e642").total()).isZero();
    assertThat(sandbox.requests().list("bulkSetBusiness")).hasSize(6);
  }

  private Stream<UpsertContactRequest> people(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                UpsertContactRequest.builder()
                    .locationId(client.locationId())
                    .firstName("Person " + i)
                    .email("person" + i % 40 + "@example.com")
                    .build());
  }

  @Test
  void upsert_createsOnceAndUpdatesAfterwards_resultsInOrder() {
    sandbox.faults().add(Fault.delay(Duration.ofMillis(3)).on("upsertContact").always());
    List<UpsertResult<Long>> results = new ArrayList<>();

    client.bulk().upsert(people(120)).parallelism(8).run((result, cp) -> results.add(result));

    assertThat(results)
        .extracting(UpsertResult::index)
        .containsExactly(IntStream.range(0, 120).mapToObj(Long::valueOf).toArray(Long[]::new));
    assertThat(results.subList(0, 40)).allMatch(r -> r.status() == UpsertResult.Status.CREATED);
    assertThat(results.subList(40, 120)).allMatch(r -> r.status() == UpsertResult.Status.UPDATED);
    assertThat(client.search(ContactQuery.all()).total()).isEqualTo(40);
    // The last one of each address wins, since they went one after the other.
    assertThat(client.search(ContactQuery.where(ContactFields.EMAIL.eq("person7@example.com"))))
        .singleElement()
        .extracting(ContactSummary::getFirstName)
        .asString()
        .isEqualToIgnoringCase("person 87");
  }

  @Test
  void upsert_refusedContact_isAResultAndTheOthersGoOn() {
    UpsertContactRequest wrong =
        UpsertContactRequest.builder().locationId(client.locationId()).email("no address").build();
    List<UpsertResult<Long>> results = new ArrayList<>();

    client
        .bulk()
        .upsert(Stream.concat(Stream.of(wrong), people(2)))
        .run((result, cp) -> results.add(result));

    assertThat(results)
        .extracting(UpsertResult::status)
        .containsExactly(
            UpsertResult.Status.FAILED, UpsertResult.Status.CREATED, UpsertResult.Status.CREATED);
    assertThat(results.get(0).error()).isPresent();
    assertThat(results.get(0).toString()).doesNotContain("no address");
  }

  @Test
  void upsert_lostResponse_isUnknown() {
    sandbox.faults().add(Fault.resetAfterProcessing().on("upsertContact").times(1));
    List<UpsertResult<Long>> results = new ArrayList<>();

    client.bulk().upsert(people(1)).run((result, cp) -> results.add(result));

    assertThat(results)
        .extracting(UpsertResult::status)
        .containsExactly(UpsertResult.Status.UNKNOWN);
  }

  @Test
  void upsert_refusedToken_endsTheRun() {
    List<UpsertResult<Long>> results = new ArrayList<>();
    assertThatThrownBy(
            () ->
                client("wrong").bulk().upsert(people(50)).run((result, cp) -> results.add(result)))
        .isInstanceOf(AuthenticationException.class);
    assertThat(results).isEmpty();
    assertThat(sandbox.requests().list("upsertContact").size()).isLessThanOrEqualTo(16);
  }

  @Test
  void upsert_dryRun_looksOnly() {
    client.bulk().upsert(people(1)).run((result, cp) -> {});
    List<UpsertResult<Long>> results = new ArrayList<>();

    client.bulk().upsert(people(2)).dryRun().run((result, cp) -> results.add(result));

    assertThat(results)
        .extracting(UpsertResult::status)
        .containsExactly(UpsertResult.Status.WOULD_UPDATE, UpsertResult.Status.WOULD_CREATE);
    assertThat(client.search(ContactQuery.all()).total()).isEqualTo(1);
  }

  @Test
  void upsert_crashedAtAnyPoint_resumes() {
    Random random = new Random(3);
    List<Long> done = new ArrayList<>();
    UpsertCheckpoint[] saved = {null};
    boolean ended = false;
    while (!ended) {
      int crash = random.nextInt(30);
      int[] left = {crash};
      UpsertSink<Long> sink =
          (result, checkpoint) -> {
            if (left[0]-- == 0) {
              throw new IOException("crashed");
            }
            done.add(result.index());
            saved[0] = UpsertCheckpoint.parse(checkpoint.toString());
          };
      try {
        var run = client.bulk().upsert(people(100)).parallelism(3);
        (saved[0] == null ? run : run.resumeFrom(saved[0])).run(sink);
        ended = true;
      } catch (CallbackException e) {
        assertThat(e).hasRootCauseMessage("crashed");
        assertThat(e.checkpoint())
            .isEqualTo((saved[0] == null ? UpsertCheckpoint.START : saved[0]).toString());
      }
    }
    assertThat(done).hasSize(100).isSorted().doesNotHaveDuplicates();

    UpsertCheckpoint checkpoint = saved[0];
    assertThatThrownBy(
            () -> client.bulk().upsert(people(99)).resumeFrom(checkpoint).run((result, cp) -> {}))
        .hasMessage("the checkpoint belongs to other contacts: the first 100 are not the same");
    assertThatThrownBy(() -> UpsertCheckpoint.parse("ctu1_AAAA"))
        .hasMessage("the checkpoint of upserts has been cut off or edited");
  }

  @Test
  void export_ofALocation_bringsEveryContact() {
    List<String> ids = seeded(2_500);
    List<String> brought = new ArrayList<>();

    client
        .export(ContactQuery.all())
        .pageSize(100)
        .run((contacts, checkpoint) -> contacts.forEach(c -> brought.add(c.getId())));

    assertThat(brought).containsExactlyInAnyOrderElementsOf(ids);
  }
}
