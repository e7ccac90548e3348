package io.github.contactsv3.resilience.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A process as the others see it: its permits and its waiting calls. Not thread-safe. */
final class Member {
  private static final int MOST = 1_000_000;

  /** The permits in flight, by the ids of their tickets. */
  final Map<Long, SharedPermit> permits = new LinkedHashMap<>();

  final List<SharedTicket> tickets = new ArrayList<>();

  /** The number of its latest exchange. */
  long exchange;

  /** When it was there. */
  long seenAt;

  /** When it wants to be there again. */
  long dueAt;

  static Member read(TextReader text) {
    Member member = new Member();
    member.exchange = text.next();
    member.seenAt = text.next();
    member.dueAt = text.next();
    for (int i = text.next(MOST); i > 0; i--) {
      member.permits.put(text.any(), SharedPermit.read(text));
    }
    for (int i = text.next(MOST); i > 0; i--) {
      member.tickets.add(SharedTicket.read(text));
    }
    return member;
  }

  void write(TextWriter text) {
    text.add(exchange).add(seenAt).add(dueAt).add(permits.size());
    permits.forEach(
        (id, permit) -> {
          text.add(id);
          permit.write(text);
        });
    text.add(tickets.size());
    tickets.forEach(ticket -> ticket.write(text));
  }

  boolean isIdle() {
    return permits.isEmpty() && tickets.isEmpty();
  }
}
