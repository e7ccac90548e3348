package io.github.contactsv3.client.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.api.BulkApi;
import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.Operations;
import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.client.bulk.UpsertResult.Status;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.CallbackException;
import io.github.contactsv3.errors.PagingException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.model.UpsertContactResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows with keys of the caller, what a report says of them, and another run of what failed. */
@Timeout(30)
class UpsertReportTest {
  private static final OperationInfo UPSERT = Operations.byId("upsertContact");

  /** What the service does with a contact, by first name. */
  private final Map<String, Supplier<RuntimeException>> failures = new HashMap<>();

  /** How often each contact was created or updated. */
  private final Map<String, Integer> done = new ConcurrentHashMap<>();

  private final ContactsApi contacts =
      new ContactsApi() {
        @Override
        public UpsertContactResponse upsertContact(UpsertContactRequest request) {
          String name = String.valueOf(request.getFirstName());
          if (failures.containsKey(name)) {
            throw failures.get(name).get();
          }
          done.merge(name, 1, Integer::sum);
          return UpsertContactResponse.fromJson("{\"new\":true,\"contact\":{\"id\":\"c\"}}");
        }
      };

  private final Bulk bulk = Bulk.of(new BulkApi() {}, contacts, new SearchApi() {}, () -> "L1");

  UpsertReportTest() {
    failures.put("refused", () -> service(422));
    failures.put("unreachable", () -> new TransportException(UPSERT, 4, "refused", null, false));
    failures.put("lost", () -> new TransportException(UPSERT, 1, "lost", null));
  }

  private static ServiceException service(int status) {
    return ServiceException.builder().operation(UPSERT).status(status).build();
  }

  private static UpsertRow<String> row(String name) {
    return UpsertRow.of("key of " + name, UpsertContactRequest.builder().firstName(name).build());
  }

