package io.github.contactsv3.pagination;

import io.github.contactsv3.model.ContactSummary;
import java.util.List;

/** Receives the contacts of an export, in the thread that runs the export, one call at a time. */
@FunctionalInterface
public interface ExportSink {

  /**
   * Receives contacts. A sink that saves contacts and checkpoint together, as in one transaction,
   * gets every contact exactly once, even after a crash.
   *
   * @param contacts at least one, no more than a page
   * @param checkpoint where to resume once these contacts are safe
   * @throws Exception if they can't be saved; ends the export with a {@link
   *     io.github.contactsv3.errors.CallbackException}
   */
  void accept(List<ContactSummary> contacts, ExportCheckpoint checkpoint) throws Exception;
}
