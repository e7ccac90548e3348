package io.github.contactsv3.pagination;

import io.github.contactsv3.model.ContactSummary;
import java.util.List;

/** Receives the contacts of a sync, in the thread that runs the sync, one call at a time. */
@FunctionalInterface
public interface SyncSink {

  /**
   * Receives contacts that are new or have changed. A sink that saves contacts and watermark
   * together, as in one transaction, misses nothing, even after a crash.
   *
   * <p>A contact may arrive again, unchanged, in a later run. A sink that writes it only if its
   * {@code dateUpdated} is later than that of its copy applies every change once.
   *
   * @param contacts at least one, no more than a page
   * @param watermark where to continue once these contacts are safe
   * @throws Exception if they can't be saved; ends the sync with a {@link
   *     io.github.contactsv3.errors.CallbackException}
   */
  void accept(List<ContactSummary> contacts, SyncWatermark watermark) throws Exception;
}
