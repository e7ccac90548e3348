package io.github.contactsv3.client.internal;

import io.github.contactsv3.client.internal.http.HttpTransport;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Whether a client, or a client derived from one, is open. Thread-safe. */
public final class Lifecycle implements AutoCloseable {
  private final AtomicBoolean closed = new AtomicBoolean();
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

  /** Refuses a call of a closed client. */
  void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("the client is closed");
    }
    if (parent != null) {
      parent.requireOpen();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      onClose.run();
    }
  }
}
