package io.github.contactsv3.pagination;

import io.github.contactsv3.model.ContactSummary;
import java.io.IOException;
import java.util.List;

/** Takes what an export brings, in the thread that runs the export, one call at a time. */
@FunctionalInterface
public interface ExportSink {

  /**
   * Takes some contacts. Who saves contacts and checkpoint together, as in one transaction, gets
   * every contact exactly once, whatever happens.
   *
   * @param contacts at least one, no more than a page
   * @param checkpoint where to resume once these contacts are safe
   * @throws IOException if they can't be saved; the export ends with it
   */
  void accept(List<ContactSummary> contacts, ExportCheckpoint checkpoint) throws IOException;
}
