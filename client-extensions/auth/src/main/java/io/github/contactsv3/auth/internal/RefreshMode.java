package io.github.contactsv3.auth.internal;

/** The effort to make for a token. */
enum RefreshMode {
  /** Wait for it; without one the call fails. */
  NOW,
  /** The old token still works: refresh only if nobody else does. */
  AHEAD
}
