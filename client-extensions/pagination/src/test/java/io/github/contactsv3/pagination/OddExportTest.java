package io.github.contactsv3.pagination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.contactsv3.errors.CallbackException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports with contacts that are null, not an object, or lack what the export needs. */
@Timeout(120)
class OddExportTest {
  private static final long START = 1_700_000_000_000L;

  private static List<FakeSearch.Person> people(int count, Random random) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new FakeSearch.Person(
                    "id%05d".formatted(i),
                    random.nextInt(9) == 0 ? null : START + random.nextInt(1_000) * 60_000L))
        .toList();
  }

  private static DefaultContactExport export(FakeSearch search, ContactQuery query) {
    return new DefaultContactExport(search, "loc", query, OptionalDouble::empty);
  }

  @Test
  void run_anyMixtureOfOddContacts_handsOverEachOnceAndReportsTheRest() {
    for (int run = 0; run < 25; run++) {
      Random random = new Random(run);
      List<FakeSearch.Person> people = people(100 + random.nextInt(900), random);
      Map<String, Integer> kinds = new HashMap<>();
      people.forEach(person -> kinds.put(person.id(), random.nextInt(30)));
      OddSearch search =
          new OddSearch(
              people, contact -> OddSearch.any(contact, kinds.get(contact.get("id").asText())));
      List<String> ids = new ArrayList<>();
      List<DecodingException> reported = new ArrayList<>();
      List<ExportProgress> progress = new ArrayList<>();
      ContactExport export =
          export(
                  search,
                  random.nextBoolean()
                      ? ContactQuery.all()
                      : ContactQuery.all().orderBy(ContactFields.DATE_ADDED.asc()))
              .pageSize(20 + random.nextInt(20))
              .parallelism(1 + random.nextInt(4))
              .onUnreadable(reported::add)
              .onProgress(progress::add);
      if (random.nextInt(3) == 0) {
        export.ordered();
      }

      long count = export.run((contacts, checkpoint) -> contacts.forEach(c -> ids.add(c.getId())));

      List<String> readable =
          people.stream().map(FakeSearch.Person::id).filter(id -> kinds.get(id) > 1).toList();
      assertThat(ids).as("run %d", run).containsExactlyInAnyOrderElementsOf(readable);
      assertThat(count).isEqualTo(readable.size());
      assertThat(reported).hasSize(people.size() - readable.size());
      assertThat(progress.get(progress.size() - 1).unreadable()).isEqualTo(reported.size());
      assertThat(progress.get(progress.size() - 1).done()).isEqualTo(readable.size());
    }
  }

  @Test
  void run_resumedAfterACrash_handsOverEachOnce() {
    for (int run = 0; run < 25; run++) {
      Random random = new Random(run);
      List<FakeSearch.Person> people = people(300, random);
      Map<String, Integer> kinds = new HashMap<>();
      people.forEach(person -> kinds.put(person.id(), random.nextInt(30)));
      OddSearch search =
          new OddSearch(
              people, contact -> OddSearch.any(contact, kinds.get(contact.get("id").asText())));
      List<String> ids = new ArrayList<>();
      String[] saved = {null};
      boolean ended = false;
      while (!ended) {
        int[] left = {random.nextInt(8)};
        ContactExport export =
            export(search, ContactQuery.all())
                .pageSize(20 + random.nextInt(9))
                .parallelism(1 + random.nextInt(4));
        if (saved[0] != null) {
          export.resumeFrom(ExportCheckpoint.parse(saved[0]));
        }
        try {
          export.run(
              (contacts, checkpoint) -> {
                if (left[0]-- == 0) {
                  throw new IOException("crashed");
                }
                contacts.forEach(c -> ids.add(String.valueOf(c.property("id"))));
                saved[0] = checkpoint.toString();
              });
          ended = true;
        } catch (CallbackException e) {
          assertThat(e).hasRootCauseMessage("crashed");
        }
      }
      assertThat(ids)
          .as("run %d", run)
          .containsExactlyInAnyOrderElementsOf(
              people.stream().map(FakeSearch.Person::id).filter(id -> kinds.get(id) > 1).toList());
    }
  }

  @Test
  void run_lastContactsWithoutReadableDate_losesNothing() {
    for (boolean ascending : new boolean[] {true, false}) {
      List<FakeSearch.Person> people = people(400, new Random(7));
      OddSearch search =
          new OddSearch(
              people,
              contact ->
                  contact.path("dateAdded").asText().compareTo("2023-11-14T22:30") < 0
                          || contact.path("dateAdded").asText().compareTo("2023-11-15T14:30") > 0
                      ? contact.put("dateAdded", "")
                      : contact);
      List<String> ids = new ArrayList<>();
      export(
              search,
              ContactQuery.all()
                  .orderBy(
                      ascending ? ContactFields.DATE_ADDED.asc() : ContactFields.DATE_ADDED.desc()))
          .pageSize(10)
          .parallelism(3)
          .run((contacts, checkpoint) -> contacts.forEach(c -> ids.add(c.getId())));
      assertThat(ids)
          .containsExactlyInAnyOrderElementsOf(people.stream().map(FakeSearch.Person::id).toList());
    }
  }

  @Test
  void run_noReadableDateAtAll_failsInsteadOfLosingContacts() {
    OddSearch search = new OddSearch(people(100, new Random(3)), contact -> NullNode.getInstance());
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> export(search, ContactQuery.all()).run((contacts, checkpoint) -> {}))
        .withMessageContaining("dateAdded");
  }

  @Test
  void run_errorInAWorker_isThrownAsItIs() {
    FakeSearch search = FakeSearch.of(people(100, new Random(1)));
    search.before =
        () -> {
          if (search.requests.get() == 3) {
            throw new OutOfMemoryError("no page");
          }
        };
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(
            () -> export(search, ContactQuery.all()).pageSize(5).run((contacts, checkpoint) -> {}));
  }

  /** Settings that make a callback of the application fail. */
  private enum Failing {
    LISTENER_OF_UNREADABLE,
    LISTENER_OF_PROGRESS,
    SINK
  }

  private void run(Failing what, Exception own) {
    OddSearch search =
        new OddSearch(
            people(50, new Random(1)),
            contact -> OddSearch.any(contact, contact.get("id").asText().endsWith("7") ? 0 : 9));
    export(search, ContactQuery.all())
        .onUnreadable(element -> fail(what == Failing.LISTENER_OF_UNREADABLE, own))
        .onProgress(progress -> fail(what == Failing.LISTENER_OF_PROGRESS, own))
        .run(
            (contacts, checkpoint) -> {
              if (what == Failing.SINK) {
                throw own;
              }
            });
  }

  private static void fail(boolean now, Exception own) {
    if (now) {
      throw (RuntimeException) own;
    }
  }

  @ParameterizedTest
  @EnumSource(Failing.class)
  void run_exceptionOfACallback_endsAsOneType(Failing what) {
    IllegalStateException own = new IllegalStateException("ada@example.com");
    assertThatExceptionOfType(CallbackException.class)
        .isThrownBy(() -> run(what, own))
        .withCause(own)
        .withMessageEndingWith("of the run threw java.lang.IllegalStateException")
        .satisfies(e -> assertThat(ExportCheckpoint.parse(e.checkpoint())).isNotNull());
  }

  @Test
  void run_checkedExceptionOrInterruptOfTheSink_endsAsOneType() {
    SQLException checked = new SQLException("table is locked");
    assertThatExceptionOfType(CallbackException.class)
        .isThrownBy(() -> run(Failing.SINK, checked))
        .withCause(checked);

    assertThatExceptionOfType(CallbackException.class)
        .isThrownBy(() -> run(Failing.SINK, new InterruptedException()));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void run_errorOfTheSink_isThrownAsItIs() {
    OutOfMemoryError own = new OutOfMemoryError("no heap");
    OddSearch search = new OddSearch(people(5, new Random(1)), contact -> contact);
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(
            () ->
                export(search, ContactQuery.all())
                    .run(
                        (contacts, checkpoint) -> {
                          throw own;
                        }))
        .isSameAs(own);
  }
}
