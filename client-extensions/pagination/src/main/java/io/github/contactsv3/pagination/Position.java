package io.github.contactsv3.pagination;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The position where a page begins.
 *
 * @param after the service's cursor, or null if the page is reached by counting
 * @param seen how many elements lie before
 * @param repeated keys of elements after the cursor that were seen already, because they had no
 *     cursor of their own
 * @param total how many elements the service counted on the first page; empty if that is not known,
 *     as after a resumption
 */
record Position(
    @Nullable List<Object> after, long seen, List<String> repeated, OptionalLong total) {

  static final Position START = new Position(null, 0);

  Position(@Nullable List<Object> after, long seen) {
    this(after, seen, List.of());
  }

  Position(@Nullable List<Object> after, long seen, List<String> repeated) {
    this(after, seen, repeated, OptionalLong.empty());
  }

  /** The same position, with what the service counted on the first page. */
  Position counted(OptionalLong first) {
    return new Position(after, seen, repeated, first);
  }

  boolean isStart() {
    return after == null && seen == 0;
  }

  /** Returns whether it is the same position, regardless of the number of items seen before it. */
  boolean isSamePlace(Position other) {
    return after == null ? other.after == null && seen == other.seen : after.equals(other.after);
  }

  /** Reads what was saved of {@link #repeated}. */
  static List<String> repeated(@Nullable Object json) {
    return json instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
