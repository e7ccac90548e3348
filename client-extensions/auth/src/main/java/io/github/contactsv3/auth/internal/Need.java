package io.github.contactsv3.auth.internal;

import org.jspecify.annotations.Nullable;

/**
 * What a caller wants of a token.
 *
 * @param urgency how far to go for it
 * @param rejected a token that will not do, or null
 */
record Need(Urgency urgency, @Nullable String rejected) {
  /** How far to go. */
  enum Urgency {
    /** Wait for it; without one the call fails. */
    NOW,
    /** There still is a token: refresh if nobody else does. */
    AHEAD,
    /** Only look whether somebody else has refreshed. */
    LOOK
  }

  static final Need NOW = new Need(Urgency.NOW, null);
  static final Need AHEAD = new Need(Urgency.AHEAD, null);

  static Need otherThan(String rejected, boolean refresh) {
    return new Need(refresh ? Urgency.NOW : Urgency.LOOK, rejected);
  }

  boolean isMetBy(Held held) {
    return urgency == Urgency.AHEAD
        ? !held.isSoftDue()
        : !held.isHardDue() && !held.value().equals(rejected);
  }

  @Override
  public String toString() {
    return "Need{" + urgency + "}";
  }
}
