package io.github.contactsv3.webhooks;

import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.webhooks.internal.MemoryReplayGuard;
import io.github.contactsv3.webhooks.spi.ReplayGuard;
import java.time.Duration;

/** Replay guards that need no other system. */
public final class ReplayGuards {
  private ReplayGuards() {}

  /**
   * Returns a guard for one process, which forgets everything when the process ends.
   *
   * @param maxIds how many ids it holds, some 100 bytes each. When it is full, it forgets the
   *     oldest id; if that must still be remembered, the claim fails with a {@link
   *     io.github.contactsv3.errors.ReplayGuardException}
   * @return a thread-safe guard
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static ReplayGuard inMemory(int maxIds) {
    return inMemory(maxIds, Clock.system());
  }

  /**
   * As {@link #inMemory(int)}, with another clock.
   *
   * @param maxIds how many ids it holds
   * @param clock the clock
   * @return a thread-safe guard
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static ReplayGuard inMemory(int maxIds, Clock clock) {
    return new MemoryReplayGuard(maxIds, clock);
  }

  /**
   * Returns a guard that lets every event pass, for handlers that may run twice for one event. A
   * recorded webhook can then be sent again within the tolerance.
   *
   * @return a guard that remembers nothing
   */
  public static ReplayGuard none() {
    return new ReplayGuard() {
      @Override
      public boolean claim(String eventId, Duration atLeast) {
        return true;
      }

      @Override
      public void release(String eventId) {
        // Nothing is remembered.
      }

      @Override
      public String toString() {
        return "ReplayGuards.none()";
      }
    };
  }
}
