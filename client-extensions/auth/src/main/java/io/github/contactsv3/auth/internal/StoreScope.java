package io.github.contactsv3.auth.internal;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.spi.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Carries the deadline of a call through a token store. It belongs to the thread and not to the
 * methods of the store, so that it also passes stores that decorate a file store.
 */
final class StoreScope {
  /** For applications that call a store themselves. */
  private static final Duration OUTSIDE_OF_A_CALL = Duration.ofSeconds(10);

  private static final ThreadLocal<Deadline> CURRENT = new ThreadLocal<>();

  private StoreScope() {}

  static <T> T call(Deadline deadline, Supplier<T> work) {
    Deadline outer = CURRENT.get();
    CURRENT.set(deadline);
    try {
      return work.get();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  /** Returns the deadline of the call that the thread is in, or a fixed one outside of calls. */
  static Deadline current() {
    Deadline deadline = CURRENT.get();
    return deadline == null
        ? Deadline.in(OperationInfo.NONE, 0, OUTSIDE_OF_A_CALL, Clock.system())
        : deadline;
  }
}
