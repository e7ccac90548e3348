package io.github.contactsv3.auth.internal;

import io.github.contactsv3.core.internal.Hashes;

/** Names of apps that have no client id: those of private integration tokens. */
final class AppIds {
  /** The id of the app before its first private integration token was seen. */
  static final String UNKNOWN = "pit";

  private AppIds() {}

  /** Returns the name of the app that a private integration token stands for. */
  static String of(String token) {
    return UNKNOWN + "-" + Hashes.name(token);
  }
}
