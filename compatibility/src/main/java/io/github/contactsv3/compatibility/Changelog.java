package io.github.contactsv3.compatibility;

import io.github.contactsv3.compatibility.Change.Group;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Changes in Markdown, by group, the worst first. */
final class Changelog {

  private Changelog() {}

  static String of(Collection<Change> changes) {
    StringBuilder text = new StringBuilder();
    for (Group group : Group.values()) {
      List<Change> of =
          changes.stream()
              .filter(change -> change.group() == group)
              .sorted(Comparator.comparing(Change::level).reversed().thenComparing(Change::place))
              .toList();
      if (!of.isEmpty()) {
        text.append("\n### ").append(group).append("\n\n");
        of.forEach(
            change ->
                text.append("- ")
                    .append(
                        change.level().compareTo(Level.LOOK) >= 0
                            ? "**" + change.level() + "** "
                            : "")
                    .append(change.place())
                    .append(": ")
                    .append(change.what())
                    .append('\n'));
      }
    }
    return text.isEmpty() ? "\nNothing has changed.\n" : text.toString();
  }
}
