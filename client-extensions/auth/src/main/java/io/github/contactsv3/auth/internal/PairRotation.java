package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.Timing;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gets the access token of a stored pair, and rotates the pair when it is due.
 *
 * <p>The order makes it safe against other processes and against crashes: take the lease; look
 * whether somebody was faster; note in the store that a rotation begins; ask; store the new pair;
 * use it. Called by one thread at a time.
 */
final class PairRotation implements Obtainer {
  /** Longer than a refresh takes, so that only the lease of a dead process runs out. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  /** How long to wait for a foreign lease before looking again, or up to twice as long. */
  private static final Duration POLL = Duration.ofMillis(50);

  /** A new pair that the store would not take. */
  private record Unsaved(StoredToken spent, Renewed renewed) {
    @Override
    public String toString() {
      return "Unsaved{***}";
    }
  }

  private final PairSetup setup;
  private final Timing timing;
  private final SafeStore store;
  private final RefreshGrant grant;

  private @Nullable Unsaved unsaved;
  private @Nullable Held last;

  PairRotation(PairSetup setup) {
    this.setup = setup;
    this.timing = setup.timing();
    this.store = new SafeStore(setup.store(), setup.key());
    this.grant = new RefreshGrant(setup, store);
  }

  @Override
  @SuppressWarnings("try") // a lease is held, not used
  public @Nullable Held obtain(Need need, Deadline deadline) {
    while (true) {
      saveIfUnsaved();
      StoredToken stored = load();
      Held held = held(stored);
      if (need.isMetBy(held)) {
        return held;
      }
      if (need.urgency() == Need.Urgency.LOOK) {
        return null;
      }
      Optional<Lease> lease = store.tryLease(LEASE, stored);
      if (lease.isPresent()) {
        try (Lease mine = lease.get()) {
          Held next = rotateUnlessDone(need, deadline);
          if (next != null) {
            return next;
          }
        }
      } else if (need.urgency() == Need.Urgency.AHEAD) {
        return null;
      } else {
        deadline.sleep(POLL.plusNanos((long) (POLL.toNanos() * timing.random())));
      }
    }
  }

  /** Returns null if the store was changed meanwhile, so that all is to be looked at again. */
  private @Nullable Held rotateUnlessDone(Need need, Deadline deadline) {
    StoredToken stored = load();
    Held held = held(stored);
    if (need.isMetBy(held)) {
      return held;
    }
    StoredToken marked = stored;
    boolean fresh = stored.rotationStartedAt().isEmpty();
    if (fresh) {
      if (deadline.isOver()) {
        throw Deadline.exceeded();
      }
      marked = stored.toNext().rotationStartedAt(timing.now()).build();
      if (!store.compareAndSet(stored, marked)) {
        return null;
      }
    }
    Renewed renewed = grant.renew(marked, fresh, deadline);
    if (renewed == null) {
      return null;
    }
    unsaved = new Unsaved(marked, renewed);
    return saveIfUnsaved();
  }

  /** Stores the new pair; returns it, or null if the store has another that is no older. */
  private @Nullable Held saveIfUnsaved() {
    Unsaved pending = unsaved;
    if (pending == null) {
      return null;
    }
    StoredToken next = pending.renewed().token();
    if (!replace(pending.spent(), next)) {
      unsaved = null;
      return null;
    }
    Held held = pending.renewed().held();
    unsaved = null;
    last = held;
    setup.refreshed();
    return held;
  }

  /** Puts the new pair where the spent one is, whatever else was noted there meanwhile. */
  private boolean replace(StoredToken spent, StoredToken next) {
    StoredToken expected = spent;
    while (!store.compareAndSet(expected, next.toNext().version(expected.version() + 1).build())) {
      Optional<StoredToken> now = store.load(spent, next);
      if (now.isEmpty() || !now.get().accessToken().equals(spent.accessToken())) {
        return false;
      }
      expected = now.get();
    }
    return true;
  }

  private StoredToken load() {
    return store
        .load()
        .orElseThrow(
            () ->
                GrantErrors.reauthorize(
                    "no tokens are stored for " + GrantErrors.name(setup.key())));
  }

  /** A token that is known keeps its end: the time of day may have jumped since. */
  private Held held(StoredToken stored) {
    Held known = last;
    if (known != null && known.value().equals(stored.accessToken())) {
      return known;
    }
    Held loaded = Held.loaded(stored, timing);
    last = loaded;
    return loaded;
  }

  @Override
  public String toString() {
    return "PairRotation{" + setup.key() + "}";
  }
}
