package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;

/** A new pair, as it is stored and as it is used. */
record RefreshedToken(StoredToken token, CachedToken cached) {
  @Override
  public String toString() {
    return "RefreshedToken{***}";
  }
}
