package io.github.contactsv3.codegen;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects problems, one line each, in the order of the document. Not thread-safe. */
final class Report {
  private final Set<String> lines = new LinkedHashSet<>();

  /** Adds a problem: what is wrong, and what to do. */
  void add(Place place, String what) {
    lines.add("%s: %s: %s".formatted(place.document().path(), place.pointer(), what));
  }

  /** Refuses members whose names are neither known nor start with {@code x-}. */
  void keysWithin(Place place, Collection<String> known) {
    for (Place member : place.members()) {
      if (!known.contains(member.name()) && !member.name().startsWith("x-")) {
        add(member, "is not supported here: remove it, or say it in another way");
      }
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
