package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;

/** A new pair, as it is to be stored and as it is to be used. */
record Renewed(StoredToken token, Held held) {
  @Override
  public String toString() {
    return "Renewed{***}";
  }
}
