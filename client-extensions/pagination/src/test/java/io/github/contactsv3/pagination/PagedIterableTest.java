package io.github.contactsv3.pagination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.PagingException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SearchContactsResponse;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@Timeout(30)
class PagedIterableTest {

  private static final FakeSearch SEVEN =
      FakeSearch.of(
          IntStream.range(0, 7)
              .mapToObj(i -> new FakeSearch.Person("id" + i, 1_000L - i))
              .toList());

  private static PagedIterable<ContactSummary> seven() {
    return ContactPages.search(SEVEN, "loc", ContactQuery.all()).pageSize(3);
  }

  private static List<String> ids(Iterable<ContactSummary> contacts) {
    List<String> ids = new ArrayList<>();
    contacts.forEach(contact -> ids.add(contact.getId()));
    return ids;
  }

  @Test
  void paging_bringsAllInOrder_eachTimeAnew() {
    PagedIterable<ContactSummary> paged = seven();

    assertThat(ids(paged)).containsExactly("id0", "id1", "id2", "id3", "id4", "id5", "id6");
    assertThat(paged.stream().map(ContactSummary::getId)).hasSize(7);
    assertThat(paged.prefetch(2).stream().map(ContactSummary::getId)).hasSize(7);
    assertThat(paged.pages()).extracting(page -> page.items().size()).containsExactly(3, 3, 1);
    assertThat(paged.total()).isEqualTo(7);
  }

  @Test
  void paging_isLazy() {
    int before = SEVEN.requests.get();
    Iterator<ContactSummary> contacts = seven().iterator();
    assertThat(SEVEN.requests.get()).isEqualTo(before);
    contacts.next();
    contacts.next();
    contacts.next();
    assertThat(SEVEN.requests.get()).isEqualTo(before + 1);
  }

