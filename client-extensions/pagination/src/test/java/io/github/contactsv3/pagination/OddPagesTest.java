package io.github.contactsv3.pagination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.PagingException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.model.SearchContactsResponse;
import io.github.contactsv3.search.ContactQuery;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages with elements that are null, not an object, or lack what paging needs. */
@Timeout(60)
class OddPagesTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<SearchContactsRequest> sent = new ArrayList<>();

  /** Responds from a script, with a page size of 3. */
  private PagedIterable<ContactSummary> scripted(String... pages) {
    Deque<String> script = new ArrayDeque<>(List.of(pages));
    FakeSearch search =
        new FakeSearch() {
          @Override
          public SearchContactsResponse searchContacts(SearchContactsRequest request) {
            sent.add(request);
            try {
              return JSON.readValue(
                  script.remove().replace('\'', '"'), SearchContactsResponse.class);
            } catch (JsonProcessingException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    return ContactPages.search(search, "loc", ContactQuery.all()).pageSize(3);
  }

  private static String contact(String id) {
    return "{'id':'" + id + "','searchAfter':[1,'" + id + "']}";
  }

  private static String page(long total, String... contacts) {
    return "{'contacts':[" + String.join(",", contacts) + "],'total':" + total + "}";
  }

  /** What the iterator returns: ids, and the messages of what can't be read. */
  private static List<String> readAll(Iterator<ContactSummary> contacts) {
    List<String> read = new ArrayList<>();
    while (contacts.hasNext()) {
      try {
        read.add(contacts.next().getId());
      } catch (DecodingException e) {
        read.add(e.getMessage());
        assertThat(e.resumeCursor()).isPresent();
      }
    }
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(contacts::next);
    return read;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void iterator_elementThatIsNoObject_throwsAndGoesOnAfterIt(int prefetch) {
    String[] pages = {
      page(5, contact("a"), "null", contact("b")), page(5, "[1]", contact("c")),
    };
    PagedIterable<ContactSummary> paged = scripted(pages);

    assertThat(readAll((prefetch == 0 ? paged : paged.prefetch(prefetch)).iterator()))
        .containsExactly(
            "a",
            "searchContacts: can't read the response 200 at $.contacts[1]: a null, not an object,"
                + " on page 1",
            "b",
            "searchContacts: can't read the response 200 at $.contacts[0]: a list, not an object,"
                + " on page 2",
            "c");
  }

  @Test
  void pages_elementThatIsNoObject_isBesideTheItems() {
    Page<ContactSummary> page =
        scripted(page(4, contact("a"), "null", "'ada@example.com'", contact("b"))).firstPage();

    assertThat(page.items()).extracting(ContactSummary::getId).containsExactly("a", "b");
    assertThat(page.unreadable()).extracting(UnreadableItem::position).containsExactly(1, 2);
    assertThat(page.unreadable().get(1).json()).hasToString("\"ada@example.com\"");
    assertThat(page.toString()).contains("2 items, 2 unreadable").doesNotContain("ada@");
    assertThat(page.unreadable().toString()).doesNotContain("ada@");
  }

  @Test
  void stream_elementThatIsNoObject_throws() {
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> scripted(page(2, "null", contact("b"))).stream().count());
  }

  @Test
  void lastElementWithoutCursor_theOneBeforeIsUsedAndWhatWasSeenLeftOut() {
    PagedIterable<ContactSummary> paged =
        scripted(
            page(6, contact("a"), "{'id':'b','searchAfter':'odd'}", "null"),
            page(6, "{'id':'b','searchAfter':'odd'}", "null", contact("c"), contact("d")),
            page(6, contact("e")));

    assertThat(readAll(paged.iterator()))
        .containsExactly(
            "a",
            "b",
            "searchContacts: can't read the response 200 at $.contacts[2]: a null, not an object,"
                + " on page 1",
            "c",
            "d",
            "e");
    assertThat(sent.get(1).getSearchAfter()).containsExactly(1, "a");
    assertThat(sent.get(1).getPageLimit()).isEqualTo(5);
    assertThat(sent.get(2).getSearchAfter()).containsExactly(1, "d");
  }

  @Test
  void lastElementWithoutCursor_savedCursorStillLeavesOutWhatWasSeen() {
    PagedIterable<ContactSummary> paged =
        scripted(
            page(4, contact("a"), contact("b"), "null"),
            page(4, "null", contact("c")),
            page(4, contact("x"), contact("c")));
    Cursor cursor = Cursor.parse(paged.firstPage().next().orElseThrow().toString());

    assertThat(readAll(paged.startAfter(cursor).iterator())).containsExactly("c");
    assertThat(readAll(paged.startAfter(cursor).iterator()))
        .as("what has changed meanwhile is not left out")
        .containsExactly("x", "c");
  }

  @Test
  void noReadableCursorOnAPage_failsWithTheCursorOfThatPage() {
    PagedIterable<ContactSummary> paged =
        scripted(
            page(9, contact("a"), contact("b"), contact("c")),
            page(9, "null", "null", "null"),
            page(9, contact("d")),
            page(9));
    Iterator<ContactSummary> contacts = paged.iterator();
    for (int i = 0; i < 3; i++) {
      contacts.next();
    }
    PagingException e = catchThrowableOfType(PagingException.class, contacts::hasNext);

    assertThat(e.attempts()).as("the call succeeded").isZero();
    Cursor cursor = Cursor.parse(e.resumeCursor().orElseThrow());
    assertThat(readAll(paged.startAfter(cursor).iterator())).containsExactly("d");
    assertThat(sent.get(2).getSearchAfter()).containsExactly(1, "c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{'contacts':null}", "{'contacts':{}}", "{'contacts':'ada@example.com'}"})
  void contactsThatAreNoList_failWithTheCursorOfThatPage(String odd) {
    PagedIterable<ContactSummary> paged =
        scripted(page(4, contact("a"), contact("b"), contact("c")), odd, page(4, contact("d")));
    Iterator<ContactSummary> contacts = paged.iterator();
    for (int i = 0; i < 3; i++) {
      contacts.next();
    }
    DecodingException e = catchThrowableOfType(DecodingException.class, contacts::hasNext);

    assertThat(e)
        .hasMessageStartingWith("searchContacts: can't read the response 200 at $.contacts: ")
        .hasMessageEndingWith(", not a list")
        .hasMessageNotContaining("ada");
    assertThat(e.attempts()).as("the call succeeded").isZero();
    assertThat(readAll(paged.startAfter(Cursor.parse(e.resumeCursor().orElseThrow())).iterator()))
        .containsExactly("d");
  }

  @Test
  void firstPageThatFails_hasACursorToo() {
    PagedIterable<ContactSummary> paged = scripted("{}", page(1, contact("a")));
    ContactsApiException e = catchThrowableOfType(DecodingException.class, paged::firstPage);
    assertThat(readAll(paged.startAfter(Cursor.parse(e.resumeCursor().orElseThrow())).iterator()))
        .containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'many'", "null", "-1", "1", "1e999999999", "{}"})
  void totalThatIsNoTotal_losesNothing(String total) {
    String first = page(0, contact("a"), contact("b"), contact("c"));
    PagedIterable<ContactSummary> paged =
        scripted(first.replace("'total':0", "'total':" + total), page(0, contact("d")), page(0));
    assertThat(readAll(paged.iterator())).containsExactly("a", "b", "c", "d");
  }

  @Test
  void total_pageWithAnOddElement_isTheTotal() {
    assertThat(scripted(page(9, "null")).total()).isEqualTo(9);
  }

  @Test
  void interrupted_hasTheCursorOfTheAwaitedPage() {
    List<Runnable> tasks = new ArrayList<>();
    PagedIterable<ContactSummary> paged =
        scripted(page(4, contact("a"), contact("b"), contact("c")), page(4, contact("d")));
    Iterator<Page<ContactSummary>> pages =
        paged
            .prefetch(
                1,
                task -> {
                  if (tasks.isEmpty()) {
                    task.run();
                  }
                  tasks.add(task);
                })
            .pages()
            .iterator();
    pages.next();
    Thread.currentThread().interrupt();
    try {
      CallInterruptedException e =
          catchThrowableOfType(CallInterruptedException.class, pages::hasNext);
      assertThat(paged.pageAfter(Cursor.parse(e.resumeCursor().orElseThrow())).items())
          .extracting(ContactSummary::getId)
          .containsExactly("d");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void prefetch_errorOfTheExecutor_isThrownAndNothingWaits() {
    PagedIterable<ContactSummary> paged =
        scripted()
            .prefetch(
                1,
                task -> {
                  throw new OutOfMemoryError("no thread");
                });
    Iterator<ContactSummary> contacts = paged.iterator();
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(contacts::hasNext);
    }
  }

  @Test
  void prefetch_errorOfACall_isThrown() {
    FakeSearch search = FakeSearch.of(List.of());
    search.before =
        () -> {
          throw new OutOfMemoryError("no page");
        };
    Iterator<ContactSummary> contacts =
        ContactPages.search(search, "loc", ContactQuery.all()).prefetch(2).iterator();
    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(contacts::hasNext);
  }

  /**
   * Any mixture of odd contacts and page sizes: each contact is returned once, or an exception is
   * thrown.
   */
  @Test
  void iterator_anyMixtureOfOddContacts_bringsEachOnce() {
    for (int run = 0; run < 120; run++) {
      Random random = new Random(run);
      Map<String, Integer> kinds = new HashMap<>();
      int oddness = 6 + random.nextInt(60);
      List<FakeSearch.Person> people =
          IntStream.range(0, 1 + random.nextInt(120))
              .mapToObj(i -> new FakeSearch.Person("id%03d".formatted(i), 1_000L - i))
              .toList();
      people.forEach(person -> kinds.put(person.id(), random.nextInt(oddness)));
      OddSearch search =
          new OddSearch(
              people, contact -> OddSearch.any(contact, kinds.get(contact.get("id").asText())));
      PagedIterable<ContactSummary> paged =
          ContactPages.search(search, "loc", ContactQuery.all()).pageSize(7 + random.nextInt(20));

      List<String> ids = new ArrayList<>();
      int unreadable = 0;
      Iterator<ContactSummary> contacts = paged.iterator();
      boolean ended = false;
      while (!ended) {
        try {
          if (contacts.hasNext()) {
            ids.add(contacts.next().getId());
          } else {
            ended = true;
          }
        } catch (DecodingException e) {
          unreadable++;
        } catch (PagingException e) {
          // A page without any cursor; a larger one reaches beyond it.
          contacts =
              paged
                  .pageSize(400)
                  .startAfter(Cursor.parse(e.resumeCursor().orElseThrow()))
                  .iterator();
        }
      }

      assertThat(ids)
          .as("run %d", run)
          .containsExactlyElementsOf(
              people.stream().map(FakeSearch.Person::id).filter(id -> kinds.get(id) > 1).toList());
      assertThat(unreadable).isEqualTo(people.size() - ids.size());
    }
  }
}
