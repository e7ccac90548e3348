package io.github.contactsv3.resilience.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What several processes know together of the quota of one app at one location: a {@link
 * QuotaState} and who uses it. Kept as a text between two exchanges.
 *
 * <p>Times are nanoseconds since 1970 by the clock of the store. Not thread-safe.
 */
final class SharedState {
  private static final int FORMAT = 1;
  private static final int MOST_MEMBERS = 100_000;

  /** A member that is later than this is not waited for. */
  private static final long GRACE = TimeUnit.SECONDS.toNanos(1);

  /** A clock that falls back by no more than this was only set right. */
  private static final long TOLERANCE = TimeUnit.MILLISECONDS.toNanos(500);

  final QuotaState quota;
  private final Map<Long, Member> members = new LinkedHashMap<>();
  private long time;
  private long tickets;

  /** A random number that makes each text another, even if nothing else has changed. */
  private long nonce;

  private SharedState(QuotaState quota) {
    this.quota = quota;
  }

  static SharedState empty(QuotaLimits limits) {
    return new SharedState(new QuotaState(limits));
  }

  /**
   * Reads a state.
   *
   * @throws IllegalArgumentException if it is the text of something else
   */
  static SharedState read(QuotaLimits limits, String written) {
    TextReader text = new TextReader(written);
    if (text.any() != FORMAT) {
      throw new IllegalArgumentException("the text is of another version");
    }
    text.any();
    long time = text.next();
    long tickets = text.next();
    SharedState state = new SharedState(QuotaState.read(limits, text));
    state.time = time;
    state.tickets = tickets;
    for (int i = text.next(MOST_MEMBERS); i > 0; i--) {
      long id = text.any();
      Member member = Member.read(text);
      state.members.put(id, member);
      member.permits.values().forEach(shared -> state.quota.add(shared.permit()));
    }
    return state;
  }

  String write() {
    TextWriter text = new TextWriter().add(FORMAT).add(nonce).add(time).add(tickets);
    quota.write(text);
    text.add(members.size());
    members.forEach(
        (id, member) -> {
          text.add(id);
          member.write(text);
        });
    return text.toString();
  }

  void nonce(long nonce) {
    this.nonce = nonce;
  }

  /**
   * Brings the state to the present: what has passed is dropped.
   *
   * @return the time to go on with, which never decreases
   */
  long advance(long now) {
    if (now < time - TOLERANCE) {
      // The store's clock was set back, or another store stands in: no older time means anything.
      // Each member brings its permits and waiting calls again.
      quota.restart(now);
      members.clear();
      time = now;
    }
    time = Math.max(time, now);
    quota.settle(time);
    members.values().forEach(this::expire);
    members.values().removeIf(member -> member.isIdle() && time - member.seenAt > 2 * quota.span());
    return time;
  }

  private void expire(Member member) {
    member.tickets.removeIf(ticket -> ticket.deadline() <= time);
    member
        .permits
        .values()
        .removeIf(
            shared -> {
              boolean over = shared.leaseUntil() <= time;
              if (over) {
                quota.expired(shared.permit());
              }
              return over;
            });
  }

  @Nullable Member find(long id) {
    return members.get(id);
  }

  Member member(long id) {
    return members.computeIfAbsent(id, unused -> new Member());
  }

  long nextTicket() {
    return tickets++;
  }

  /** Returns the waiting calls of all members that are there, in the order they are served. */
  List<SharedTicket> queue(Member self) {
    return members.values().stream()
        .filter(member -> member == self || time <= member.dueAt + GRACE)
        .flatMap(member -> member.tickets.stream())
        .sorted(SharedTicket.ORDER)
        .toList();
  }

  int waiting() {
    return members.values().stream().mapToInt(member -> member.tickets.size()).sum();
  }
}
