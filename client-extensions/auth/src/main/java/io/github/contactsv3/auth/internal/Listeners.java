package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore.Listener;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The listeners of a store. Thread-safe. */
final class Listeners {
  private static final Map<Path, WeakReference<Listeners>> OF_DIRECTORIES =
      new ConcurrentHashMap<>();

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /**
   * Returns the listeners of all file stores of this process on a directory: an application may
   * remove tokens through another store object than the one its clients have.
   */
  static Listeners of(Path directory) {
    OF_DIRECTORIES.values().removeIf(r -> r.get() == null);
    while (true) {
      Listeners found =
          OF_DIRECTORIES
              .computeIfAbsent(directory, d -> new WeakReference<>(new Listeners()))
              .get();
      if (found != null) {
        return found;
      }
      OF_DIRECTORIES.values().removeIf(r -> r.get() == null);
    }
  }

  Runnable add(Listener listener) {
    // An object of its own, so that a listener added twice is removed once.
    Listener own = (key, token) -> listener.changed(key, token);
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  @SuppressWarnings("EmptyCatch") // what is stored is stored
  void changed(TokenKey key, @Nullable StoredToken token) {
    for (Listener listener : listeners) {
      try {
        listener.changed(key, token);
      } catch (Exception ignored) {
        // see above
      }
    }
  }
}
