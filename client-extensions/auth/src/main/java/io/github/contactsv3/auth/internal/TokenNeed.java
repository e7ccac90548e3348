package io.github.contactsv3.auth.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The requirements of a caller for a token.
 *
 * @param mode how far to go for it
 * @param rejected a token that the service refused, or null
 */
record TokenNeed(RefreshMode mode, @Nullable String rejected) {
  /** If a token so young is refused, its successor would be too. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  static final TokenNeed NOW = new TokenNeed(RefreshMode.NOW, null);
  static final TokenNeed AHEAD = new TokenNeed(RefreshMode.AHEAD, null);

  static TokenNeed otherThan(String rejected) {
    return new TokenNeed(RefreshMode.NOW, rejected);
  }

  boolean isMetBy(CachedToken token) {
    return mode == RefreshMode.AHEAD
        ? !token.isSoftDue()
        : !token.isHardDue() && !token.value().equals(rejected);
  }

  /** Returns whether the token is the refused one and too young for a new one to help. */
  boolean isHopeless(CachedToken token) {
    return token.value().equals(rejected) && token.isYoungerThan(YOUNG);
  }

  @Override
  public String toString() {
    return "TokenNeed{" + mode + "}";
  }
}
