package io.github.contactsv3.auth.internal;

/** How far to go for a token. */
enum RefreshMode {
  /** Wait for it; without one the call fails. */
  NOW,
  /** The old token still works: refresh only if nobody else does. */
  AHEAD
}
