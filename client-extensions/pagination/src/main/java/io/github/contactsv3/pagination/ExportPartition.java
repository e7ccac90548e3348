package io.github.contactsv3.pagination;

import io.github.contactsv3.model.ContactSummary;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A range that a worker fetches. Guarded by the monitor of the run. */
final class ExportPartition {

  /**
   * A page that waits to be handed over.
   *
   * @param contacts what is on it, perhaps nothing
   * @param unreadable the elements that are null or no object
   * @param next where the partition goes on after it, or null if it ends
   */
  record Batch(
      List<ContactSummary> contacts, List<UnreadableItem> unreadable, @Nullable Position next) {
    boolean isEmpty() {
      return contacts.isEmpty() && unreadable.isEmpty();
    }
  }

  /** What was given to the worker. */
  final ExportRange given;

  final Queue<Batch> ready = new ArrayDeque<>();

  /** What is left to hand over; null when all is. */
  private @Nullable ExportRange left;

  /** What is left to fetch; null when all is fetched. */
  private @Nullable ExportRange unfetched;

  private long end;

  ExportPartition(ExportRange range) {
    this.given = range;
    this.left = range;
    this.unfetched = range;
    this.end = range.to();
  }

  @Nullable ExportRange left() {
    return left;
  }

  @Nullable ExportRange unfetched() {
    return unfetched;
  }

  long end() {
    return end;
  }

  /** Takes a page, after which the partition goes on somewhere or, with null, ends. */
  void add(
      List<ContactSummary> contacts, List<UnreadableItem> unreadable, @Nullable Position next) {
    unfetched = unfetched == null || next == null ? null : unfetched.at(next);
    ready.add(new Batch(contacts, unreadable, next));
  }

  /** Leaves what lies from a place on to another partition. */
  void endAt(long to) {
    end = to;
    unfetched = unfetched == null ? null : unfetched.until(to);
    left = left == null ? null : left.until(to);
  }

  void handedOver(Batch batch) {
    left = left == null || batch.next() == null ? null : left.at(batch.next());
  }
}
