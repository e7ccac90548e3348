package io.github.contactsv3.pagination;

import java.util.List;

/** Receives the ids of deleted contacts, in the thread that runs the sweep. */
@FunctionalInterface
public interface SweepSink {

  /**
   * Receives ids of contacts that the copy has and the service has not.
   *
   * @param ids at least one, no more than about a page
   * @throws Exception if they can't be removed; ends the sweep with a {@link
   *     io.github.contactsv3.errors.CallbackException}
   */
  void accept(List<String> ids) throws Exception;
}
