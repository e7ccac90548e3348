package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.resilience.internal.Ticket.PermitState;

/**
 * A permit as several processes see it.
 *
 * @param permit its state in the quota
 * @param leaseUntil when it is free again if its holder says nothing
 */
record SharedPermit(PermitState permit, long leaseUntil) {
  static SharedPermit read(TextReader text) {
    PermitState permit = new PermitState(text.next(), text.next(), priority(text));
    return new SharedPermit(permit, text.next());
  }

  void write(TextWriter text) {
    text.add(permit.number()).add(permit.mark());
    text.add(permit.priority() == Priority.BATCH).add(leaseUntil);
  }

  SharedPermit renewed(long until) {
    return new SharedPermit(permit, Math.max(leaseUntil, until));
  }

  static Priority priority(TextReader text) {
    return text.nextBoolean() ? Priority.BATCH : Priority.INTERACTIVE;
  }
}
