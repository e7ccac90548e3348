package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.internal.FileLocks.HeldLock;
import io.github.contactsv3.auth.internal.FileLocks.SystemLock;
import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.auth.spi.TokenStoreListeners;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens in a directory, a file for each key. */
public final class FileTokenStore implements TokenStore {
  private final TokenDirectory directory;
  private final Runnable beforeRename;
  private final SystemLock systemLock;
  private final TokenStoreListeners listeners;

  /**
   * Creates a store.
   *
   * @param directory the directory; made when it is needed
   */
  public FileTokenStore(Path directory) {
    this(directory, () -> {}, FileChannel::tryLock);
  }

  /** For tests, which crash before a file is renamed, and whose systems have no locks. */
  FileTokenStore(Path directory, Runnable beforeRename, SystemLock systemLock) {
    this.directory = new TokenDirectory(directory);
    this.listeners = DirectoryListeners.of(directory.toAbsolutePath().normalize());
    this.beforeRename = beforeRename;
    this.systemLock = systemLock;
  }

  @Override
  public Optional<StoredToken> load(TokenKey key) {
    return Optional.ofNullable(read(key, TokenDirectory.follow(directory.entry(key))))
        .map(TokenFile::token);
  }

  @Override
  @SuppressWarnings("try") // a lock is held, not used
  public boolean compareAndSet(TokenKey key, @Nullable StoredToken expected, StoredToken next) {
    MemoryTokenStore.requireOwn(key, next);
    Path file = directory.prepare(key);
    try (HeldLock mine = lock(file)) {
      TokenFile now = read(key, file);
      if (!Objects.equals(
          MemoryTokenStore.version(now == null ? null : now.token()),
          MemoryTokenStore.version(expected))) {
        return false;
      }
      AtomicFile.replace(file, TokenFile.bytes(key, next, now), beforeRename);
    } catch (IOException e) {
      throw TokenDirectory.failure("write the token file", file, e);
    }
    listeners.changed(key, next);
    return true;
  }

  @Override
  public void remove(TokenKey key) {
    Path entry = directory.entry(key);
    try {
      // Neither a missing file nor a link to one has anything to lock.
      if (AtomicFile.exists(entry)) {
        removeLocked(directory.prepare(key));
      }
      if (Files.isSymbolicLink(entry)) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw TokenDirectory.failure("delete the token file", entry, e);
    }
    listeners.changed(key, null);
  }

  @SuppressWarnings("try") // a lock is held, not used
  private void removeLocked(Path file) throws IOException {
    try (HeldLock mine = lock(file)) {
      AtomicFile.delete(file);
    }
  }

  private HeldLock lock(Path file) {
    Path lock = sibling(file, ".write.lock");
    try {
      return FileLocks.lock(lock, systemLock, StoreScope.current());
    } catch (IOException e) {
      throw TokenDirectory.failure("lock the file", lock, e);
    }
  }

  /** The system ends the lease of a process that dies, so the time does not matter. */
  @Override
  public Optional<Lease> tryLease(TokenKey key, Duration time) {
    Path lock = sibling(directory.prepare(key), ".lease.lock");
    try {
      return Optional.ofNullable(FileLocks.tryLock(lock, systemLock, StoreScope.current()));
    } catch (IOException e) {
      throw TokenDirectory.failure("lock the file", lock, e);
    }
  }

  @Override
  public Runnable listen(Listener listener) {
    return listeners.add(listener);
  }

  private static @Nullable TokenFile read(TokenKey key, Path file) {
    byte[] bytes;
    try {
      bytes = AtomicFile.read(file);
    } catch (IOException e) {
      throw TokenDirectory.failure("read the token file", file, e);
    }
    return bytes == null ? null : TokenFile.parse(bytes, key, file);
  }

  private static Path sibling(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  @Override
  public String toString() {
    return "FileTokenStore{" + directory + "}";
  }
}
