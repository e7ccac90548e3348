package io.github.contactsv3.auth.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that are replaced as a whole. Writers hold a lock. */
final class AtomicFile {
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /** Far more than a token file needs; what is larger is something else. */
  private static final long LARGEST = 1L << 20;

  private AtomicFile() {}

  /** Returns the bytes, or null if there is no such file. */
  static byte @Nullable [] read(Path file) throws IOException {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException("it is larger than " + LARGEST + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      Path directory = directory(file);
      if (Files.exists(directory) && !Files.isDirectory(directory)) {
        // JDK 25 does not tell this from a file that is missing.
        throw new NotDirectoryException(directory.toString());
      }
      return null;
    }
  }

  static void replace(Path file, byte[] bytes, Runnable beforeRename) throws IOException {
    Path temporary = temporary(file);
    cleaningUp(temporary, () -> uninterrupted(() -> writeNew(temporary, bytes)));
    beforeRename.run();
    cleaningUp(
        temporary,
        () ->
            Files.move(
                temporary,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING));
    uninterrupted(() -> forceDirectory(file));
  }

  /** A disk that is full leaves an empty or half a file, which holds space and maybe a token. */
  static void cleaningUp(Path temporary, IoStep step) throws IOException {
    try {
      step.run();
    } catch (IOException e) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException another) {
        // The first one says what went wrong; the next writer deletes the file.
        e.addSuppressed(another);
      }
      throw e;
    }
  }

  private static void writeNew(Path temporary, byte[] bytes) throws IOException {
    // Left by a crash between writing and renaming, which the old file has survived.
    Files.deleteIfExists(temporary);
    try (FileChannel channel = FileChannel.open(temporary, NEW, ownerOnlyFile(temporary))) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  static boolean exists(Path file) {
    return Files.exists(file) || Files.exists(temporary(file));
  }

  static void delete(Path file) throws IOException {
    Files.deleteIfExists(temporary(file));
    Files.deleteIfExists(file);
    uninterrupted(() -> forceDirectory(file));
  }

  private static Path temporary(Path file) {
    return file.resolveSibling(file.getFileName() + ".tmp");
  }

  /** Without it the new name itself could be lost with the power. */
  private static void forceDirectory(Path file) throws IOException {
    if (isPosix(file)) {
      try (FileChannel channel = FileChannel.open(directory(file), StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  interface IoStep {
    void run() throws IOException;
  }

  /** An interrupt closes the channel that a thread is in; the step is then done again. */
  private static void uninterrupted(IoStep step) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          step.run();
          return;
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static FileAttribute<?>[] ownerOnlyFile(Path file) {
    return isPosix(file) ? permissions("rw-------") : new FileAttribute<?>[0];
  }

  static FileAttribute<?>[] ownerOnlyDirectory(Path directory) {
    return isPosix(directory) ? permissions("rwx------") : new FileAttribute<?>[0];
  }

  private static FileAttribute<?>[] permissions(String text) {
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
    };
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static Path directory(Path file) {
    return Objects.requireNonNull(file.getParent());
  }
}
