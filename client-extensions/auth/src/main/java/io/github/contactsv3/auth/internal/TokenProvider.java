package io.github.contactsv3.auth.internal;

import org.jspecify.annotations.Nullable;

/** Gets a token from a store or from the service. Called by one thread at a time. */
@FunctionalInterface
interface TokenProvider {
  /**
   * Returns a token that meets the need.
   *
   * @return the token; null if another caller is at it and the need is {@link RefreshMode#AHEAD},
   *     or if no new token would help
   */
  @Nullable CachedToken obtain(TokenNeed need, Deadline deadline);
}
