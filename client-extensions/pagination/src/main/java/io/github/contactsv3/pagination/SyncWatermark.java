package io.github.contactsv3.pagination;

import io.github.contactsv3.core.internal.OpaqueText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a copy of a location contains: everything up to a moment, and, while a sync is under way,
 * how far that has come. It can be saved as text and used by another process. Belongs to one query
 * and location. Immutable and thread-safe. A few hundred bytes, regardless of the number of
 * contacts; contains ids and dates, no names.
 */
public final class SyncWatermark {

  private static final OpaqueText TEXT = new OpaqueText("ctw1_", "watermark of a sync");

  private static final SyncWatermark START = new SyncWatermark(null, null, null, null, null);

  private final @Nullable String fingerprint;
  private final @Nullable SyncTimes times;
  private final @Nullable ExportCheckpoint first;
  private final @Nullable Long from;
  private final @Nullable Position position;

  private SyncWatermark(
      @Nullable String fingerprint,
      @Nullable SyncTimes times,
      @Nullable ExportCheckpoint first,
      @Nullable Long from,
      @Nullable Position position) {
    this.fingerprint = fingerprint;
    this.times = times;
    this.first = first;
    this.from = from;
    this.position = position;
  }

  /**
   * Returns the watermark of an empty copy: the first sync delivers every contact, as an export
   * does.
   *
   * @return the watermark
   */
  public static SyncWatermark start() {
    return START;
  }

  /**
   * Returns the watermark of a copy that was made by other means. It fits any query and location.
   *
   * @param moment the service's time when the copy began to be made; later changes are delivered
   * @return the watermark
   * @throws ArithmeticException if the moment is millions of years away
   */
  public static SyncWatermark at(Instant moment) {
    return new SyncWatermark(null, SyncTimes.at(moment), null, null, null);
  }

  /** All up to the times. */
  static SyncWatermark complete(String fingerprint, @Nullable SyncTimes times) {
    return times == null ? START : new SyncWatermark(fingerprint, times, null, null, null);
  }

  /**
   * A first sync under way; the times are those of its beginning. Without them there was no contact
   * then, and the next sync starts again.
   */
  static SyncWatermark first(
      String fingerprint, @Nullable SyncTimes times, ExportCheckpoint checkpoint) {
    return times == null ? START : new SyncWatermark(fingerprint, times, checkpoint, null, null);
  }

  /** A window under way, from a moment to the newest contact. */
  static SyncWatermark window(String fingerprint, SyncTimes times, long from, Position position) {
    return new SyncWatermark(fingerprint, times, null, from, position);
  }

  /**
   * Parses a text that {@link #toString} returned.
   *
   * @param text the text
   * @return the watermark
   * @throws IllegalArgumentException if it is not such a text, was truncated or edited
   */
  public static SyncWatermark parse(String text) {
    Map<String, @Nullable Object> content = TEXT.read(text);
    String query = content.get("q") instanceof String saved ? saved : null;
    SyncTimes times =
        content.get("n") instanceof Number newest && content.get("s") instanceof Number seen
            ? new SyncTimes(newest.longValue(), seen.longValue())
            : null;
    ExportCheckpoint first =
        content.get("e") instanceof String export ? ExportCheckpoint.parse(export) : null;
    if (!(content.get("p") instanceof List<?> parts)) {
      return new SyncWatermark(query, times, first, null, null);
    }
    if (!(times != null
        && parts.size() == 4
        && parts.get(0) instanceof Number from
        && parts.get(2) instanceof Number count)) {
      throw TEXT.damaged();
    }
    @SuppressWarnings("unchecked")
    List<Object> after = parts.get(1) instanceof List<?> list ? (List<Object>) list : null;
    return new SyncWatermark(
        query,
        times,
        first,
        from.longValue(),
        new Position(after, count.longValue(), Position.repeated(parts.get(3))));
  }

  /**
   * Returns whether the first sync has ended, so that the copy has every contact of some moment.
   *
   * @return false before that
   */
  public boolean isComplete() {
    return times != null && first == null;
  }

  /**
   * Returns whether a window is under way: planned, or delivered in part.
   *
   * @return true if {@link ContactSync#window} has contacts of it
   */
  public boolean hasWindow() {
    return times != null && from != null && position != null;
  }

  /**
   * Returns the watermark of a copy that has the whole window of this one.
   *
   * @return the watermark from which the next window is planned; this, if there is no window
   */
  public SyncWatermark afterWindow() {
    return hasWindow() ? new SyncWatermark(fingerprint, times, null, null, null) : this;
  }

  /** This, if it belongs to a query. */
  SyncWatermark of(String expected) {
    if (fingerprint != null && !fingerprint.equals(expected)) {
      throw new IllegalArgumentException("the watermark belongs to another query or location");
    }
    return this;
  }

  /** The times when the sync began that is under way or was the last; null before the first. */
  @Nullable SyncTimes times() {
    return times;
  }

  /** How far the first sync has come, null if none is under way. */
  @Nullable ExportCheckpoint first() {
    return first;
  }

  /** Where the window under way begins, in epoch milliseconds, null if none is under way. */
  @Nullable Long from() {
    return from;
  }

  /** How far the window has come, null if none is under way. */
  @Nullable Position position() {
    return position;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    // By the texts: a number that was read from one may be of another class.
    return other instanceof SyncWatermark that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    if (fingerprint != null) {
      content.put("q", fingerprint);
    }
    if (times != null) {
      content.put("n", times.newest());
      content.put("s", times.seen());
    }
    if (first != null) {
      content.put("e", first.toString());
    }
    if (from != null && position != null) {
      List<@Nullable Object> parts = new ArrayList<>();
      parts.add(from);
      parts.add(position.after());
      parts.add(position.seen());
      parts.add(position.repeated());
      content.put("p", parts);
    }
    return TEXT.write(content);
  }
}