  @Test
  void limits_endTheIteration() {
    int before = SEVEN.requests.get();
    assertThat(ids(seven().limit(4))).containsExactly("id0", "id1", "id2", "id3");
    assertThat(SEVEN.requests.get()).isEqualTo(before + 2);
    assertThat(ids(seven().maxPages(2))).hasSize(6);
    assertThat(seven().limit(4).pages())
        .last()
        .extracting(page -> page.next().isPresent())
        .isEqualTo(true);
    assertThatThrownBy(() -> seven().limit(0)).hasMessage("limit is 0, not 1 or more");
    assertThatThrownBy(() -> seven().pageSize(501)).hasMessage("pageSize is 501, not 1 to 500");
    assertThatThrownBy(() -> seven().pageSize(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> seven().maxPages(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> seven().prefetch(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void iterator_pastTheEnd_throws() {
    Iterator<ContactSummary> contacts = seven().iterator();
    contacts.forEachRemaining(contact -> {});
    assertThatThrownBy(contacts::next).isInstanceOf(NoSuchElementException.class);
    Iterator<Page<ContactSummary>> pages = seven().prefetch(1).pages().iterator();
    pages.forEachRemaining(page -> {});
    assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void cursor_resumesAnywhere_withAnySize() {
    Cursor cursor = seven().firstPage().next().orElseThrow();
    String saved = cursor.toString();

    Cursor read = Cursor.parse(saved);
    assertThat(read).isEqualTo(cursor).hasSameHashCodeAs(cursor).hasToString(saved);
    assertThat(seven().pageAfter(read).items())
        .extracting("id")
        .containsExactly("id3", "id4", "id5");
    assertThat(ids(seven().pageSize(2).startAfter(read)))
        .containsExactly("id3", "id4", "id5", "id6");
    assertThat(saved).doesNotContain("id2");
  }

  @Test
  void cursor_foreignCutOrEdited_isRefused() {
    String saved = seven().firstPage().next().orElseThrow().toString();
    Cursor cursor = Cursor.parse(saved);
    PagedIterable<ContactSummary> other =
        ContactPages.search(SEVEN, "loc", ContactQuery.where(ContactFields.SOURCE.exists()));

    assertThatThrownBy(() -> other.startAfter(cursor))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the cursor belongs to another query or location");
    assertThatThrownBy(
            () -> ContactPages.search(SEVEN, "loc2", ContactQuery.all()).pageAfter(cursor))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cursor.parse("1772442930255,hZ8"))
        .hasMessage("this is no cursor: one begins with \"ctc1_\"");
    for (String bad : damaged(saved)) {
      assertThatThrownBy(() -> Cursor.parse(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the cursor has been cut off or edited");
    }
  }

  private static List<String> damaged(String text) {
    List<String> damaged = new ArrayList<>();
    for (int i = 5; i < text.length(); i++) {
      damaged.add(text.substring(0, i));
      damaged.add(
          text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1));
    }
    // The last character has bits that Base64 does not use.
    damaged.remove(damaged.size() - 1);
    damaged.add("ctc1_!");
    return damaged;
  }

  /** Responses from a script: ids, a cursor for the last contact or null, total or null. */
  private static PagedIterable<ContactSummary> scripted(SearchContactsResponse... responses) {
    Deque<SearchContactsResponse> script = new ArrayDeque<>(List.of(responses));
    FakeSearch search =
        new FakeSearch() {
          @Override
          public SearchContactsResponse searchContacts(SearchContactsRequest request) {
            return script.remove();
          }
        };
    return ContactPages.search(search, "loc", ContactQuery.all()).pageSize(2);
  }

  private static SearchContactsResponse response(Long total, Object cursor, String... ids) {
    SearchContactsResponse.Builder response =
        SearchContactsResponse.builder()
            .contacts(
                Stream.of(ids)
                    .map(
                        id -> {
                          ContactSummary.Builder contact = ContactSummary.builder().id(id);
                          return cursor == null
                              ? contact.build()
                              : contact.searchAfter(cursor, id).build();
                        })
                    .toList());
    if (total != null) {
      response.total(total);
    }
    return response.build();
  }

  @Test
  void emptyMiddlePage_withACursor_isNotTheEnd() {
    SearchContactsResponse empty =
        response(3L, null).toBuilder().additionalProperty("searchAfter", List.of(5, "b")).build();
    assertThat(ids(scripted(response(3L, 1, "a", "b"), empty, response(3L, 9, "c"))))
        .containsExactly("a", "b", "c");
  }

  @Test
  void emptyPage_withoutACursor_isTheEnd() {
    assertThat(ids(scripted(response(3L, 1, "a", "b"), response(3L, null))))
        .containsExactly("a", "b");
  }

  @Test
  void shortPage_isTheEnd() {
    assertThat(ids(scripted(response(3L, 1, "a", "b"), response(3L, 2, "c")))).hasSize(3);
    assertThat(ids(scripted(response(null, 1, "a", "b"), response(null, 2, "c")))).hasSize(3);
  }

  @Test
  void shortPage_ofWhichTheServiceCountsMore_isNotTheEnd() {
    assertThat(ids(scripted(response(3L, 1, "a"), response(3L, 2, "b"), response(3L, 3, "c"))))
        .hasSize(3);
  }

  @Test
  void fullPage_withoutSearchAfter_endsOnlyIfAllWasSeen() {
    assertThat(ids(scripted(response(2L, null, "a", "b")))).hasSize(2);
    assertThatThrownBy(() -> ids(scripted(response(9L, null, "a", "b"))))
        .isInstanceOf(PagingException.class)
        .hasMessage(
            "searchContacts: the last contact of a full page has no searchAfter, so the rest can't be reached; seen"
                + " 2 of 9");
    assertThatThrownBy(() -> ids(scripted(response(null, null, "a", "b"))))
        .hasMessageEndingWith("seen 2 of an unknown number");
  }

  @Test
  void contactsDeletedWhileTheyAreRead_othersAreStillFound() {
    FakeSearch search = FakeSearch.of(SEVEN.people.subList(0, 6));
    List<String> read = new ArrayList<>();

    for (var page : ContactPages.search(search, "loc", ContactQuery.all()).pageSize(2).pages()) {
      for (ContactSummary contact : page.items()) {
        read.add(contact.getId());
        search.people.removeIf(person -> person.id().equals(contact.getId()));
      }
    }
    assertThat(read).hasSize(6).doesNotHaveDuplicates();
    assertThat(search.people).isEmpty();
  }

  @Test
  void cursorThatStandsStill_isAnError() {
    SearchContactsResponse same = response(9L, 1, "a", "b");
    assertThatThrownBy(() -> ids(scripted(same, same, same)))
        .isInstanceOf(PagingException.class)
        .hasMessageStartingWith("searchContacts: the service's cursor leads back");
  }

  @Test
  void cursorsThatRunInACircle_areAnErrorWhateverItsLength() {
    for (int length = 1; length < 40; length++) {
      SearchContactsResponse[] circle = new SearchContactsResponse[300];
      for (int i = 0; i < circle.length; i++) {
        String id = "id" + (i < 5 ? i : 5 + (i - 5) % length);
        circle[i] = response(1_000L, 1, id, id);
      }
      assertThatThrownBy(() -> ids(scripted(circle))).isInstanceOf(PagingException.class);
    }
  }

  @Test
  void pages_ofAServiceThatIgnoresCursors_areAnErrorAlsoWhereTheyAddUp() {
    assertThatThrownBy(
            () -> ids(scripted(response(4L, 1, "a", "b"), response(4L, 1, "a", "b")).pageSize(2)))
        .isInstanceOf(PagingException.class)
        .hasMessageContaining("leads back");
  }

  @Test
  void firstPage_withoutContactsThatAreCounted_isAnError() {
    assertThatThrownBy(() -> ids(scripted(response(5L, null))))
        .isInstanceOf(PagingException.class)
        .hasMessageContaining("the first page is empty though the service counts 5");
    assertThat(ids(scripted(response(0L, null)))).isEmpty();
    assertThat(ids(scripted(response(2L, 1, "a"), response(2L, null)))).containsExactly("a");
  }

  @Test
  void total_unknown_isAnError() {
    assertThatThrownBy(() -> scripted(response(null, 1, "a")).total())
        .isInstanceOf(PagingException.class);
  }

  @Test
  void failure_isThrownWhereItBelongs_andTheIterationCanContinue() {
    FakeSearch search = FakeSearch.of(SEVEN.people);
    search.before =
        () -> {
          if (search.requests.getAndIncrement() == 2) {
            throw new IllegalStateException("no connection");
          }
        };
    Iterator<ContactSummary> contacts =
        ContactPages.search(search, "loc", ContactQuery.all()).pageSize(3).iterator();
    for (int i = 0; i < 3; i++) {
      contacts.next();
    }
    assertThatThrownBy(contacts::hasNext).hasMessage("no connection");
    assertThat(contacts.next().getId()).isEqualTo("id3");
  }

  @Test
  void prefetch_fetchesAheadButNoFurther() throws InterruptedException {
    FakeSearch search = FakeSearch.of(SEVEN.people);
    List<Runnable> tasks = new ArrayList<>();
    Iterator<Page<ContactSummary>> pages =
        ContactPages.search(search, "loc", ContactQuery.all())
            .pageSize(1)
            .prefetch(
                3,
                task -> {
                  tasks.add(task);
                  task.run();
                })
            .pages()
            .iterator();
    pages.next();
    assertThat(tasks).hasSize(2);
    assertThat(search.requests.get()).isEqualTo(4);
    pages.forEachRemaining(page -> {});
    assertThat(search.requests.get()).isEqualTo(7);
  }

  @Test
  void prefetch_failureComesAfterThePagesBeforeIt() {
    FakeSearch search = FakeSearch.of(SEVEN.people);
    search.before =
        () -> {
          if (search.requests.get() == 2) {
            throw new IllegalStateException("no connection");
          }
        };
    Iterator<ContactSummary> contacts =
        ContactPages.search(search, "loc", ContactQuery.all()).pageSize(2).prefetch(5).iterator();
    for (int i = 0; i < 4; i++) {
      contacts.next();
    }
    assertThatThrownBy(contacts::hasNext).hasMessage("no connection");
  }

  @Test
  void prefetch_executorThatRefuses_throws() {
    PagedIterable<ContactSummary> paged =
        seven()
            .prefetch(
                1,
                task -> {
                  throw new RejectedExecutionException("full");
                });
    assertThatThrownBy(() -> paged.iterator().next()).hasMessage("full");
  }

  @Test
  void prefetch_interrupted_throwsWithTheFlagSet() {
    PagedIterable<ContactSummary> paged = seven().prefetch(1, task -> {});
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> paged.iterator().next())
          .isInstanceOf(CallInterruptedException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void prefetch_streamClosed_fetchesNoMore() {
    FakeSearch search = FakeSearch.of(SEVEN.people);
    try (Stream<ContactSummary> stream =
        ContactPages.search(search, "loc", ContactQuery.all())
            .pageSize(1)
            .prefetch(2, Runnable::run)
            .stream()) {
      assertThat(stream.findFirst()).isPresent();
    }
    assertThat(search.requests.get()).isLessThan(7);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void paging_inAVirtualThread_works() throws Exception {
    List<String> seen = new ArrayList<>();
    Runnable reader = () -> seen.addAll(ids(seven().prefetch(2)));
    Thread thread =
        (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, reader);
    thread.join();
    assertThat(seen).hasSize(7);
  }
}
