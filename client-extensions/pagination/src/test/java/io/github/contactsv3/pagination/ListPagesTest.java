package io.github.contactsv3.pagination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A paged iterable over a list behaves as one over a service. */
class ListPagesTest {
  private final PagedIterable<String> letters =
      PagedIterable.of(List.of("a", "b", "c", "d", "e")).pageSize(2);

  private static List<List<String>> pages(PagedIterable<String> paged) {
    List<List<String>> pages = new ArrayList<>();
    paged.pages().forEach(page -> pages.add(page.items()));
    return pages;
  }

  @Test
  void list_isCutInPages() {
    assertThat(letters).containsExactly("a", "b", "c", "d", "e");
    assertThat(letters.stream()).hasSize(5);
    assertThat(letters.prefetch(2)).hasSize(5);
    assertThat(letters.total()).isEqualTo(5);
    assertThat(pages(letters)).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
  }

  @Test
  void limits_endIt() {
    assertThat(letters.limit(3)).containsExactly("a", "b", "c");
    assertThat(pages(letters.limit(3))).containsExactly(List.of("a", "b"), List.of("c"));
    assertThat(letters.limit(1).firstPage().items()).containsExactly("a");
    assertThat(letters.maxPages(1)).containsExactly("a", "b");
    assertThat(letters.maxPages(Integer.MAX_VALUE).limit(Long.MAX_VALUE)).hasSize(5);
    assertThatIllegalArgumentException().isThrownBy(() -> letters.pageSize(0));
    assertThatIllegalArgumentException().isThrownBy(() -> letters.limit(0));
  }

  @Test
  void cursor_continues_alsoAsText() {
    Cursor next = letters.firstPage().next().orElseThrow();

    assertThat(letters.startAfter(Cursor.parse(next.toString()))).containsExactly("c", "d", "e");
    assertThat(letters.startAfter(next).limit(2)).containsExactly("c", "d");
    Page<String> second = letters.pageAfter(next);
    assertThat(second.items()).containsExactly("c", "d");
    assertThat(letters.pageAfter(second.next().orElseThrow()).next()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> letters.startAfter(new Cursor("other", Position.START)));
  }

  @Test
  void emptyList_hasOneEmptyPage() {
    assertThat(PagedIterable.of(List.<String>of())).isEmpty();
    assertThat(pages(PagedIterable.of(List.of()))).containsExactly(List.of());
    assertThat(PagedIterable.of(List.of()).firstPage().next()).isEmpty();
  }
}
