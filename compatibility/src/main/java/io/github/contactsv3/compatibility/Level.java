package io.github.contactsv3.compatibility;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Effect of a change on users of the state before; the later, the worse. */
public enum Level {
  /** There is no change. */
  NONE,
  /** Descriptions, examples, names that nobody sends. */
  METADATA,
  /** Everything that worked before still works. */
  COMPATIBLE,
  /** The gate does not know what it means: a person has to decide. */
  LOOK,
  /** Something that worked before may fail. */
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
