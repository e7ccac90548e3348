package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.Lease;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Locks between threads and between processes. The system's locks belong to the process as a whole,
 * and closing one channel of a file releases those of all its channels; so a set of paths admits
 * one thread of the process to the file at a time.
 *
 * <p>No wait is left to the system: a process that is stopped keeps its locks, and Java can't end a
 * wait for one.
 */
final class FileLocks {
  private static final Set<StandardOpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private static final Duration POLL = Duration.ofMillis(10);

  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Condition RELEASED = LOCK.newCondition();

  /** The lock files that this process has open, guarded by the lock. */
  private static final Set<Path> OPEN = new HashSet<>();

  private FileLocks() {}

  /** Acquires a lock from the operating system. */
  @FunctionalInterface
  interface SystemLock {
    /** Returns null if another process has it. */
    @Nullable FileLock tryLock(FileChannel channel) throws IOException;
  }

  /** A lock, until it is closed. */
  static final class HeldLock implements Lease {
    private final Path path;
    private final FileChannel channel;
    private boolean closed;

    private HeldLock(Path path, FileChannel channel) {
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
  static HeldLock lock(Path path, SystemLock system, Deadline deadline) throws IOException {
    awaitClaim(path, deadline);
    HeldLock held =
        open(
            path,
            channel -> {
              FileLock lock = tryLock(channel, system);
              while (lock == null) {
                deadline.waitsFor(obstacle(path, "process"));
                deadline.sleep(POLL);
                lock = tryLock(channel, system);
              }
              return lock;
            });
    deadline.waitsFor(null);
    return Objects.requireNonNull(held);
  }

  /** Returns null if it is held elsewhere, and notes the holder on the deadline. */
  static @Nullable HeldLock tryLock(Path path, SystemLock system, Deadline deadline)
      throws IOException {
    if (!claim(path)) {
      deadline.waitsFor(obstacle(path, "thread"));
      return null;
    }
    HeldLock held = open(path, channel -> tryLock(channel, system));
    if (held == null) {
      deadline.waitsFor(obstacle(path, "process"));
    }
    return held;
  }

  private static @Nullable FileLock tryLock(FileChannel channel, SystemLock system)
      throws IOException {
    try {
      return system.tryLock(channel);
    } catch (OverlappingFileLockException e) {
      // Another class loader of this process has loaded this class, too.
      return null;
    }
  }

  private static String obstacle(Path path, String holder) {
    return "timed out waiting for the lock file " + path + ", which another " + holder + " holds";
  }

  private static void awaitClaim(Path path, Deadline deadline) {
    LOCK.lock();
    try {
      while (!OPEN.add(path)) {
        deadline.waitsFor(obstacle(path, "thread"));
        deadline.requireTime();
        RELEASED.awaitNanos(deadline.left().toNanos());
      }
    } catch (InterruptedException e) {
      throw deadline.interrupted();
    } finally {
      LOCK.unlock();
    }
  }

  private static boolean claim(Path path) {
    LOCK.lock();
    try {
      return OPEN.add(path);
    } finally {
      LOCK.unlock();
    }
  }

  private static @Nullable HeldLock open(Path path, SystemLock system) throws IOException {
    FileChannel channel = null;
    boolean locked = false;
    try {
      channel = FileChannel.open(path, OPTIONS, AtomicFile.ownerOnlyFile(path));
      locked = system.tryLock(channel) != null;
      return locked ? new HeldLock(path, channel) : null;
    } finally {
      if (!locked) {
        try {
          if (channel != null) {
            channel.close();
          }
        } finally {
          release(path);
        }
      }
    }
  }

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
