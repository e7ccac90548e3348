package io.github.contactsv3.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.contactsv3.webhooks.spi.ReplayGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ReplayGuard} has to do, as tests for JUnit Jupiter. Extend it in the tests of
 * your guard:
 *
 * <pre>{@code
 * class MyReplayGuardTest extends ReplayGuardContract {
 *   @Override
 *   protected ReplayGuard guard() {
 *     return new MyReplayGuard(emptyDatabase);
 *   }
 * }
 * }</pre>
 */
public abstract class ReplayGuardContract {
  private static final Duration TIME = Duration.ofMinutes(10);

  /** Creates the contract. */
  protected ReplayGuardContract() {}

  /**
   * Returns the guard to test.
   *
   * @return an object over the storage of this test, which is empty at first; called again within a
   *     test, another object over the same storage if the guard is one that processes share
   */
  protected abstract ReplayGuard guard();

  /**
   * Returns whether two objects that {@link #guard} returns within a test share their ids.
   *
   * @return true, unless overridden
   */
  protected boolean isShared() {
    return true;
  }

  /** An id is claimed once. */
  @Test
  void claim_twice_onlyTheFirstGetsIt() {
    ReplayGuard guard = guard();

    assertTrue(guard.claim("app/w-1", TIME));
    assertFalse(guard.claim("app/w-1", TIME));
    assertFalse(guard.claim("app/w-1", Duration.ofDays(30)));
  }

  /** Ids are compared exactly, and long ones are kept whole. */
  @Test
  void claim_otherIds_areIndependent() {
    ReplayGuard guard = guard();
    String longest = "x".repeat(299);

    assertTrue(guard.claim("app/w-1", TIME));
    assertTrue(guard.claim("app/W-1", TIME));
    assertTrue(guard.claim("app/w-1%", TIME));
    assertTrue(guard.claim("app/w_1'", TIME));
    assertTrue(guard.claim("/w-1", TIME));
    assertTrue(guard.claim(longest + "1", TIME));
    assertTrue(guard.claim(longest + "2", TIME));
    assertFalse(guard.claim(longest + "1", TIME));
  }

  /** What was released can be claimed again; releasing what nobody claimed is no error. */
  @Test
  void release_claimed_isClaimedAgain() {
    ReplayGuard guard = guard();
    guard.release("app/w-1");

    assertTrue(guard.claim("app/w-1", TIME));
    assertTrue(guard.claim("app/w-2", TIME));
    guard.release("app/w-1");

    assertTrue(guard.claim("app/w-1", TIME));
    assertFalse(guard.claim("app/w-2", TIME));
  }

  /** A guard that processes share knows what another object has claimed. */
  @Test
  void claim_throughAnotherObject_isKnown() {
    if (isShared()) {
      assertTrue(guard().claim("app/w-1", TIME));
      assertFalse(guard().claim("app/w-1", TIME));
    }
  }

  /**
   * Of many threads that claim one id, one gets it.
   *
   * @throws Exception if a thread fails
   */
  @Test
  void claim_manyThreads_oneGetsIt() throws Exception {
    ReplayGuard guard = guard();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        String id = "app/w-" + round;
        List<Callable<Boolean>> claims = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          claims.add(() -> guard.claim(id, TIME));
        }
        int won = 0;
        for (Future<Boolean> claim : threads.invokeAll(claims)) {
          won += claim.get() ? 1 : 0;
        }
        assertEquals(1, won, id);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
