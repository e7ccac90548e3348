package io.github.contactsv3.auth.internal;

import org.jspecify.annotations.Nullable;

/** Where a token comes from. Called by one thread at a time. */
@FunctionalInterface
interface Obtainer {
  /**
   * Returns a token that meets the need.
   *
   * @return the token; null only if the need is not {@link Need.Urgency#NOW}
   */
  @Nullable Held obtain(Need need, Deadline deadline);
}
