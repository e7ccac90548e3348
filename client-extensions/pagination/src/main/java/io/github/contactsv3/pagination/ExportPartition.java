package io.github.contactsv3.pagination;

import io.github.contactsv3.model.ContactSummary;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A range that a worker fetches. Guarded by the monitor of the run. */
final class ExportPartition {

  /**
   * A page that waits to be delivered.
   *
   * @param contacts the contacts of the page, possibly none
   * @param unreadable the elements that are null or not an object
   * @param next where the partition continues after it, or null at its end
   */
  record Batch(
      List<ContactSummary> contacts, List<UnreadableItem> unreadable, @Nullable Position next) {
    boolean isEmpty() {
      return contacts.isEmpty() && unreadable.isEmpty();
    }
  }

  /** The range assigned to the worker. */
  final ExportRange assigned;

  final Queue<Batch> ready = new ArrayDeque<>();

  /** The range left to deliver; null when complete. */
  private @Nullable ExportRange left;

  /** The range left to fetch; null when complete. */
  private @Nullable ExportRange unfetched;

  private long end;

  ExportPartition(ExportRange range) {
    this.assigned = range;
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

  /** Adds a page; {@code next} is where the partition continues, or null at its end. */
  void add(
      List<ContactSummary> contacts, List<UnreadableItem> unreadable, @Nullable Position next) {
    unfetched = unfetched == null || next == null ? null : unfetched.at(next);
    ready.add(new Batch(contacts, unreadable, next));
  }

  /** Cuts the partition at a place; the rest goes to another partition. */
  void endAt(long to) {
    end = to;
    unfetched = unfetched == null ? null : unfetched.until(to);
    left = left == null ? null : left.until(to);
  }

  void delivered(Batch batch) {
    left = left == null || batch.next() == null ? null : left.at(batch.next());
  }
}
