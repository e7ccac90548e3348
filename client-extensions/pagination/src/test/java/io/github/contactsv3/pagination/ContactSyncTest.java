package io.github.contactsv3.pagination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.contactsv3.errors.CallbackException;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ContactSyncTest {
  private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  private final FakeLocation location = new FakeLocation();
  private final FakeCopy copy = new FakeCopy();

  private ContactSync sync(SyncWatermark watermark) {
    return ContactSync.of(location, LOCATION, ContactQuery.all(), watermark, OptionalDouble::empty);
  }

  private SyncResult sync() {
    SyncResult result = sync(SyncWatermark.parse(copy.watermark)).pageSize(10).run(copy);
    copy.watermark = result.watermark().toString();
    return result;
  }

  private void put(int from, int to) {
    for (int i = from; i < to; i++) {
      location.put("id%05d".formatted(i));
    }
  }

  private int requestsOf(Runnable task) {
    int before = location.requests;
    task.run();
    return location.requests - before;
  }

  @Test
  void firstRun_bringsAll_laterOnesBringChanges() {
    for (int i = 0; i < 95; i++) {
      put(i, i + 1);
      location.now += MINUTE;
    }
    location.now += DAY;
    assertThat(sync().contacts()).isEqualTo(95);
    copy.assertHasAllOf(location);

    location.now += DAY;
    put(3, 28);
    put(95, 97);
    location.now += DAY;
    assertThat(sync().contacts()).isEqualTo(27);
    copy.assertHasAllOf(location);
  }

  @Test
  void window_costsARequestForEachPageAndOne() {
    put(0, 200);
    location.now += DAY;
    sync();

    location.now += DAY;
    put(0, 49);
    location.now += DAY;
    assertThat(requestsOf(this::sync)).isEqualTo(6);

    location.now += DAY;
    put(0, 50);
    location.now += DAY;
    // The last page is full: only the request behind it shows that none follows.
    assertThat(requestsOf(this::sync)).isEqualTo(7);

    location.now += DAY;
    put(0, 10);
    location.now += DAY;
    assertThat(requestsOf(this::sync)).isEqualTo(2);
  }

  @Test
  void nothingChanged_costsOneRequest() {
    put(0, 20);
    location.now += DAY;
    sync();

    assertThat(requestsOf(() -> assertThat(sync().contacts()).isZero())).isEqualTo(1);
  }

  private List<String> windowOf(SyncWatermark planned) {
    return sync(SyncWatermark.parse(planned.toString())).pageSize(10).window().stream()
        .map(contact -> contact.getId())
        .sorted()
        .toList();
  }

  @Test
  void plannedWindow_isReadElsewhere_asOftenAsNeeded_andTheNextOneFollows() {
    put(0, 25);
    location.now += DAY;
    SyncWatermark planned = sync(SyncWatermark.at(Instant.EPOCH)).plan();

    assertThat(planned.hasWindow()).isTrue();
    assertThat(windowOf(planned)).hasSize(25);
    assertThat(windowOf(planned)).hasSize(25);
    assertThat(planned.afterWindow().hasWindow()).isFalse();

    location.now += DAY;
    put(3, 5);
    location.now += DAY;
    SyncWatermark next = sync(planned.afterWindow()).plan();
    assertThat(windowOf(next)).containsExactly("id00003", "id00004");
    // What has changed meanwhile has left the first window.
    assertThat(windowOf(planned)).hasSize(23);

    location.now += DAY;
    SyncWatermark quiet = sync(next.afterWindow()).plan();
    assertThat(quiet.hasWindow()).isFalse();
    assertThat(quiet.afterWindow()).isSameAs(quiet);
  }

  @Test
  void plannedWindow_isCompletedByARun() {
    put(0, 25);
    location.now += DAY;
    SyncWatermark planned = sync(SyncWatermark.at(Instant.EPOCH)).plan();
    SyncResult result = sync(planned).pageSize(10).run(copy);
    assertThat(result.contacts()).isGreaterThanOrEqualTo(25);
    copy.assertHasAllOf(location);
  }

  @Test
  void planning_needsACompleteWatermark_andReadingAWindow() {
    put(0, 5);
    location.now += DAY;
    SyncWatermark planned = sync(SyncWatermark.at(Instant.EPOCH)).plan();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sync(SyncWatermark.start()).plan())
        .withMessage("the first sync has not ended; plan windows from SyncWatermark.at(moment)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sync(planned).plan())
        .withMessage("the watermark has a window; plan the next one from its afterWindow()");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sync(planned.afterWindow()).window())
        .withMessage("the watermark has no window; plan() returns one");
  }

  @Test
  void emptyLocation_staysAtTheStart() {
    SyncResult result = sync();

    assertThat(result).isEqualTo(new SyncResult(SyncWatermark.start(), 0, 0));
    put(0, 30);
    assertThat(sync().contacts()).isEqualTo(30);
  }

  @Test
  void moreEqualTimesThanAPage_comeOnce() {
    put(0, 1);
    location.now += DAY;
    sync();
    copy.delivered.clear();
    put(0, 45);
    location.now += DAY;

    assertThat(sync().contacts()).isEqualTo(45);
    assertThat(copy.delivered).doesNotHaveDuplicates();
    copy.assertHasAllOf(location);
  }

  @Test
  void changesThatTheIndexShowsLate_comeWithinTheStatedLag() {
    put(0, 1);
    location.now += DAY;
    sync();
    location.lag = () -> 59_000;
    put(1, 2);
    location.lag = () -> 0;
    location.now += 1_000;
    put(0, 1); // a newer change that is visible at once
    sync();
    assertThat(copy.contacts).doesNotContainKey("id00001");

    location.now += MINUTE;
    sync();
    copy.assertHasAllOf(location);
  }

  @Test
  void dateOfTheServiceThatIsAhead_hidesNothing() {
    put(0, 5);
    location.now += DAY;
    location.date = now -> Instant.ofEpochMilli(now + DAY);
    sync();

    location.now += MINUTE;
    put(5, 6);
    location.date = Instant::ofEpochMilli;
    sync();
    copy.assertHasAllOf(location);
  }

  @Test
  void withoutDate_theNewestContactIsTheClock() {
    location.date = now -> null;
    put(0, 5);
    sync();

    location.now += DAY;
    put(2, 3);
    assertThat(sync().contacts()).isEqualTo(5);
    copy.assertHasAllOf(location);
    assertThat(sync().contacts()).isEqualTo(1);
  }

  @Test
  void changedWhileItRuns_comesNow_orNextTime() {
    put(0, 60);
    location.now += DAY;
    sync();
    put(0, 60);
    location.now += DAY;
    location.before =
        () -> {
          location.now += 1_000;
          put(55, 56);
          location.delete("id00054");
        };
    sync();
    location.before = () -> {};
    location.now += DAY;
    sync();
    copy.assertHasAllOf(location);
  }

  @Test
  void sinkThatFails_isTheCause_andTheErrorHasTheWatermark() {
    put(0, 5);
    location.now += DAY;
    sync();
    put(0, 30);
    location.now += DAY;
    List<String> saved = new ArrayList<>();

    assertThatExceptionOfType(CallbackException.class)
        .isThrownBy(
            () ->
                sync(SyncWatermark.parse(copy.watermark))
                    .pageSize(10)
                    .run(
                        (contacts, watermark) -> {
                          if (saved.size() == 20) {
                            throw new IOException("disk full");
                          }
                          contacts.forEach(contact -> saved.add(contact.getId()));
                        }))
        .withMessageContaining("sink of the run threw java.io.IOException")
        .withCauseInstanceOf(IOException.class)
        .satisfies(
            error ->
                sync(SyncWatermark.parse(error.checkpoint()))
                    .run((page, w) -> page.forEach(contact -> saved.add(contact.getId()))));
    assertThat(saved).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void sinkThatFails_inTheFirstRun_hasAWatermarkToo() {
    put(0, 40);
    location.now += DAY;
    copy.crash = () -> copy.delivered.size() == 20;

    assertThatExceptionOfType(CallbackException.class)
        .isThrownBy(this::sync)
        .satisfies(
            error -> {
              copy.crash = () -> false;
              sync(SyncWatermark.parse(error.checkpoint())).run(copy);
            });
    copy.assertHasAllOf(location);
  }

  @Test
  void watermark_ofAnotherQueryOrLocation_isRefused() {
    put(0, 1);
    sync();
    SyncWatermark watermark = SyncWatermark.parse(copy.watermark);
    int before = location.requests;

    for (ContactSync other :
        List.of(
            ContactSync.of(
                location,
                LOCATION,
                ContactQuery.where(ContactFields.TAGS.eq("vip")),
                watermark,
                OptionalDouble::empty),
            ContactSync.of(
                location, "other", ContactQuery.all(), watermark, OptionalDouble::empty))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> other.run(copy))
          .withMessage("the watermark belongs to another query or location");
    }
    assertThat(location.requests).isEqualTo(before);
  }

  @Test
  void watermark_ofTheFuture_isRefused() {
    put(0, 1);
    Instant tomorrow = Instant.ofEpochMilli(location.now + DAY);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sync(SyncWatermark.at(tomorrow)).run(copy))
        .withMessage(
            "the watermark is of the future: the sync would begin at 2026-03-02T11:58:00Z, and the"
                + " service's time is 2026-03-01T12:00:00Z");
  }

  @Test
  void watermark_ofAMomentJustAhead_missesNothing() {
    Instant ahead = Instant.ofEpochMilli(location.now + MINUTE);
    SyncResult result =
        sync(SyncWatermark.at(ahead)).lag(Duration.ofSeconds(5)).overlap(Duration.ZERO).run(copy);
    location.now += 1_000;
    put(0, 1);

    sync(result.watermark()).lag(Duration.ofSeconds(5)).overlap(Duration.ZERO).run(copy);
    copy.assertHasAllOf(location);
  }

  @Test
  void watermark_malformed_isRefused() {
    String text = SyncWatermark.at(Instant.EPOCH).toString();

    assertThat(SyncWatermark.parse(text)).isEqualTo(SyncWatermark.at(Instant.EPOCH));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SyncWatermark.parse(text.substring(0, text.length() - 3)))
        .withMessage("the watermark of a sync has been cut off or edited");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SyncWatermark.parse("ctx1_abc"))
        .withMessage("this is no watermark of a sync: one begins with \"ctw1_\"");
  }

  @Test
  void settings_outOfRange_areRefused() {
    ContactSync sync = sync(SyncWatermark.start());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sync.lag(Duration.ofHours(25)))
        .withMessage("lag is PT25H, not 0 h to 24 h");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sync.overlap(Duration.ofSeconds(-1)))
        .withMessageStartingWith("overlap is ");
    assertThatIllegalArgumentException().isThrownBy(() -> sync.pageSize(501));
    assertThatIllegalArgumentException().isThrownBy(() -> sync.parallelism(17));
  }

  @Test
  void progress_countsTheWindow() {
    put(0, 5);
    location.now += DAY;
    sync();
    put(0, 25);
    location.now += DAY;
    List<ExportProgress> heard = new ArrayList<>();

    sync(SyncWatermark.parse(copy.watermark)).pageSize(10).onProgress(heard::add).run(copy);

    assertThat(heard).extracting(ExportProgress::done).containsExactly(10L, 20L, 25L);
    assertThat(heard.get(0).total()).hasValue(25);
  }
}
