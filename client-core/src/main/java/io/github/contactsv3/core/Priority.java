package io.github.contactsv3.core;

/** How urgent a call is when the quota is short. */
public enum Priority {
  /** Somebody waits for the result. Served before {@link #BATCH}; the default. */
  INTERACTIVE,
  /**
   * Work in the background, such as an export. Leaves a share of the quota to interactive calls, 20
   * % by default.
   */
  BATCH
}
