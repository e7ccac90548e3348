package io.github.contactsv3.sandbox.internal.contacts;

import org.jspecify.annotations.Nullable;

/** Receives every change of contacts, within what makes it atomic. Thread-safe. */
@FunctionalInterface
public interface ContactChanges {
  /** For those who don't want to know. */
  ContactChanges IGNORED = (before, after) -> {};

  /**
   * A contact was added, replaced or removed.
   *
   * @param before null if it was added
   * @param after null if it was removed
   */
  void changed(@Nullable Contact before, @Nullable Contact after);
}
