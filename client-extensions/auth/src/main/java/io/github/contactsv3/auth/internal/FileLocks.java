package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.Lease;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Locks between threads and between processes. The system's locks belong to the process as a whole,
 * and closing one channel of a file gives back those of all its channels; so within the process a
 * set of paths tells who may open the file at all.
 */
final class FileLocks {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Condition RELEASED = LOCK.newCondition();

  /** The lock files that this process has open, guarded by the lock. */
  private static final Set<Path> OPEN = new HashSet<>();

  private FileLocks() {}

  /** A lock, until it is closed. */
  static final class Held implements Lease {
    private final Path path;
    private final FileChannel channel;
    private boolean closed;

    private Held(Path path, FileChannel channel) {
      this.path = path;
      this.channel = channel;
    }

    @Override
    @SuppressWarnings("EmptyCatch") // a file that can't be closed is closed by the system
    public void close() {
      if (closed) {
        return;
      }
      closed = true;
      try {
        channel.close();
      } catch (IOException ignored) {
        // see above
      } finally {
        release(path);
      }
    }
  }

  /** Waits for a lock that others hold for the time of a write. */
  static Held lock(Path path) throws IOException {
    LOCK.lock();
    try {
      while (!OPEN.add(path)) {
        RELEASED.awaitUninterruptibly();
      }
    } finally {
      LOCK.unlock();
    }
    Held held = open(path, true);
    if (held == null) {
      throw new IOException("no lock on " + path);
    }
    return held;
  }

  /** Returns null if somebody else has it. */
  static @Nullable Held tryLock(Path path) throws IOException {
    LOCK.lock();
    try {
      if (!OPEN.add(path)) {
        return null;
      }
    } finally {
      LOCK.unlock();
    }
    return open(path, false);
  }

  private static @Nullable Held open(Path path, boolean wait) throws IOException {
    FileChannel channel = null;
    boolean locked = false;
    try {
      channel = FileChannel.open(path, OPTIONS, AtomicFile.ownerOnlyFile(path));
      FileLock lock = wait ? channel.lock() : channel.tryLock();
      locked = lock != null;
      return locked ? new Held(path, channel) : null;
    } finally {
      if (!locked) {
        if (channel != null) {
          channel.close();
        }
        release(path);
      }
    }
  }

  private static final Set<StandardOpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private static void release(Path path) {
    LOCK.lock();
    try {
      OPEN.remove(path);
      RELEASED.signalAll();
    } finally {
      LOCK.unlock();
    }
  }
}
