package io.github.contactsv3.compatibility;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What a change means for users of the state before; the later, the worse. */
public enum Level {
  /** There is no change. */
  NONE,
  /** Descriptions, examples, names that nobody sends. */
  METADATA,
  /** What worked goes on working. */
  COMPATIBLE,
  /** The gate does not know what it means: a person has to decide. */
  LOOK,
  /** What worked may not work any more. */
  BREAKING;

  /** The worst of some, or none. */
  public static Level worst(Collection<Level> levels) {
    return levels.stream().max(Comparator.naturalOrder()).orElse(NONE);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
