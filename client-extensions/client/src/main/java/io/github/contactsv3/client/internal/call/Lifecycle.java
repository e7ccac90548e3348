package io.github.contactsv3.client.internal.call;

import io.github.contactsv3.client.internal.attempt.RunningCall;
import io.github.contactsv3.client.internal.http.HttpTransport;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Whether a client, or a client derived from one, is open, and which calls it has under way.
 * Thread-safe.
 */
public final class Lifecycle implements AutoCloseable {
  /** Attempts end within 50 ms of an interrupt; a transport of the application may ignore it. */
  private static final long LONGEST_CLOSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final AtomicBoolean closed = new AtomicBoolean();
  private final Set<RunningCall> running = ConcurrentHashMap.newKeySet();
  private final @Nullable Lifecycle parent;
  private final Runnable onClose;

  private Lifecycle(@Nullable Lifecycle parent, Runnable onClose) {
    this.parent = parent;
    this.onClose = onClose;
  }

  /** Returns the lifecycle of a client that owns its transport. */
  static Lifecycle owning(HttpTransport transport) {
    return new Lifecycle(null, transport::close);
  }

  /**
   * Returns the lifecycle of a client derived from this one: it ends with this one, or earlier and
   * alone, since it owns nothing.
   *
   * @return an open lifecycle
   */
  public Lifecycle derive() {
    return new Lifecycle(this, () -> {});
  }

  /** Returns whether this one was derived from another, with which it shares everything. */
  boolean isDerived() {
    return parent != null;
  }

  private boolean isClosed() {
    return closed.get() || (parent != null && parent.isClosed());
  }

  /** Refuses a call of a closed client. */
  void requireOpen() {
    if (isClosed()) {
      throw new ClientClosedException();
    }
  }

  /**
   * Begins a call of the current thread.
   *
   * @return the call, to be closed when it has ended
   * @throws IllegalStateException if the client is closed
   */
  RunningCall start() {
    RunningCall call = new RunningCall(this::isClosed, this::remove);
    // Added before the check: a client that is closed in between finds the call, or the call it.
    for (Lifecycle l = this; l != null; l = l.parent) {
      l.running.add(call);
    }
    if (isClosed()) {
      call.close();
      requireOpen();
    }
    return call;
  }

  private void remove(RunningCall call) {
    for (Lifecycle l = this; l != null; l = l.parent) {
      l.running.remove(call);
    }
  }

  /**
   * Ends the calls under way and closes what is owned. Returns when no attempt is being sent any
   * more, so that none is sent later; only where a transport of the application heeds no interrupt,
   * it returns after 2 s.
   */
  @Override
  public void close() {
    boolean first = closed.compareAndSet(false, true);
    running.forEach(RunningCall::wake);
    if (first) {
      onClose.run();
    }
    long deadline = System.nanoTime() + LONGEST_CLOSE_NANOS;
    running.forEach(call -> call.awaitStepEnd(deadline - System.nanoTime()));
  }
}
