package io.github.contactsv3.cli.profile;

import io.github.contactsv3.cli.UsageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files that only their owner may read, where the file system knows owners. */
final class PrivateFiles {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNERS_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFiles() {}

  /** Writes a file as a whole, so that nobody ever sees half of it. */
  static void write(Path file, byte[] content) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      createFolder(Objects.requireNonNull(file.getParent()));
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, attributes(fresh, OWNER));
      Files.write(fresh, content, StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UsageException(file + " can't be written: " + reason(e));
    }
  }

  static void createFolder(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (parent != null && !Files.exists(parent)) {
      createFolder(parent);
    }
    if (!Files.exists(folder)) {
      Files.createDirectory(folder, attributes(folder, OWNERS_FOLDER));
    }
  }

  /** Refuses a file with a secret that others may read. */
  static void requirePrivate(Path file) throws IOException {
    if (isPosix(file)) {
      Set<PosixFilePermission> others = Files.getPosixFilePermissions(file);
      others.removeAll(PosixFilePermissions.fromString("rwx------"));
      if (!others.isEmpty()) {
        throw new UsageException("others may read " + file + ": run chmod 600 on it");
      }
    }
  }

  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such folder, and it can't be made";
    }
    String said = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
    return said == null ? e.getClass().getSimpleName().replace("Exception", "") : said;
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
