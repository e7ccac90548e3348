package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.TokenStoreListeners;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The listeners of all file stores of this process on a directory: an application may remove tokens
 * through another store object than the one its clients have.
 */
final class DirectoryListeners {
  private static final Map<Path, WeakReference<TokenStoreListeners>> OF_DIRECTORIES =
      new ConcurrentHashMap<>();

  private DirectoryListeners() {}

  static TokenStoreListeners of(Path directory) {
    OF_DIRECTORIES.values().removeIf(r -> r.get() == null);
    while (true) {
      TokenStoreListeners found =
          OF_DIRECTORIES
              .computeIfAbsent(directory, d -> new WeakReference<>(new TokenStoreListeners()))
              .get();
      if (found != null) {
        return found;
      }
      OF_DIRECTORIES.values().removeIf(r -> r.get() == null);
    }
  }
}
