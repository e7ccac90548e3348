package io.github.contactsv3.pagination;

import java.time.Instant;
import java.util.Collection;

/**
 * What a sweep has to know of a copy, by the {@code dateAdded} of its contacts as the service says
 * it; the copy keeps at least whole seconds of it. An index over that column makes both methods
 * fast: a sweep that finds something may call each a few hundred times. Called in the thread that
 * runs the sweep.
 */
public interface ContactCopy {

  /**
   * Counts the contacts of the copy that were added within a range.
   *
   * @param from the beginning, included
   * @param to the end, not included
   * @return how many there are
   * @throws Exception if they can't be counted; ends the sweep with a {@link
   *     io.github.contactsv3.errors.CallbackException}
   */
  long count(Instant from, Instant to) throws Exception;

  /**
   * Returns the ids of the contacts of the copy that were added within a range, about a page at a
   * time.
   *
   * @param from the beginning, included
   * @param to the end, not included
   * @return the ids, in any order
   * @throws Exception if they can't be read; ends the sweep with a {@link
   *     io.github.contactsv3.errors.CallbackException}
   */
  Collection<String> ids(Instant from, Instant to) throws Exception;
}
