package io.github.contactsv3.pagination;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of the contacts to export, and the position reached in it. Contacts are ordered along an
 * axis: their {@code dateAdded} in epoch milliseconds, or its negative if the newest come first.
 * Immutable.
 *
 * @param kind which contacts
 * @param from the beginning on the axis, included, of those with a date
 * @param to the end on the axis, excluded, of those with a date
 * @param at where to go on
 */
record ExportRange(Kind kind, long from, long to, Position at) {

  /** Which contacts a range holds. */
  enum Kind {
    /** All from the beginning of the axis to the end of the range, as the search orders them. */
    FIRST,
    /** Those of a range. */
    DATED,
    /** Those without a date, which no range holds. */
    UNDATED,
    /** All, in the order of the query. */
    WHOLE
  }

  static ExportRange dated(long from, long to) {
    return new ExportRange(Kind.DATED, from, to, Position.START);
  }

  boolean isDated() {
    return kind == Kind.FIRST || kind == Kind.DATED;
  }

  /** Returns whether it lies before another one in the order of the export. */
  boolean isBefore(ExportRange other) {
    return kind == other.kind() ? from < other.from() : kind.compareTo(other.kind()) < 0;
  }

  ExportRange at(Position next) {
    return new ExportRange(kind, from, to, next);
  }

  ExportRange until(long end) {
    return new ExportRange(kind, from, end, at);
  }

  List<@Nullable Object> toJson() {
    List<@Nullable Object> json = new ArrayList<>();
    json.add(kind.name());
    json.add(from);
    json.add(to);
    json.add(at.after());
    if (at.seen() > 0) {
      json.add(at.repeated());
      json.add(at.seen());
    }
    return json;
  }

  /** Reads what {@link #toJson} wrote, or returns null. */
  static @Nullable ExportRange fromJson(@Nullable Object json) {
    if (json instanceof List<?> parts
        && (parts.size() == 4 || parts.size() == 6)
        && parts.get(0) instanceof String name
        && parts.get(1) instanceof Number start
        && parts.get(2) instanceof Number end) {
      @SuppressWarnings("unchecked")
      List<Object> after = parts.get(3) instanceof List<?> list ? (List<Object>) list : null;
      for (Kind kind : Kind.values()) {
        if (kind.name().equals(name)) {
          return new ExportRange(kind, start.longValue(), end.longValue(), position(after, parts));
        }
      }
    }
    return null;
  }

  /** Without the last two parts it is the beginning, or of a version that did not save them. */
  private static Position position(@Nullable List<Object> after, List<?> parts) {
    return parts.size() == 6 && parts.get(5) instanceof Number seen
        ? new Position(after, seen.longValue(), Position.repeated(parts.get(4)))
        : new Position(after, 0);
  }
}
