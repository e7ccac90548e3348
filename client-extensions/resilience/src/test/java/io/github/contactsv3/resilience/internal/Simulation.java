package io.github.contactsv3.resilience.internal;

import static io.github.contactsv3.core.Priority.INTERACTIVE;

import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.internal.Ticket.PermitState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** Many clients behind one {@link KeyQuota} and a server, event by event in virtual time. */
final class Simulation {
  static final long MILLI = 1_000_000L;
  static final long SECOND = 1000 * MILLI;

  private record Event(long at, long order, Runnable action) {}

  /** What the server's clock shows when ours shows 0, and how much faster than ours it runs. */
  private final long skew;

  private final double drift;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          (a, b) ->
              a.at() != b.at() ? Long.compare(a.at(), b.at()) : Long.compare(a.order(), b.order()));
  private final KeyQuota quota;
  private final Random random;
  private SimulatedServer server;
  private long order;
  private long now;
  private long minTrip = 5 * MILLI;
  private long maxTrip = 300 * MILLI;
  private boolean headers = true;
  private int limit = 100;
  private long interval = 10 * SECOND;
  private int left;

  final List<Long> sentAt = new ArrayList<>();
  final List<Long> rejectedAt = new ArrayList<>();
  int foreignAccepted;
  int foreignRejected;

  Simulation(KeyQuota quota, SimulatedServer server, long seed) {
    this.quota = quota;
    this.server = server;
    this.random = new Random(seed);
    this.skew = random.nextLong(1000 * SECOND);
    // 500 ppm is the most that time daemons slew a clock by.
    this.drift = 1 + (random.nextDouble() * 2 - 1) * 500e-6;
  }

  Simulation roundTrips(long minMillis, long maxMillis) {
    minTrip = minMillis * MILLI;
    maxTrip = maxMillis * MILLI;
    return this;
  }

  Simulation withoutHeaders() {
    headers = false;
    return this;
  }

  /** From then on another server with another limit. */
  Simulation changeAt(long at, SimulatedServer next, int newLimit, long newInterval) {
    schedule(
        at,
        () -> {
          server = next;
          limit = newLimit;
          interval = newInterval;
        });
    return this;
  }

  /** Another client that sends at a fixed rate, without regard to the quota. */
  Simulation foreign(double perSecond, long from, long until) {
    long gap = (long) (SECOND / perSecond);
    for (long at = from; at < until; at += gap) {
      schedule(
          at,
          () -> {
            if (server.accept(serverTime())) {
              foreignAccepted++;
            } else {
              foreignRejected++;
            }
          });
    }
    return this;
  }

  Simulation run(int clients, int calls) {
    left = calls;
    for (int i = 0; i < clients; i++) {
      schedule(random.nextLong(10 * MILLI), new Client()::call);
    }
    while (!events.isEmpty()) {
      Event event = events.poll();
      now = Math.max(now, event.at());
      event.action().run();
    }
    return this;
  }

  /** The achieved part of the allowed rate; the burst that a fresh log allows is left out. */
  double share() {
    long duration = sentAt.get(sentAt.size() - 1) - sentAt.get(0);
    return (sentAt.size() - limit) / ((double) duration / interval * limit);
  }

  int sentBetween(long from, long until) {
    return (int) sentAt.stream().filter(at -> at >= from && at < until).count();
  }

  private long serverTime() {
    return skew + (long) (now * drift);
  }

  private void schedule(long at, Runnable action) {
    events.add(new Event(at, order++, action));
  }

  private final class Client {
    private Ticket ticket;

    void call() {
      if (left == 0) {
        return;
      }
      left--;
      ticket = null;
      Ticket entered = quota.enqueue(INTERACTIVE, now, Long.MAX_VALUE / 4, this::woken);
      ticket = entered;
      woken();
    }

    /** Looks at the ticket again, like a thread that wakes up. */
    void woken() {
      Ticket mine = ticket;
      if (mine == null) {
        return;
      }
      PermitState permit = mine.permit();
      if (permit != null) {
        ticket = null;
        send(permit);
      } else if (mine.refusedBy() != null) {
        throw new IllegalStateException("refused by " + mine.refusedBy());
      } else {
        long wait = quota.wakeIn(mine, now);
        if (wait < Long.MAX_VALUE / 8) {
          schedule(now + wait, () -> pollFor(mine));
        }
      }
    }

    private void pollFor(Ticket mine) {
      if (mine == ticket) {
        quota.poll(now);
        if (mine == ticket && quota.wakeIn(mine, now) <= 0) {
          throw new IllegalStateException("not granted in time");
        }
      }
    }

    private void send(PermitState permit) {
      long sent = now;
      sentAt.add(sent);
      long trip = minTrip + random.nextLong(maxTrip - minTrip + 1);
      // The moment of counting is now and then one of the ends.
      double part = Math.min(1, Math.max(0, random.nextDouble() * 1.4 - 0.2));
      schedule(
          sent + (long) (trip * part),
          () -> {
            long at = serverTime();
            boolean accepted = server.accept(at);
            int remaining = server.remaining(at);
            schedule(sent + trip, () -> receive(permit, accepted, remaining));
          });
    }

    private void receive(PermitState permit, boolean accepted, int remaining) {
      if (!accepted) {
        rejectedAt.add(now);
      }
      quota.completed(
          permit,
          now,
          accepted ? 200 : 429,
          headers
              ? new RateLimits(limit, remaining, Duration.ofNanos(interval), null, null, null)
              : RateLimits.UNKNOWN);
      call();
    }
  }
}
