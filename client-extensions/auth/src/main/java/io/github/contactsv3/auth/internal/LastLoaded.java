package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.core.spi.Clock;
import org.jspecify.annotations.Nullable;

/** Remembers a token's end by the monotonic clock: the time of day may jump between two loads. */
final class LastLoaded {
  private final Clock clock;
  private @Nullable CachedToken last;

  LastLoaded(Clock clock) {
    this.clock = clock;
  }

  void set(CachedToken token) {
    last = token;
  }

  CachedToken of(StoredToken stored) {
    CachedToken known = last;
    if (known != null && known.value().equals(stored.accessToken())) {
      return known;
    }
    CachedToken loaded = CachedToken.loaded(stored, clock);
    last = loaded;
    return loaded;
  }
}
