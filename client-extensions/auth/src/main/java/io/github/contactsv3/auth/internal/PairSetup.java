package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.AuthListener;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.Timing;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;

/**
 * What it takes to keep one pair.
 *
 * @param app the app
 * @param key whose pair it is
 * @param store where the pair is kept
 * @param endpoint where new ones come from
 * @param timing the time
 * @param listener hears of refreshes
 */
public record PairSetup(
    OAuthApp app,
    TokenKey key,
    TokenStore store,
    TokenEndpoint endpoint,
    Timing timing,
    AuthListener listener) {

  /** Returns the cell of the pair, which learns of what others store through the same object. */
  TokenCell cell() {
    TokenCell cell = new TokenCell(new PairRotation(this), timing, this::failed);
    WeakListener.add(store, key, cell);
    return cell;
  }

  @SuppressWarnings("EmptyCatch") // a listener that throws must not undo a refresh
  void refreshed() {
    try {
      listener.refreshed(key);
    } catch (RuntimeException ignored) {
      // see above
    }
  }

  @SuppressWarnings("EmptyCatch") // nor hide why one failed
  void failed(RuntimeException error) {
    try {
      listener.refreshFailed(key, error);
    } catch (RuntimeException ignored) {
      // see above
    }
  }

  @Override
  public String toString() {
    return "PairSetup{" + key + "}";
  }
}
