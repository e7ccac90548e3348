package io.github.contactsv3.compatibility;

import io.github.contactsv3.compatibility.Change.Group;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Changes in Markdown, by group, the worst first. */
final class Changelog {

  private Changelog() {}

  static String of(Collection<Change> changes) {
    StringBuilder text = new StringBuilder();
    for (Group group : Group.values()) {
      List<Change> of = changes.stream().filter(change -> change.group() == group).toList();
      if (!of.isEmpty()) {
        text.append("\n### ").append(group).append("\n\n").append(lines(of));
      }
    }
    return text.isEmpty() ? "\nNothing has changed.\n" : text.toString();
  }

  /** Changes in Markdown, the worst first. */
  static String lines(Collection<Change> changes) {
    return changes.stream()
        .sorted(Comparator.comparing(Change::level).reversed().thenComparing(Change::place))
        .map(
            change ->
                "- %s%s: %s\n"
                    .formatted(
                        change.level().compareTo(Level.LOOK) >= 0
                            ? "**" + change.level() + "** "
                            : "",
                        change.place(),
                        change.what()))
        .collect(Collectors.joining());
  }
}
