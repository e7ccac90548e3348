package io.github.contactsv3.auth.spi;

import io.github.contactsv3.auth.spi.TokenStore.Listener;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The listeners of a {@link TokenStore}, for authors of stores. Thread-safe. */
public final class TokenStoreListeners {
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Creates an object without listeners. */
  public TokenStoreListeners() {}

  /**
   * Adds a listener; see {@link TokenStore#listen}.
   *
   * @param listener the listener; may be added more than once
   * @return a handle that removes the listener when run; may be run more than once
   */
  public Runnable add(Listener listener) {
    Objects.requireNonNull(listener, "listener");
    // An object of its own, so that a listener added twice is removed once.
    Listener own = (key, token) -> listener.changed(key, token);
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  /**
   * Calls the listeners. To be called after the change, without holding a lock.
   *
   * @param key the key whose tokens have changed
   * @param token what is stored now, or null if it was removed
   */
  @SuppressWarnings("EmptyCatch") // what is stored is stored
  public void changed(TokenKey key, @Nullable StoredToken token) {
    for (Listener listener : listeners) {
      try {
        listener.changed(key, token);
      } catch (Exception ignored) {
        // see above
      }
    }
  }
}
