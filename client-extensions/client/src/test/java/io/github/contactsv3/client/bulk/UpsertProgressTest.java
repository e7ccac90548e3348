package io.github.contactsv3.client.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.contactsv3.api.BulkApi;
import io.github.contactsv3.api.ContactsApi;
import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.client.VirtualClock;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.model.UpsertContactResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the listener for the progress of upserts is called, in which thread, and with what. */
@Timeout(30)
class UpsertProgressTest {
  private final ContactsApi contacts =
      new ContactsApi() {
        @Override
        public UpsertContactResponse upsertContact(UpsertContactRequest request) {
          return UpsertContactResponse.fromJson("{\"new\":true,\"contact\":{\"id\":\"c\"}}");
        }
      };

  private final Bulk bulk = Bulk.of(new BulkApi() {}, contacts, new SearchApi() {}, () -> "L1");

  private final VirtualClock clock = new VirtualClock(); // moved by the sink

  private static UpsertContactRequest request(int i) {
    return UpsertContactRequest.builder().firstName("n" + i).build();
  }

  private DefaultBulkUpsert<Long> upsert(Stream<UpsertContactRequest> requests) {
    return ((DefaultBulkUpsert<Long>) bulk.upsert(requests)).clock(clock);
  }

  private UpsertSummary run(BulkUpsert<Long> upsert) {
    return upsert.run((result, checkpoint) -> clock.sleep(Duration.ofMillis(500)));
  }

  @Test
  void listener_isCalledAtMostOnceASecond_andAtTheEnd() {
    List<UpsertProgress> heard = new ArrayList<>();
    Set<Thread> threads = new HashSet<>();

    run(
        upsert(IntStream.range(0, 5).mapToObj(UpsertProgressTest::request).toList().stream())
            .onProgress(
                progress -> {
                  heard.add(progress);
                  threads.add(Thread.currentThread());
                }));

    assertThat(heard).extracting(UpsertProgress::done).containsExactly(2L, 4L, 5L);
    assertThat(heard.get(0))
        .isEqualTo(
            new UpsertProgress(2, OptionalLong.of(5), 0, 2, Optional.of(Duration.ofMillis(1_500))));
    assertThat(heard.get(2).timeLeft()).contains(Duration.ZERO);
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void total_isThatOfTheCaller_orUnknown() {
    List<OptionalLong> totals = new ArrayList<>();
    run(
        upsert(Stream.of(1, 2).filter(i -> true).map(UpsertProgressTest::request))
            .onProgress(progress -> totals.add(progress.total())));
    run(
        upsert(Stream.of(1, 2).filter(i -> true).map(UpsertProgressTest::request))
            .total(2)
            .onProgress(progress -> totals.add(progress.total())));

    assertThat(totals).containsExactly(OptionalLong.empty(), OptionalLong.of(2));
  }

  @Test
  void resumedRun_countsEarlierRowsAsDone_butNotForTheRate() {
    List<UpsertContactRequest> all =
        IntStream.range(0, 10).mapToObj(UpsertProgressTest::request).toList();
    UpsertCheckpoint checkpoint = run(upsert(all.subList(0, 6).stream())).checkpoint();
    List<UpsertProgress> heard = new ArrayList<>();

    run(upsert(all.stream()).resumeFrom(checkpoint).onProgress(Duration.ZERO, heard::add));

    assertThat(heard).extracting(UpsertProgress::done).containsExactly(7L, 8L, 9L, 10L);
    assertThat(heard).extracting(UpsertProgress::perSecond).containsOnly(2.0);
    assertThat(heard.get(0).timeLeft()).contains(Duration.ofMillis(1_500));
  }

  @Test
  void problems_areCounted() {
    List<Long> problems = new ArrayList<>();
    bulk.upsertRows(Stream.of(UpsertRow.of(1, () -> request(1)), UpsertRow.invalid(2, "odd")))
        .onProgress(Duration.ZERO, progress -> problems.add(progress.problems()))
        .run();

    assertThat(problems).containsExactly(0L, 1L);
  }

  @Test
  void settings_outOfRange_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> upsert(Stream.of()).onProgress(Duration.ofDays(2), progress -> {}))
        .withMessageStartingWith("atMostEvery");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> upsert(Stream.of()).total(-1))
        .withMessage("total is -1, not 0 or more");
  }
}
