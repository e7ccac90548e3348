package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.errors.TokenStoreException;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Reports a store's changes to an object without keeping it alive: a store outlives many clients.
 */
final class StoreChanges<T> implements TokenStore.Listener {
  /** Takes a change; must not hold the target. */
  @FunctionalInterface
  interface Handler<T> {
    void changed(T target, TokenKey key, @Nullable StoredToken token);
  }

  private final WeakReference<T> target;
  private final Handler<T> handler;
  private volatile @Nullable Runnable stop;

  private StoreChanges(T target, Handler<T> handler) {
    this.target = new WeakReference<>(target);
    this.handler = handler;
  }

  static <T> void listen(OAuthContext context, T target, Handler<T> handler) {
    StoreChanges<T> changes = new StoreChanges<>(target, handler);
    try {
      changes.stop = context.store().listen(changes);
    } catch (Exception e) {
      throw new TokenStoreException(
          "cannot listen to the token store", context.secrets().masked(e));
    }
  }

  @Override
  public void changed(TokenKey key, @Nullable StoredToken token) {
    T living = target.get();
    Runnable end = stop;
    if (living != null) {
      handler.changed(living, key, token);
    } else if (end != null) {
      end.run();
    }
  }
}
