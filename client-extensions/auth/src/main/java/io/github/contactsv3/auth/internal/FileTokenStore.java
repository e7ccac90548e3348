package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.errors.TokenStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pairs in a directory, a file each. */
public final class FileTokenStore implements TokenStore {
  private final Path directory;
  private final Runnable beforeRename;
  private final Listeners listeners = new Listeners();

  /**
   * Makes one.
   *
   * @param directory the directory; made when it is needed
   */
  public FileTokenStore(Path directory) {
    this(directory, () -> {});
  }

  /** For tests, which crash there. */
  FileTokenStore(Path directory, Runnable beforeRename) {
    this.beforeRename = beforeRename;
    this.directory = directory.toAbsolutePath().normalize();
  }

  @Override
  public Optional<StoredToken> load(TokenKey key) {
    return Optional.ofNullable(read(directory.resolve(name(key)))).map(TokenFile::token);
  }

  @Override
  @SuppressWarnings("try") // a lock is held, not used
  public boolean compareAndSet(TokenKey key, @Nullable StoredToken expected, StoredToken next) {
    Path file = prepare().resolve(name(key));
    try (FileLocks.Held mine = FileLocks.lock(beside(file, ".write.lock"))) {
      TokenFile now = read(file);
      if (!Objects.equals(
          MemoryTokenStore.version(now == null ? null : now.token()),
          MemoryTokenStore.version(expected))) {
        return false;
      }
      AtomicFile.replace(file, TokenFile.bytes(key, next, now), beforeRename);
    } catch (IOException e) {
      throw new TokenStoreException("can't write the token file " + file, e);
    }
    listeners.changed(key, next);
    return true;
  }

  @Override
  @SuppressWarnings("try") // a lock is held, not used
  public void remove(TokenKey key) {
    Path file = prepare().resolve(name(key));
    try (FileLocks.Held mine = FileLocks.lock(beside(file, ".write.lock"))) {
      AtomicFile.delete(file);
    } catch (IOException e) {
      throw new TokenStoreException("can't delete the token file " + file, e);
    }
    listeners.changed(key, null);
  }

  /** The system ends the lease of a process that dies, so the time does not matter. */
  @Override
  public Optional<Lease> tryLease(TokenKey key, Duration time) {
    Path file = prepare().resolve(name(key));
    try {
      return Optional.ofNullable(FileLocks.tryLock(beside(file, ".lease.lock")));
    } catch (IOException e) {
      throw new TokenStoreException("can't lock the token file " + file, e);
    }
  }

  @Override
  public Runnable listen(Listener listener) {
    return listeners.add(listener);
  }

  private static @Nullable TokenFile read(Path file) {
    byte[] bytes;
    try {
      bytes = AtomicFile.read(file);
    } catch (IOException e) {
      throw new TokenStoreException("can't read the token file " + file, e);
    }
    return bytes == null ? null : TokenFile.parse(bytes, file);
  }

  /** Returns the directory by its real path: two names of one file would be two locks. */
  private Path prepare() {
    try {
      // Asked first, since JDK 17 would refuse a link to a directory.
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory, AtomicFile.ownerOnlyDirectory(directory));
      }
      return directory.toRealPath();
    } catch (IOException e) {
      throw new TokenStoreException("can't make the token directory " + directory, e);
    }
  }

  /** The hash tells apart what looks alike once unusual characters are replaced. */
  private static String name(TokenKey key) {
    return key.type().name().toLowerCase(Locale.ROOT)
        + "-"
        + key.id().replaceAll("[^A-Za-z0-9]", "_")
        + "-"
        + Hashes.shortHash(key.type() + "\n" + key.id() + "\n" + key.clientId())
        + ".json";
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  @Override
  public String toString() {
    return "FileTokenStore{" + directory + "}";
  }
}
