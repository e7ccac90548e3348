package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.core.internal.Hashes;
import io.github.contactsv3.errors.TokenStoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Finds the file of a key in a directory, and says in one sentence what is wrong with it. */
final class TokenDirectory {
  private final Path directory;

  TokenDirectory(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /** Returns the file or the link of a key, which need not exist. */
  Path entry(TokenKey key) {
    return directory.resolve(name(key));
  }

  /**
   * Returns the file of a key with all links followed, in a directory that exists. Two names of one
   * file would be two locks.
   */
  Path prepare(TokenKey key) {
    try {
      // Asked first, since JDK 17 would refuse a link to a directory.
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory, AtomicFile.ownerOnlyDirectory(directory));
      }
      return follow(directory.toRealPath().resolve(name(key)));
    } catch (IOException e) {
      throw failure("create the token directory", directory, e);
    }
  }

  /** Returns the target if a file is a link, also over several links. */
  static Path follow(Path file) {
    Path real = file;
    if (Files.isSymbolicLink(file)) {
      try {
        real = file.toRealPath();
      } catch (NoSuchFileException e) {
        throw new TokenStoreException(
            "the token file "
                + file
                + " is a link to a file that does not exist: restore the file or remove the link",
            e);
      } catch (IOException e) {
        throw failure("follow the link", file, e);
      }
    }
    if (Files.exists(real) && !Files.isRegularFile(real)) {
      throw new TokenStoreException(
          "the token file " + real + " is a directory or a device, not a file", null);
    }
    return real;
  }

  static TokenStoreException failure(String what, Path file, IOException error) {
    return new TokenStoreException("cannot " + what + " " + file + ": " + reason(error), error);
  }

  private static String reason(IOException error) {
    if (error instanceof AccessDeniedException) {
      return "access denied";
    }
    String reason =
        error instanceof FileSystemException system ? system.getReason() : error.getMessage();
    return reason == null ? error.getClass().getSimpleName() : reason;
  }

  /** The hash tells apart what looks alike once unusual characters are replaced. */
  private static String name(TokenKey key) {
    return key.type().name().toLowerCase(Locale.ROOT)
        + "-"
        + key.id().replaceAll("[^A-Za-z0-9]", "_")
        + "-"
        + Hashes.name(key.type() + "\n" + key.id() + "\n" + key.clientId())
        + ".json";
  }

  @Override
  public String toString() {
    return directory.toString();
  }
}
