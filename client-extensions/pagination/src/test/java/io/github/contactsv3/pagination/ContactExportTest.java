package io.github.contactsv3.pagination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.errors.CallbackException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.search.Condition;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ContactExportTest {

  private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
  private static final long START = 1_700_000_000_000L;

  /** How contacts lie in time. */
  enum Shape {
    EVEN {
      @Override
      Long added(Random random, int index) {
        return START + index * 60_000L;
      }
    },
    ALL_AT_ONCE {
      @Override
      Long added(Random random, int index) {
        return START;
      }
    },
    IMPORTED {
      @Override
      Long added(Random random, int index) {
        return index % 10 == 0 ? START + random.nextInt(1_000_000_000) : START + random.nextInt(3);
      }
    },
    PARTLY_UNDATED {
      @Override
      Long added(Random random, int index) {
        return index % 7 == 0 ? null : START + (long) random.nextInt(1_000) * 1_000;
      }
    },
    GROWING {
      @Override
      Long added(Random random, int index) {
        return START + (long) (1e9 * Math.sqrt(random.nextDouble()));
      }
    };

    abstract Long added(Random random, int index);

    List<FakeSearch.Person> people(int count, Random random) {
      return IntStream.range(0, count)
          .mapToObj(i -> new FakeSearch.Person("id%06d".formatted(i), added(random, i)))
          .toList();
    }
  }

  private static DefaultContactExport export(FakeSearch search, ContactQuery query) {
    return new DefaultContactExport(search, LOCATION, query, OptionalDouble::empty);
  }

  private static List<String> ids(List<FakeSearch.Person> people) {
    return people.stream().map(FakeSearch.Person::id).toList();
  }

  @ParameterizedTest
  @EnumSource
  void anyShape_bringsEveryContactOnce(Shape shape) {
    FakeSearch search = FakeSearch.of(shape.people(5_000, new Random(1)));
    List<String> brought = new ArrayList<>();

    long count =
        export(search, ContactQuery.all())
            .pageSize(20)
            .run((contacts, checkpoint) -> contacts.forEach(c -> brought.add(c.getId())));

    assertThat(count).isEqualTo(5_000);
    assertThat(brought).containsExactlyInAnyOrderElementsOf(ids(search.people));
    // 250 full pages; what cutting costs.
    assertThat(search.requests.get()).isLessThan(330);
  }

  static Stream<Arguments> shapesAndOrders() {
    return Stream.of(Shape.values())
        .flatMap(
            shape ->
                Stream.of(
                        ContactQuery.all(),
                        ContactQuery.all().orderBy(ContactFields.DATE_ADDED.asc()),
                        ContactQuery.all().orderBy(ContactFields.DATE_ADDED.desc()))
                    .map(query -> Arguments.of(shape, query)));
  }

  @ParameterizedTest
  @MethodSource("shapesAndOrders")
  void ordered_bringsEveryContactInTheOrderOfTheSearch(Shape shape, ContactQuery query) {
    FakeSearch search = FakeSearch.of(shape.people(2_000, new Random(2)));
    List<String> expected = new ArrayList<>();
    ContactPages.search(search, LOCATION, query).forEach(c -> expected.add(c.getId()));
    List<String> brought = new ArrayList<>();

    export(search, query)
        .ordered()
        .pageSize(20)
        .parallelism(5)
        .run((contacts, checkpoint) -> contacts.forEach(c -> brought.add(c.getId())));

    assertThat(brought).hasSize(2_000).containsExactlyElementsOf(expected);
  }

  @Test
  void ordered_byAnotherField_usesOneCursor() {
    FakeSearch search = FakeSearch.of(Shape.EVEN.people(100, new Random(1)));
    List<String> brought = new ArrayList<>();

    export(search, ContactQuery.all().orderBy(ContactFields.EMAIL.asc()))
        .ordered()
        .pageSize(10)
        .run((contacts, checkpoint) -> contacts.forEach(c -> brought.add(c.getId())));

    assertThat(brought).containsExactlyElementsOf(ids(search.people));
    assertThat(search.requests.get()).isEqualTo(10);
  }

  @Test
  void nothingFound_bringsNothing() {
    List<ContactSummary> brought = new ArrayList<>();

    long count =
        export(new FakeSearch(), ContactQuery.all())
            .run((contacts, checkpoint) -> brought.addAll(contacts));

    assertThat(count).isZero();
    assertThat(brought).isEmpty();
  }

  @Test
  void crashedAtAnyPoint_resumesWithoutLossOrRepeats() {
    for (int run = 0; run < 200 * Integer.getInteger("walks", 1); run++) {
      Random random = new Random(run);
      Shape shape = Shape.values()[run % Shape.values().length];
      FakeSearch search = FakeSearch.of(shape.people(200 + random.nextInt(400), random));
      boolean ordered = random.nextInt(4) == 0;
      List<String> saved = new ArrayList<>();
      String checkpoint = null;
      boolean ended = false;
      while (!ended) {
        int crash = random.nextInt(30);
        ContactExport export =
            export(search, ContactQuery.all())
                .pageSize(5 + random.nextInt(20))
                .parallelism(1 + random.nextInt(5));
        if (ordered) {
          export.ordered();
        }
        if (checkpoint != null) {
          export.resumeFrom(ExportCheckpoint.parse(checkpoint));
        }
        try {
          export.run(new Saving(saved, crash, checkpoint));
          ended = true;
        } catch (CallbackException e) {
          assertThat(e).hasRootCauseMessage("crashed");
          checkpoint = e.checkpoint();
        }
      }
      assertThat(saved).as("run %d", run).containsExactlyInAnyOrderElementsOf(ids(search.people));
    }
  }

  /** Saves contacts and checkpoint together, and crashes before it saves some page. */
  private static final class Saving implements ExportSink {
    private final List<String> saved;
    private int pages;
    private String checkpoint;

    Saving(List<String> saved, int pages, String checkpoint) {
      this.saved = saved;
      this.pages = pages;
      this.checkpoint = checkpoint;
    }

    @Override
    public void accept(List<ContactSummary> contacts, ExportCheckpoint next) throws IOException {
      if (pages-- == 0) {
        throw new IOException("crashed");
      }
      contacts.forEach(contact -> saved.add(contact.getId()));
      checkpoint = next.toString();
      assertThat(next.done()).isEqualTo(saved.size());
    }
  }

  @Test
  void contactsAddedAndDeletedMeanwhile_othersComeOnce() {
    FakeSearch search = FakeSearch.of(Shape.EVEN.people(1_000, new Random(1)));
    List<String> stay = ids(search.people).stream().filter(id -> !id.endsWith("7")).toList();
    Random random = new Random(5);
    search.before =
        () -> {
          int added = random.nextInt(1_000_000);
          search.people.add(new FakeSearch.Person("new" + added, START + 100_000_000 + added));
          search.people.stream()
              .filter(person -> person.id().endsWith("7"))
              .findAny()
              .ifPresent(search.people::remove);
        };
    List<String> brought = new ArrayList<>();

    export(search, ContactQuery.all())
        .pageSize(20)
        .run((contacts, checkpoint) -> contacts.forEach(c -> brought.add(c.getId())));

    assertThat(brought).doesNotHaveDuplicates().containsAll(stay);
  }

  @Test
  void contactsOfAFirstPageDeletedMeanwhile_othersComeThoughAsManyWereSeenAsAreCounted() {
    FakeSearch search = FakeSearch.of(Shape.EVEN.people(30, new Random(1)));
    List<String> all = ids(search.people);
    search.before =
        () -> {
          // The last contact's place, then the first page.
          if (search.requests.get() == 2) {
            search.people.subList(20, 30).clear();
          }
        };
    List<String> brought = new ArrayList<>();

    export(search, ContactQuery.all())
        .pageSize(10)
        .parallelism(1)
        .run((contacts, checkpoint) -> contacts.forEach(c -> brought.add(c.getId())));

    assertThat(brought).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void failureOfARequest_isThrownAndResumed() {
    FakeSearch search = FakeSearch.of(Shape.EVEN.people(1_000, new Random(1)));
    search.before =
        () -> {
          if (search.requests.get() == 45) {
            throw new IllegalStateException("no connection");
          }
        };
    List<String> saved = new ArrayList<>();
    Saving saving = new Saving(saved, Integer.MAX_VALUE, null);
    assertThatThrownBy(() -> export(search, ContactQuery.all()).pageSize(20).run(saving))
        .hasMessage("no connection");

    search.before = () -> {};
    export(search, ContactQuery.all())
        .resumeFrom(ExportCheckpoint.parse(saving.checkpoint))
        .run(saving);
    assertThat(saved).containsExactlyInAnyOrderElementsOf(ids(search.people));
  }

  @Test
  void progress_tellsDoneTotalRateAndTimeLeft() {
    FakeSearch search = FakeSearch.of(Shape.EVEN.people(300, new Random(1)));
    List<ExportProgress> heard = new ArrayList<>();
    SteppedClock clock = new SteppedClock();

    export(search, ContactQuery.all())
        .pageSize(100)
        .parallelism(1)
        .clock(clock, new Monitor())
        .onProgress(heard::add)
        .run((contacts, checkpoint) -> clock.nanos += 1_000_000_000L);

    assertThat(heard).extracting(ExportProgress::done).containsExactly(100L, 200L, 300L);
    assertThat(heard.get(0).total()).hasValue(300);
    assertThat(heard.get(1).perSecond()).isEqualTo(100);
    assertThat(heard.get(1).timeLeft()).contains(Duration.ofSeconds(1));
    assertThat(heard.get(2).timeLeft()).contains(Duration.ZERO);
  }

  @Test
  void progress_isReportedAtMostEverySoOften_andAtTheEnd() {
    FakeSearch search = FakeSearch.of(Shape.EVEN.people(80, new Random(1)));
    List<Long> heard = new ArrayList<>();
    SteppedClock clock = new SteppedClock();

    export(search, ContactQuery.all())
        .pageSize(10)
        .parallelism(1)
        .clock(clock, new Monitor())
        .onProgress(Duration.ofSeconds(3), progress -> heard.add(progress.done()))
        .run((contacts, checkpoint) -> clock.nanos += 1_000_000_000L);

    assertThat(heard).containsExactly(30L, 60L, 80L);
  }

  @Test
  void executorOfTheCaller_runsTheWorkers() {
    FakeSearch search = FakeSearch.of(Shape.EVEN.people(1_000, new Random(1)));
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      long count =
          export(search, ContactQuery.all())
              .pageSize(10)
              .executor(executor)
              .run((contacts, checkpoint) -> {});
      assertThat(count).isEqualTo(1_000);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void interrupted_endsWithTheFlagSet() {
    FakeSearch search = FakeSearch.of(Shape.EVEN.people(100, new Random(1)));
    try {
      assertThatThrownBy(
              () ->
                  export(search, ContactQuery.all())
                      .pageSize(10)
                      .run((contacts, checkpoint) -> Thread.currentThread().interrupt()))
          .hasMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void checkpoint_ofAnotherQueryOrderOrText_isRefused() {
    FakeSearch search = FakeSearch.of(Shape.EVEN.people(100, new Random(1)));
    Saving saving = new Saving(new ArrayList<>(), Integer.MAX_VALUE, null);
    export(search, ContactQuery.all()).pageSize(10).run(saving);
    ExportCheckpoint checkpoint = ExportCheckpoint.parse(saving.checkpoint);

    ContactQuery other = ContactQuery.where(Condition.raw("dateAdded", "exists", null));
    assertThatThrownBy(() -> export(search, other).resumeFrom(checkpoint).run(saving))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the checkpoint belongs to another query, order or location");
    assertThatThrownBy(
            () -> export(search, ContactQuery.all()).ordered().resumeFrom(checkpoint).run(saving))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ExportCheckpoint.parse(saving.checkpoint.substring(0, 40)))
        .hasMessage("the checkpoint of an export has been cut off or edited");
    assertThatThrownBy(() -> ExportCheckpoint.parse("ctc1_abc"))
        .hasMessageContaining("this is no checkpoint of an export");
  }

  @Test
  void settings_outOfRange_areRefused() {
    ContactExport export = export(new FakeSearch(), ContactQuery.all());

    assertThatThrownBy(() -> export.pageSize(501)).hasMessage("pageSize is 501, not 1 to 500");
    assertThatThrownBy(() -> export.pageSize(0)).hasMessageContaining("pageSize");
    assertThatThrownBy(() -> export.onProgress(Duration.ofMillis(-1), progress -> {}))
        .hasMessageContaining("atMostEvery");
    assertThatThrownBy(() -> export.parallelism(17)).hasMessage("parallelism is 17, not 1 to 16");
  }
}
