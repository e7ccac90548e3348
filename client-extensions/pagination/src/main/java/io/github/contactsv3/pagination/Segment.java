package io.github.contactsv3.pagination;

import io.github.contactsv3.model.ContactSummary;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A span that a worker walks. Guarded by the monitor of the run. */
final class Segment {

  /**
   * A page that waits to be handed over.
   *
   * @param contacts what is on it, perhaps nothing
   * @param unreadable the elements that are null or no object
   * @param next where the segment goes on after it, or null if it ends
   */
  record Batch(
      List<ContactSummary> contacts, List<UnreadableItem> unreadable, @Nullable Position next) {
    boolean isEmpty() {
      return contacts.isEmpty() && unreadable.isEmpty();
    }
  }

  /** What was given to the worker. */
  final Span given;

  final Queue<Batch> ready = new ArrayDeque<>();

  /** What is left to hand over; null when all is. */
  private @Nullable Span left;

  /** What is left to fetch; null when all is fetched. */
  private @Nullable Span unfetched;

  private long end;

  Segment(Span span) {
    this.given = span;
    this.left = span;
    this.unfetched = span;
    this.end = span.to();
  }

  @Nullable Span left() {
    return left;
  }

  @Nullable Span unfetched() {
    return unfetched;
  }

  long end() {
    return end;
  }

  /** Takes a page, after which the segment goes on somewhere or, with null, ends. */
  void add(
      List<ContactSummary> contacts, List<UnreadableItem> unreadable, @Nullable Position next) {
    unfetched = unfetched == null || next == null ? null : unfetched.at(next);
    ready.add(new Batch(contacts, unreadable, next));
  }

  /** Leaves what lies from a place on to another segment. */
  void endAt(long to) {
    end = to;
    unfetched = unfetched == null ? null : unfetched.until(to);
    left = left == null ? null : left.until(to);
  }

  void handedOver(Batch batch) {
    left = left == null || batch.next() == null ? null : left.at(batch.next());
  }
}
