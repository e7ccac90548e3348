package io.github.contactsv3.auth.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that are replaced as a whole. Whoever writes holds a lock. */
final class AtomicFile {
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private AtomicFile() {}

  /** Returns the bytes, or null if there is no such file. */
  static byte @Nullable [] read(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  static void replace(Path file, byte[] bytes, Runnable beforeRename) throws IOException {
    Path temporary = temporary(file);
    // Left by a crash between writing and renaming, which the old file has survived.
    Files.deleteIfExists(temporary);
    try (FileChannel channel = FileChannel.open(temporary, NEW, ownerOnlyFile(file))) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    beforeRename.run();
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(file);
  }

  static void delete(Path file) throws IOException {
    Files.deleteIfExists(temporary(file));
    Files.deleteIfExists(file);
    forceDirectory(file);
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
