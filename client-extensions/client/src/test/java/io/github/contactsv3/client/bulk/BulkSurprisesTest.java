package io.github.contactsv3.client.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import feign.Response;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.errors.CallbackException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bulk work whose responses surprise: a result for every row, and the run goes on. */
@Timeout(30)
class BulkSurprisesTest {
  private final Deque<String> bodies = new ConcurrentLinkedDeque<>();

  private final ContactsClient client =
      ContactsClient.builder()
          .credentials(Credentials.privateIntegrationToken("pit-canary-1234567"))
          .locationId("loc")
          .retries(RetryPolicy.never())
          .quota(Quotas.unlimited())
          .transport(
              Transport.of(
                  (request, options) ->
                      Response.builder()
                          .status(200)
                          .headers(Map.of("Content-Type", List.of("application/json")))
                          .request(request)
                          .body(bodies.remove(), StandardCharsets.UTF_8)
                          .build()))
          .build();

  private void responds(String... json) {
    bodies.addAll(Arrays.stream(json).map(text -> text.replace('\'', '"')).toList());
  }

  private static UpsertContactRequest row(int number) {
    return UpsertContactRequest.builder()
        .locationId("loc")
        .email("row" + number + "@example.com")
        .build();
  }

  private List<UpsertResult<Long>> upsert(int rows, boolean dryRun) {
    List<UpsertResult<Long>> results = new ArrayList<>();
    BulkUpsert<Long> upsert =
        client.bulk().upsert(IntStream.range(0, rows).mapToObj(BulkSurprisesTest::row));
    (dryRun ? upsert.dryRun() : upsert)
        .parallelism(1)
        .run((result, checkpoint) -> results.add(result));
    return results;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "null                                    | none",
        "{}                                      | none",
        "{'new':true}                            | none",
        "{'new':true,'contact':null}             | none",
        "{'new':true,'contact':[1]}              | none",
        "{'new':true,'contact':{}}               | none",
        "{'new':true,'contact':{'id':{}}}        | none",
        "{'new':'perhaps','contact':{'id':'c1'}} | c1",
      })
  void upsert_responseThatDoesNotTell_isAnUnknownRowAndTheRunGoesOn(String odd, String id) {
    responds(odd, "{'new':true,'contact':{'id':'c2'}}");

    List<UpsertResult<Long>> results = upsert(2, false);

    assertThat(results)
        .extracting(UpsertResult::status)
        .containsExactly(UpsertResult.Status.UNKNOWN, UpsertResult.Status.CREATED);
    assertThat(results.get(0).error()).containsInstanceOf(DecodingException.class);
    assertThat(results.get(0).contactId().orElse(null)).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "{'contact':{'id':'c1'}}              | UNKNOWN | c1",
        "{'new':null,'contact':{'id':'c1'}}   | UNKNOWN | c1",
        "{'new':false,'contact':{'id':'c1'}}  | UPDATED | c1",
        "{'new':true,'contact':{'id':''}}     | CREATED | none",
        "{'new':'perhaps','contact':{'id':''}} | UNKNOWN | none",
      })
  void upsert_claimsNoMoreThanTheResponse(String json, UpsertResult.Status status, String id) {
    responds(json);

    UpsertResult<Long> result = upsert(1, false).get(0);

    assertThat(result.status()).isEqualTo(status);
    assertThat(result.contactId().orElse(null)).isEqualTo(id);
  }

  @Test
  void upsert_rowThatIsNull_isNamedAfterTheOthersWereHandedOver() {
    responds("{'new':true,'contact':{'id':'c1'}}");
    List<UpsertResult<Long>> results = new ArrayList<>();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                client
                    .bulk()
                    .upsert(Stream.of(row(0), null))
                    .run((result, checkpoint) -> results.add(result)))
        .withMessage("contacts[1] is null");
    assertThat(results).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'Success'", "'SUCCESS'", "'pending'", "''", "9", "true", "null"})
  void tags_typeThatTheDocumentLacks_isUnknown(String type) {
    responds("{'responses':[{'contactId':'a','type':" + type + "}]}");

    assertThat(client.bulk().tags(BulkTagsAction.ADD, List.of("vip")).run(List.of("a")).results())
        .extracting(BulkResult::status)
        .containsExactly(BulkResult.Status.UNKNOWN);
  }

  @Test
  void tags_messageThatRepeatsWhatWasSent_isMasked() {
    responds(
        "{'responses':[{'contactId':'a','type':'error',"
            + "'message':'no contact ada@example.com for pit-canary-1234567'}]}");

    assertThat(client.bulk().tags(BulkTagsAction.ADD, List.of("vip")).run(List.of("a")).results())
        .extracting(BulkResult::message)
        .containsExactly("no contact *** for ***");
  }

  @Test
  void tags_nullOrBlank_isRefusedWithItsPlace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.bulk().tags(BulkTagsAction.ADD, Arrays.asList("a", null)))
        .withMessage("tags[1] is blank");
  }

  @Test
  void business_withoutSuccess_isUnknown() {
    responds("{'success':false,'ids':['a','b']}");

    assertThat(client.bulk().business("biz").run(List.of("a", "b")).results())
        .extracting(BulkResult::status)
        .containsOnly(BulkResult.Status.UNKNOWN);
  }

  @Test
  void upsert_dryRun_contactThatCantBeReadExistsAllTheSame() {
    responds("{'contact':{'id':{}}}", "{'contact':[]}", "{'contact':null}", "null");
    assertThat(upsert(4, true))
        .extracting(UpsertResult::status)
        .containsExactly(
            UpsertResult.Status.WOULD_UPDATE,
            UpsertResult.Status.FAILED,
            UpsertResult.Status.WOULD_CREATE,
            UpsertResult.Status.FAILED);
  }

  @Test
  void tags_resultsThatCantBeRead_areUnknownAndTheOthersCount() {
    responds(
        "{'responses':[null,{'contactId':'a','type':'success','message':{}},"
            + "{'contactId':'b','type':'error','message':'is deleted'},7,"
            + "{'contactId':'c','type':[]},{'contactId':{},'type':'success'}]}",
        "{'responses':null}",
        "{'responses':'odd'}",
        "null");

    BulkReport report =
        client
            .bulk()
            .tags(BulkTagsAction.ADD, List.of("vip"))
            .chunkSize(4)
            .run(List.of("a b c d e f g h i j k l m n o p".split(" ", -1)));

    assertThat(report.results()).hasSize(16);
    assertThat(report.results().subList(0, 4))
        .extracting(BulkResult::status)
        .containsExactly(
            BulkResult.Status.SUCCEEDED,
            BulkResult.Status.FAILED,
            BulkResult.Status.UNKNOWN,
            BulkResult.Status.UNKNOWN);
    assertThat(report.results().subList(4, 16))
        .extracting(BulkResult::status)
        .containsOnly(BulkResult.Status.UNKNOWN);
    assertThat(report.results().get(4).message()).isEqualTo("not mentioned in the response");
    assertThat(report.results().get(15).error()).containsInstanceOf(DecodingException.class);
  }

  @Test
  void business_idsThatCantBeRead_leaveTheOthersUnknown() {
    responds("{'ids':['a']}", "{'ids':['a',null]}", "{'ids':{}}", "{}", "null");
    for (BulkResult.Status status :
        List.of(
            BulkResult.Status.FAILED,
            BulkResult.Status.UNKNOWN,
            BulkResult.Status.UNKNOWN,
            BulkResult.Status.UNKNOWN,
            BulkResult.Status.UNKNOWN)) {
      BulkReport report = client.bulk().business("biz").run(List.of("a", "b"));
      assertThat(report.results().get(1).status()).isEqualTo(status);
    }
  }

  @Test
  void change_nullId_isRefusedBeforeAnythingIsSent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.bulk().business("biz").run(Arrays.asList("a", null)))
        .withMessage("contactIds[1] is blank");
  }

  @Test
  void upsert_executorThatRefuses_isThrownAsItIs() {
    RejectedExecutionException full = new RejectedExecutionException("full");
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(
            () ->
                run(
                    task -> {
                      throw full;
                    }))
        .isSameAs(full);
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(
            () ->
                run(
                    task -> {
                      throw new OutOfMemoryError("no thread");
                    }));
  }

  @Test
  void upsert_errorInAWorker_isThrownAndNothingWaits() {
    Transport broken =
        Transport.of(
            (request, options) -> {
              throw new OutOfMemoryError("no response");
            });
    ContactsClient failing =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken("pit-canary-1234567"))
            .locationId("loc")
            .retries(RetryPolicy.never())
            .quota(Quotas.unlimited())
            .transport(broken)
            .build();
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(
            () ->
                failing
                    .bulk()
                    .upsert(IntStream.range(0, 50).mapToObj(BulkSurprisesTest::row))
                    .run((result, checkpoint) -> {}));
  }

  @Test
  void upsert_exceptionOfTheStream_isThrownAsItIs_andOfTheSinkAsACause() {
    responds("{'contact':{'id':'a'}}", "{'contact':{'id':'b'}}");
    IllegalStateException own = new IllegalStateException("own");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                client
                    .bulk()
                    .upsert(
                        Stream.of(row(0))
                            .peek(
                                r -> {
                                  throw own;
                                }))
                    .run((result, checkpoint) -> {}))
        .isSameAs(own)
        .isNotInstanceOf(ContactsApiException.class);
    assertThatExceptionOfType(CallbackException.class)
        .isThrownBy(
            () ->
                client
                    .bulk()
                    .upsert(Stream.of(row(0)))
                    .run(
                        (result, checkpoint) -> {
                          throw own;
                        }))
        .withCause(own)
        .satisfies(e -> assertThat(e.checkpoint()).isEqualTo(UpsertCheckpoint.START.toString()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void upsert_rowThatCantBeSent_isInvalidAndTheRunGoesOn(boolean addTags) {
    responds(
        "{'new':true,'contact':{'id':'c1'}}",
        "{'responses':[{'contactId':'c1','type':'success'}]}");
    BulkUpsert<Long> upsert =
        client
            .bulk()
            .upsert(
                Stream.of(
                    row(0).toBuilder().tags("vip").additionalProperty("x", new Object()).build(),
                    row(1).toBuilder().tags("vip").build()));

    UpsertReport<Long> report = (addTags ? upsert.addTags() : upsert).parallelism(1).run();

    assertThat(report.problems())
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.status()).isEqualTo(UpsertResult.Status.INVALID);
              assertThat(result.reason()).contains("can't be written as JSON");
              assertThat(result.request()).isPresent();
            });
    assertThat(report.summary().count(UpsertResult.Status.CREATED)).isEqualTo(1);
    assertThat(report.summary().checkpoint().done()).isEqualTo(2);
    assertThat(report.retryable()).isEmpty();
    assertThat(bodies).hasSize(addTags ? 0 : 1);
  }

  private void run(Executor executor) {
    client
        .bulk()
        .upsert(Stream.of(row(0), row(1)))
        .executor(executor)
        .run((result, checkpoint) -> {});
  }
}