  @Test
  void run_again_isRefusedSinceItsRowsAreRead() {
    BulkUpsert<String> upsert = bulk.upsertRows(Stream.of(row("a"))).dryRun();
    upsert.run();

    assertThatThrownBy(upsert::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("begin another");
    assertThatThrownBy(() -> upsert.run((result, at) -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void report_hasTheRowsWithProblemsByKey_andTellsThemApart() {
    UpsertReport<String> report =
        bulk.upsertRows(
                Stream.of(
                    row("a"),
                    row("refused"),
                    UpsertRow.<String>invalid("key of none", "no e-mail address"),
                    row("unreachable"),
                    row("lost"),
                    row("b")))
            .run();

    assertThat(report.problems())
        .extracting(result -> result.key() + " " + result.status())
        .containsExactly(
            "key of refused FAILED",
            "key of none INVALID",
            "key of unreachable FAILED",
            "key of lost UNKNOWN");
    assertThat(report.problems(Status.INVALID))
        .extracting(UpsertResult::reason)
        .containsExactly("no e-mail address");
    assertThat(report.problems(Status.FAILED).get(0).reason()).isEqualTo("upsertContact: HTTP 422");
    assertThat(report.retryable()).extracting(UpsertRow::key).containsExactly("key of unreachable");
    assertThat(report.stoppedBy()).isEmpty();
    assertThat(report.allSucceeded()).isFalse();
    assertThat(report)
        .hasToString("UpsertReport{UpsertSummary{CREATED=2, FAILED=2, UNKNOWN=1, INVALID=1}}");
  }

  @Test
  void retryable_runAgain_doesNothingTwice() {
    UpsertReport<String> first =
        bulk.upsertRows(Stream.of("a", "unreachable", "refused", "b").map(n -> row(n))).run();
    failures.clear();
    UpsertReport<String> second = bulk.upsertRows(first.retryable().stream()).run();

    assertThat(second.allSucceeded()).isTrue();
    assertThat(done).isEqualTo(Map.of("a", 1, "unreachable", 1, "b", 1));
  }

  @ParameterizedTest
  @CsvSource({
    "400, false",
    "404, false",
    "422, false",
    "413, false",
    "401, true",
    "403, true",
    "429, true"
  })
  void retryable_dependsOnWhetherTheRowIsAtFault(int status, boolean retryable) {
    failures.put("odd", () -> service(status));

    UpsertReport<String> report = bulk.upsertRows(Stream.of(row("odd"))).run();

    assertThat(report.problems(Status.FAILED)).hasSize(1);
    assertThat(report.retryable()).hasSize(retryable ? 1 : 0);
  }

  @Test
  void failureThatAffectsAll_endsTheRun_whichGoesOnFromTheReport() {
    failures.put("token", () -> service(401));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      names.add(i == 50 ? "token" : "n" + i);
    }

    UpsertReport<String> stopped =
        bulk.upsertRows(names.stream().map(UpsertReportTest::row)).parallelism(3).run();
    failures.clear();
    bulk.upsertRows(stopped.retryable().stream()).run();
    UpsertReport<String> rest =
        bulk.upsertRows(names.stream().map(UpsertReportTest::row))
            .resumeFrom(stopped.summary().checkpoint())
            .run();

    assertThat(stopped.stoppedBy()).containsInstanceOf(AuthenticationException.class);
    assertThat(stopped.allSucceeded()).isFalse();
    assertThat(stopped).asString().endsWith(", stopped by AuthenticationException}");
    assertThat(stopped.summary().checkpoint().done()).isBetween(51L, 62L);
    assertThat(rest.allSucceeded()).isTrue();
    assertThat(done).hasSize(200).allSatisfy((name, times) -> assertThat(times).isEqualTo(1));
  }

  @Test
  void sinkOrListenerThatThrows_losesNoPosition() {
    List<String> delivered = new ArrayList<>();
    BulkUpsert<String> failing =
        bulk.upsertRows(Stream.of("a", "b", "c").map(name -> row(name))).parallelism(1);
    assertThatExceptionOfType(CallbackException.class)
        .isThrownBy(
            () ->
                failing.run(
                    (result, checkpoint) -> {
                      if (delivered.size() == 2) {
                        throw new InterruptedException();
                      }
                      delivered.add(result.key());
                    }))
        .satisfies(e -> assertThat(UpsertCheckpoint.parse(e.checkpoint()).done()).isEqualTo(2));
    assertThat(Thread.interrupted()).isTrue();

    UpsertReport<String> report =
        bulk.upsertRows(Stream.of("a", "lost").map(name -> row(name)))
            .onProgress(
                progress -> {
                  throw new IllegalStateException("no terminal");
                })
            .run();
    assertThat(report.stoppedBy()).containsInstanceOf(CallbackException.class);
    assertThat(report.problems()).hasSize(1);
  }

  @Test
  void errorOfASink_isThrownAsItIs() {
    StackOverflowError own = new StackOverflowError();
    assertThatExceptionOfType(StackOverflowError.class)
        .isThrownBy(
            () ->
                bulk.upsertRows(Stream.of(row("a")))
                    .run(
                        (result, checkpoint) -> {
                          throw own;
                        }))
        .isSameAs(own);
  }

  @Test
  void rowWhoseRequestCantBeBuilt_isInvalidWithTheReason() {
    assertThat(
            UpsertRow.of(1, () -> UpsertContactRequest.builder().firstName(nothing()).build())
                .problem())
        .startsWith("UpsertContactRequest.firstName is null");
    assertThat(
            UpsertRow.of(
                    2,
                    () ->
                        UpsertContactRequest.builder()
                            .dateOfBirth(LocalDate.parse("31.12.1999"))
                            .build())
                .problem())
        .contains("31.12.1999");
    assertThat(
            UpsertRow.of(
                    3,
                    () -> {
                      throw new IllegalStateException();
                    })
                .problem())
        .isEqualTo("IllegalStateException");
    PagingException foreign = new PagingException(UPSERT, "endless");
    assertThatExceptionOfType(PagingException.class)
        .isThrownBy(
            () ->
                UpsertRow.of(
                    4,
                    () -> {
                      throw foreign;
                    }))
        .isSameAs(foreign);
  }

  @SuppressWarnings("NullAway") // a value that is missing
  private static String nothing() {
    return null;
  }

  @Test
  @SuppressWarnings("NullAway") // what callers may do all the same
  void rowWithoutKey_isRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> UpsertRow.invalid(null, "reason"))
        .withMessage("key");
    assertThatNullPointerException()
        .isThrownBy(() -> UpsertRow.of(null, UpsertContactRequest.builder()::build))
        .withMessage("key");
  }

  @Test
  void invalidRowsOfAResumedRun_haveToBeTheSame() {
    UpsertCheckpoint checkpoint =
        bulk.upsertRows(Stream.of(row("a"), UpsertRow.<String>invalid("k", "no address")))
            .run()
            .summary()
            .checkpoint();

    assertThat(
            bulk.upsertRows(Stream.of(row("a"), UpsertRow.<String>invalid("k", "bad"), row("b")))
                .resumeFrom(checkpoint)
                .run()
                .summary()
                .total())
        .isEqualTo(1);
    BulkUpsert<String> corrected =
        bulk.upsertRows(Stream.of(row("a"), row("b"))).resumeFrom(checkpoint);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(corrected::run)
        .withMessageStartingWith("the checkpoint belongs to other contacts");
  }

  @Test
  void toString_showsNoPersonalData() {
    UpsertRow<String> row =
        UpsertRow.of("ada@example.com", UpsertContactRequest.builder().firstName("lost").build());
    UpsertReport<String> report = bulk.upsertRows(Stream.of(row)).run();

    assertThat(row + " " + report + " " + report.problems()).doesNotContain("ada@example.com");
  }
}
