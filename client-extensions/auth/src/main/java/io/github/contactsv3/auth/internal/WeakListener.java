package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** Tells a cell of what others store, and does not keep it alive: a store outlives many clients. */
final class WeakListener implements TokenStore.Listener {
  private final TokenKey key;
  private final WeakReference<TokenCell> cell;
  private volatile @Nullable Runnable stop;

  private WeakListener(TokenKey key, TokenCell cell) {
    this.key = key;
    this.cell = new WeakReference<>(cell);
  }

  static void add(TokenStore store, TokenKey key, TokenCell cell) {
    WeakListener listener = new WeakListener(key, cell);
    listener.stop = store.listen(listener);
  }

  @Override
  public void changed(TokenKey changed, @Nullable StoredToken token) {
    TokenCell living = cell.get();
    Runnable end = stop;
    if (living == null && end != null) {
      end.run();
    } else if (living != null && changed.equals(key)) {
      living.changed(token);
    }
  }
}
