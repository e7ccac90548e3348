package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import java.util.Comparator;

/**
 * A waiting call as several processes see it.
 *
 * @param number its place among all that wait or have waited
 * @param id what its process calls it
 * @param priority how urgent it is
 * @param deadline when it no longer waits
 */
record SharedTicket(long number, long id, Priority priority, long deadline) {
  /** First come, first served, but interactive calls before batch calls. */
  static final Comparator<SharedTicket> ORDER =
      Comparator.comparing(SharedTicket::priority).thenComparing(SharedTicket::number);

  static SharedTicket read(TextReader text) {
    return new SharedTicket(text.next(), text.any(), SharedPermit.priority(text), text.next());
  }

  void write(TextWriter text) {
    text.add(number).add(id).add(priority == Priority.BATCH).add(deadline);
  }
}
