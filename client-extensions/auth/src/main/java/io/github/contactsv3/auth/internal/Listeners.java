package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore.Listener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Who hears of a store's changes. Thread-safe. */
final class Listeners {
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

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
      } catch (RuntimeException ignored) {
        // see above
      }
    }
  }
}
