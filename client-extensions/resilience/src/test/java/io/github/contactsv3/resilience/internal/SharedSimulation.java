package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.RateLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Processes that share a quota of 100 requests in 10 s, in virtual time: each has a clock of its
 * own, the store takes its time, and the service counts each request somewhere within its latency.
 */
final class SharedSimulation {
  static final long MILLI = 1_000_000L;
  static final long SECOND = 1_000 * MILLI;
  static final QuotaLimits LIMITS = QuotaLimits.documented();
  static final long LEASE = 40 * SECOND;

  private record Event(long time, long order, Runnable action) {}

  final Random random;
  final SimulatedServer server = SimulatedServer.slidingWindow(100, 10 * SECOND);
  final List<Process> processes = new ArrayList<>();
  long now = 1_700_000_000L * SECOND;
  final long start = now;
  int accepted;
  int refused;
  int operations;
  int conflicts;
  @Nullable String text;
  boolean storeIsDown;
  long storeAge = Long.MAX_VALUE / 2;
  long storeOffset;
  private final long roundTrip;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingLong(Event::order));
  private long orders;

  SharedSimulation(long seed, long roundTrip) {
    this.random = new Random(seed);
    this.roundTrip = roundTrip;
  }

  void at(long time, Runnable action) {
    events.add(new Event(time, orders++, action));
  }

  void in(long delay, Runnable action) {
    at(now + delay, action);
  }

  void run(long duration) {
    long end = now + duration;
    while (!events.isEmpty() && events.peek().time() <= end) {
      Event event = events.poll();
      now = event.time();
      event.action().run();
    }
    now = end;
  }

  private long storeMillis() {
    return (now + storeOffset) / MILLI;
  }

  Process process() {
    Process process = new Process();
    processes.add(process);
    return process;
  }

  final class Process {
    private final long skew = random.nextLong(1L << 40);
    private final Seat seat =
        new Seat(random.nextLong(), random.nextLong() >>> 2, 10 * SECOND, LEASE, local());
    private boolean exchanging;
    private long scheduled = Seat.NEVER;
    boolean dead;
    int asked;
    int sent;
    int refusals;
    final List<Long> waits = new ArrayList<>();

    private long local() {
      return now + skew;
    }

    /** Calls again as soon as the last call has ended. */
    void busy(Priority priority) {
      call(priority, () -> in(MILLI / 10, () -> busy(priority)));
    }

    /** Calls at a steady rate, whether the last call has ended or not. */
    void every(long interval, Priority priority) {
      call(priority, () -> {});
      in(interval, () -> every(interval, priority));
    }

    void call(Priority priority, Runnable then) {
      if (dead) {
        return;
      }
      asked++;
      long began = now;
      LocalTicket[] ticket = new LocalTicket[1];
      ticket[0] =
          seat.enqueue(
              priority, local() + 60 * SECOND, local(), () -> served(ticket[0], began, then));
      if (!ticket[0].isWaiting()) {
        served(ticket[0], began, then);
      }
      arrange();
    }

    private void served(LocalTicket ticket, long began, Runnable then) {
      if (ticket.notBefore() == null) {
        refusals++;
        in(SECOND, then);
        return;
      }
      at(
          Math.max(now, ticket.notBefore() - skew),
          () -> {
            if (!dead) {
              waits.add(now - began);
              send(ticket, then);
            }
          });
    }

    private void send(LocalTicket ticket, Runnable then) {
      sent++;
      long latency = 20 * MILLI + random.nextLong(280 * MILLI);
      int[] status = new int[1];
      in(random.nextLong(latency), () -> status[0] = count());
      in(
          latency,
          () -> {
            if (!dead) {
              seat.end(ticket, Report.Kind.COMPLETED, status[0], RateLimits.UNKNOWN, local());
              arrange();
              then.run();
            }
          });
    }

    private int count() {
      boolean ok = server.accept(now);
      accepted += ok ? 1 : 0;
      refused += ok ? 0 : 1;
      return ok ? 200 : 429;
    }

    private void arrange() {
      if (!exchanging && !dead && seat.due() < scheduled) {
        scheduled = seat.due();
        long due = scheduled;
        at(
            Math.max(now, due - skew),
            () -> {
              if (scheduled == due && !exchanging && !dead) {
                scheduled = Seat.NEVER;
                exchanging = true;
                exchange();
              }
            });
      }
    }

    private void exchange() {
      long asked = local();
      in(roundTrip / 2, () -> read(asked));
    }

    private void read(long asked) {
      operations++;
      if (storeIsDown) {
        failed();
        return;
      }
      String read = text;
      long millis = storeMillis();
      in(roundTrip / 2, () -> replace(asked, read, millis));
    }

    private void replace(long asked, @Nullable String read, long millis) {
      if (dead) {
        return;
      }
      long readBefore = local();
      SharedState state = read == null ? fresh(millis) : SharedState.read(LIMITS, read);
      Exchange exchange = seat.prepare(local());
      Exchange.Result result = exchange.apply(state, millis * MILLI, asked);
      state.nonce(random.nextLong());
      String next = state.write();
      in(
          roundTrip / 2,
          () -> {
            operations++;
            boolean same = read == null ? text == null : read.equals(text);
            if (same && !storeIsDown) {
              text = next;
            }
            in(
                roundTrip / 2,
                () -> {
                  if (dead) {
                    return;
                  }
                  if (storeIsDown) {
                    failed();
                  } else if (same) {
                    exchanging = false;
                    seat.commit(exchange, result, readBefore, local());
                    arrange();
                  } else {
                    conflicts++;
                    exchange();
                  }
                });
          });
    }

    private SharedState fresh(long millis) {
      SharedState state = SharedState.empty(LIMITS);
      if (storeAge < state.quota.span()) {
        state.quota.hold(millis * MILLI + state.quota.span() - storeAge);
      }
      return state;
    }

    private void failed() {
      exchanging = false;
      seat.retryAt(local() + SECOND);
      arrange();
    }

    long wait(double quantile) {
      List<Long> sorted = waits.stream().sorted().toList();
      return sorted.isEmpty()
          ? 0
          : sorted.get((int) Math.min(sorted.size() - 1, quantile * sorted.size()));
    }
  }
}
