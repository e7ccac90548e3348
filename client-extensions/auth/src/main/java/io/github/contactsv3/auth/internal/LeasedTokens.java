package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.core.spi.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a token in the store, and renews it under the lease of its key, so that of all threads
 * and processes one does. Called by one thread at a time.
 */
final class LeasedTokens implements TokenProvider {
  /**
   * Longer than a renewal takes, so that only the lease of a dead process runs out, and shorter
   * than the time for which the service repeats its response, so that the next holder still gets
   * the pair that the dead one was given.
   */
  private static final Duration LEASE = Duration.ofSeconds(20);

  /** How long to wait for a foreign lease before looking again, or up to twice as long. */
  private static final Duration POLL = Duration.ofMillis(50);

  /** Reads, leases and renews the tokens of a key. */
  interface Renewal {
    /** Returns what the store holds, or null if it holds no token that can be used. */
    @Nullable CachedToken current(Deadline deadline);

    /** Renews what {@link #current} returned; null if the store was changed meanwhile. */
    @Nullable CachedToken renew(Deadline deadline);

    /** Takes the lease, if nobody has it. */
    Optional<Lease> tryLease(Duration time, Deadline deadline);
  }

  private final Renewal renewal;
  private final Clock clock;
  private final String name;

  LeasedTokens(Renewal renewal, Clock clock, String name) {
    this.renewal = renewal;
    this.clock = clock;
    this.name = name;
  }

  @Override
  @SuppressWarnings("try") // a lease is held, not used
  public @Nullable CachedToken obtain(TokenNeed need, Deadline deadline) {
    boolean conflict = false;
    while (true) {
      CachedToken now = renewal.current(deadline);
      if (isFinal(now, need)) {
        return met(now, need);
      }
      Optional<Lease> lease = renewal.tryLease(LEASE, deadline);
      if (lease.isPresent()) {
        if (!conflict) {
          deadline.waitsFor(null);
        }
        try (Lease mine = lease.get()) {
          // Its former holder may have renewed the token.
          now = renewal.current(deadline);
          if (isFinal(now, need)) {
            return met(now, need);
          }
          now = renewal.renew(deadline);
          if (now != null) {
            return now;
          }
        }
        if (conflict) {
          deadline.waitsFor("the tokens of " + name + " keep changing in the token store");
          pause(deadline);
        }
        conflict = true;
      } else if (need.mode() == RefreshMode.AHEAD) {
        return null;
      } else {
        deadline.waitsForUnlessKnown(
            "timed out waiting for the lease on the tokens of "
                + name
                + ", which another thread or process holds");
        pause(deadline);
      }
    }
  }

  private static boolean isFinal(@Nullable CachedToken now, TokenNeed need) {
    return now != null && (need.isMetBy(now) || need.isHopeless(now));
  }

  private static @Nullable CachedToken met(@Nullable CachedToken now, TokenNeed need) {
    return now != null && need.isMetBy(now) ? now : null;
  }

  private void pause(Deadline deadline) {
    deadline.sleep(POLL.plusNanos((long) (POLL.toNanos() * clock.random())));
  }

  @Override
  public String toString() {
    return "LeasedTokens{" + name + "}";
  }
}
