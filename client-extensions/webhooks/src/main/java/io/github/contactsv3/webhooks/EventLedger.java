package io.github.contactsv3.webhooks;

import io.github.contactsv3.errors.RepeatedWebhookException;
import io.github.contactsv3.errors.ReplayGuardException;
import io.github.contactsv3.webhooks.spi.ReplayGuard;
import java.time.Duration;

/** Claims events in a replay guard, which is code of others. Thread-safe if the guard is. */
final class EventLedger {
  private final ReplayGuard guard;
  private final Duration atLeast;

  EventLedger(ReplayGuard guard, Duration atLeast) {
    this.guard = guard;
    this.atLeast = atLeast;
  }

  void claim(EventInfo event) {
    boolean claimed;
    try {
      claimed = guard.claim(key(event), atLeast);
    } catch (ReplayGuardException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ReplayGuardException("the replay guard can't claim the event " + event.id(), e);
    }
    if (!claimed) {
      throw new RepeatedWebhookException(event.id());
    }
  }

  void release(EventInfo event) {
    try {
      guard.release(key(event));
    } catch (ReplayGuardException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ReplayGuardException("the replay guard can't release the event " + event.id(), e);
    }
  }

  /** Apps may share a guard, and an event may go to several of them. */
  private static String key(EventInfo event) {
    return event.appId().filter(app -> app.matches("[A-Za-z0-9-]{1,64}")).orElse("")
        + "/"
        + event.id();
  }
}
