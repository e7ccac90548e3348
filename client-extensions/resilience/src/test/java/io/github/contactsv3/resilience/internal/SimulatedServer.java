package io.github.contactsv3.resilience.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/** Ways to count requests that a service may have. Times are nanoseconds of the service's clock. */
interface SimulatedServer {
  /** Counts a request, if there is room for it; times never decrease. */
  boolean accept(long now);

  /** Returns the number of further requests that would be accepted now. */
  int remaining(long now);

  static SimulatedServer fixedWindow(int limit, long interval, long phase) {
    return new SimulatedServer() {
      private long window = Long.MIN_VALUE;
      private int count;

      @Override
      public boolean accept(long now) {
        return remaining(now) > 0 && count++ < limit;
      }

      @Override
      public int remaining(long now) {
        long current = Math.floorDiv(now + phase, interval);
        if (current != window) {
          window = current;
          count = 0;
        }
        return limit - count;
      }
    };
  }

  static SimulatedServer slidingWindow(int limit, long interval) {
    return new SimulatedServer() {
      private final Deque<Long> counted = new ArrayDeque<>();

      @Override
      public boolean accept(long now) {
        return remaining(now) > 0 && counted.add(now);
      }

      @Override
      public int remaining(long now) {
        while (!counted.isEmpty() && now - counted.getFirst() >= interval) {
          counted.removeFirst();
        }
        return limit - counted.size();
      }
    };
  }

  static SimulatedServer tokenBucket(int limit, long interval) {
    return new SimulatedServer() {
      private double tokens = limit;
      private long last = Long.MIN_VALUE;

      @Override
      public boolean accept(long now) {
        boolean accepted = remaining(now) > 0;
        tokens -= accepted ? 1 : 0;
        return accepted;
      }

      @Override
      public int remaining(long now) {
        if (last != Long.MIN_VALUE) {
          tokens = Math.min(limit, tokens + (double) (now - last) * limit / interval);
        }
        last = now;
        // Sums of doubles are a hair off.
        return (int) (tokens + 1e-6);
      }
    };
  }
}
