package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.Timing;
import org.jspecify.annotations.Nullable;

/** Remembers a token's end by the monotonic clock: the time of day may jump between two loads. */
final class LastLoaded {
  private final Timing timing;
  private @Nullable CachedToken last;

  LastLoaded(Timing timing) {
    this.timing = timing;
  }

  void set(CachedToken token) {
    last = token;
  }

  CachedToken of(StoredToken stored) {
    CachedToken known = last;
    if (known != null && known.value().equals(stored.accessToken())) {
      return known;
    }
    CachedToken loaded = CachedToken.loaded(stored, timing);
    last = loaded;
    return loaded;
  }
}
