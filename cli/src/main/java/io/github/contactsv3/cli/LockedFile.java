package io.github.contactsv3.cli;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that one run writes at a time. Ctrl-C does not close it, as it would a channel: what was
 * begun is written to its end. The system frees the lock, however the program ends.
 */
final class LockedFile implements Closeable {
  private final Path path;
  private final RandomAccessFile file;

  private LockedFile(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Opens a file, or creates an empty one.
   *
   * @throws UsageException if another run has it
   */
  static LockedFile open(Path path) throws IOException {
    // Its exceptions say what is wrong, those of RandomAccessFile only in the system's language.
    Files.newByteChannel(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    if (isFree(file)) {
      return new LockedFile(path, file);
    }
    file.close();
    throw new UsageException(path + " is being written by another run: wait until it has ended");
  }

  /** Locks a byte that no file has, since Windows keeps others from reading what is locked. */
  private static boolean isFree(RandomAccessFile file) {
    try {
      @Nullable FileLock lock = file.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      // A file system without locks, such as some that are mounted from afar.
      return true;
    }
  }

  /** Cuts off what stands after a length, and goes on writing there. */
  void cut(long length) throws IOException {
    named(
        () -> {
          file.setLength(length);
          file.seek(length);
        });
  }

  long length() throws IOException {
    return file.length();
  }

  /** Returns a stream to where the file has been cut; it writes at once. */
  OutputStream stream() throws IOException {
    OutputStream raw = new FileOutputStream(file.getFD());
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        named(() -> raw.write(b));
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        named(() -> raw.write(bytes, offset, length));
      }
    };
  }

  /** Returns when the disk has what was written. */
  void sync() throws IOException {
    named(() -> file.getFD().sync());
  }

  private void named(Action action) throws IOException {
    try {
      action.run();
    } catch (IOException e) {
      throw IoReason.named(path, e);
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
