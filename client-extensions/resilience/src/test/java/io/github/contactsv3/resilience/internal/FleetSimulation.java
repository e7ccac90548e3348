package io.github.contactsv3.resilience.internal;

import static io.github.contactsv3.core.Priority.INTERACTIVE;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.Decision;
import io.github.contactsv3.resilience.FailedAttempt;
import io.github.contactsv3.resilience.Outcome;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.resilience.internal.Ticket.PermitState;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Locations that are read page by page, a number of them at a time, each with a quota of its own
 * and with retries, event by event in virtual time. One request of a hundred fails: half of them
 * with a 5xx, the others get no response until the read timeout. A location whose call fails is
 * read again from its first page, as by a task that is retried.
 */
final class FleetSimulation {
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1000 * MILLI;
  private static final int DAILY_LIMIT = 200_000;
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  static final int LIMIT = 100;

  /** The defaults of a client. */
  private static final long READ_TIMEOUT = 30 * SECOND;

  private static final long CALL_TIMEOUT = 60 * SECOND;
  private static final OperationInfo SEARCH =
      new OperationInfo(
          "searchContacts", "POST", "/contacts/search", true, null, List.of(), null, false);

  /**
   * What is read, and how.
   *
   * @param atATime locations that are read at the same time
   * @param cursors requests of a location that are under way at the same time, at most
   */
  record Fleet(int locations, int pages, int atATime, int cursors) {}

  private record Event(long at, long order, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private final Fleet fleet;
  private final int allowed;
  private final SplittableRandom random;
  private final RetryPolicy policy;
  private long order;
  private long now;
  private int started;

  int finished;
  int requests;
  int failed;
  int refused;

  /** How often a location was read again from its first page. */
  int readAgain;

  /**
   * @param allowed requests that the service accepts in an interval; its headers say 100
   */
  FleetSimulation(Fleet fleet, int allowed, long seed) {
    this.fleet = fleet;
    this.allowed = allowed;
    this.random = new SplittableRandom(seed);
    this.policy = RetryPolicy.builder().random(new Random(seed)).build();
  }

  FleetSimulation run() {
    for (int i = 0; i < fleet.atATime(); i++) {
      startNext();
    }
    while (!events.isEmpty()) {
      Event event = events.poll();
      now = event.at();
      event.action().run();
    }
    return this;
  }

  double minutes() {
    return now / 60e9;
  }

  private void startNext() {
    if (started < fleet.locations()) {
      started++;
      new Location().start();
    }
  }

  private void in(long delay, Runnable action) {
    events.add(new Event(now + delay, order++, action));
  }

  private final class Location {
    private final KeyQuota quota = new KeyQuota(QuotaLimits.documented());
    private final SimulatedServer server =
        SimulatedServer.slidingWindow(allowed, INTERVAL.toNanos());
    private int round;
    private int left;
    private int reading;
    private int counted;

    void start() {
      round++;
      left = fleet.pages();
      reading = fleet.cursors();
      for (int i = 0; i < fleet.cursors(); i++) {
        next(round);
      }
    }

    /** Goes on to the next page, unless the location has been started again meanwhile. */
    private void next(int of) {
      if (of != round) {
        return;
      }
      if (left > 0) {
        left--;
        new Call(this, round).attempt();
      } else if (--reading == 0) {
        finished++;
        startNext();
      }
    }

    private void fail(int of) {
      if (of == round) {
        readAgain++;
        start();
      }
    }

    private boolean count() {
      boolean accepted = server.accept(now);
      requests++;
      counted++;
      refused += accepted ? 0 : 1;
      return accepted;
    }

    private RateLimits headers() {
      return new RateLimits(
          LIMIT,
          server.remaining(now),
          INTERVAL,
          (long) DAILY_LIMIT,
          (long) DAILY_LIMIT - counted,
          null);
    }
  }

  /** One page, with all attempts. */
  private final class Call {
    private final Location location;
    private final int round;
    private final long began = now;
    private int attempts;
    private Ticket ticket;

    Call(Location location, int round) {
      this.location = location;
      this.round = round;
    }

    void attempt() {
      ticket = null;
      ticket = location.quota.enqueue(INTERACTIVE, now, CALL_TIMEOUT, this::woken);
      woken();
    }

    /** Looks at the ticket again, like a thread that wakes up. */
    private void woken() {
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
        in(location.quota.wakeIn(mine, now), () -> poll(mine));
      }
    }

    private void poll(Ticket mine) {
      if (mine == ticket) {
        location.quota.poll(now);
      }
    }

    private void send(PermitState permit) {
      attempts++;
      long trip = 200 * MILLI + random.nextLong(200 * MILLI);
      int fate = random.nextInt(200);
      // A permit that is back too early shows itself only if the service counts late now and then.
      long until = (long) (trip * random.nextDouble());
      if (fate == 0) {
        in(until, location::count);
        in(READ_TIMEOUT, () -> lost(permit));
      } else {
        in(until, () -> counted(permit, trip - until, fate == 1));
      }
    }

    private void counted(PermitState permit, long rest, boolean fails) {
      int status = !location.count() ? 429 : fails ? 500 + random.nextInt(5) : 200;
      RateLimits headers = location.headers();
      in(rest, () -> completed(permit, status, headers));
    }

    private void completed(PermitState permit, int status, RateLimits headers) {
      location.quota.completed(permit, now, status, headers);
      if (status == 200) {
        location.next(round);
      } else {
        failed(new Outcome.ErrorResponse(status));
      }
    }

    private void lost(PermitState permit) {
      location.quota.lost(permit, now);
      failed(new Outcome.Lost());
    }

    private void failed(Outcome outcome) {
      failed++;
      Duration timeLeft = Duration.ofNanos(began + CALL_TIMEOUT - now);
      Decision decision =
          policy.decide(new FailedAttempt(SEARCH, true, attempts, outcome, timeLeft));
      if (decision instanceof Decision.Retry retry) {
        in(retry.delay().toNanos(), this::attempt);
      } else {
        location.fail(round);
      }
    }
  }
}
