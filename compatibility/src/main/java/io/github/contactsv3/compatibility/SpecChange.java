package io.github.contactsv3.compatibility;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Changes of the documents since a baseline, on the wire and in Java. */
final class SpecChange {

  private final Map<String, ApiDocument> before;
  private final Map<String, ApiDocument> after;
  private final Map<String, List<Change>> wire = new LinkedHashMap<>();
  private final JavaDiff java;

  /**
   * @param before the documents of the baseline, by the names of their files
   * @param after the present ones; those that the baseline lacks count as unchanged
   * @param module the folder of the module that generates
   * @param folder an empty folder to work in
   */
  SpecChange(
      Map<String, ApiDocument> before, Map<String, ApiDocument> after, Path module, Path folder) {
    this.before = before;
    this.after = after;
    after.forEach(
        (name, document) -> {
          ApiDocument old = before.get(name);
          if (old != null) {
            wire.put(name, DocumentDiff.of(old, document));
          }
        });
    if (level(wire.values()) == Level.NONE) {
      java = new JavaDiff(Level.NONE, "", "");
    } else {
      Map<String, ApiDocument> all = new TreeMap<>(after);
      all.putAll(before);
      java =
          JavaDiff.of(
              GeneratedClient.of(module, all, ClassPath.present(), folder.resolve("before")),
              GeneratedClient.of(module, after, ClassPath.present(), folder.resolve("after")));
    }
  }

  private static Level level(Iterable<List<Change>> lists) {
    List<Level> levels = new ArrayList<>();
    lists.forEach(list -> list.forEach(change -> levels.add(change.level())));
    return Level.worst(levels);
  }

  Level level() {
    return Level.worst(List.of(level(wire.values()), java.level()));
  }

  Level inJava() {
    return java.level();
  }

  Level onTheWire() {
    return level(wire.values());
  }

  /** Returns what a breaking change still needs to be accepted, a line each. */
  List<String> versionsToRaise() {
    if (level() != Level.BREAKING) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    boolean raised = false;
    for (Map.Entry<String, List<Change>> document : wire.entrySet()) {
      String name = document.getKey();
      String was = version(before, name);
      boolean higher = major(version(after, name)) > major(was);
      raised |= higher;
      // A name that only Java knows: of one of the changed documents.
      boolean own = level(List.of(document.getValue())) == Level.BREAKING;
      boolean maybe = onTheWire() != Level.BREAKING && !document.getValue().isEmpty();
      if (!higher && (own || maybe)) {
        lines.add(
            "%s: raise info.version from %s to %d.0.0, or make the change compatible"
                .formatted(name, was, major(was) + 1));
      }
    }
    return onTheWire() != Level.BREAKING && raised ? List.of() : lines;
  }

  private static String version(Map<String, ApiDocument> documents, String name) {
    ApiDocument document = documents.get(name);
    return document == null ? "" : document.version();
  }

  private static int major(String version) {
    String number = version.replaceFirst("\\..*", "");
    return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
  }

  String changelog() {
    StringBuilder text = new StringBuilder();
    wire.forEach(
        (name, changes) -> {
          if (!changes.isEmpty()) {
            text.append("\n## ").append(name).append('\n').append(Changelog.of(changes));
          }
        });
    return text.isEmpty() ? "\nNothing has changed.\n" : text.toString();
  }

  /** The three views side by side, for a reviewer. */
  String report() {
    return """
        # Change of the API documents: %s

        | view | verdict |
        |---|---|
        | on the wire | %s |
        | in Java | %s |

        # On the wire
        %s
        # In Java, by signature

        %s
        # In Java, by japicmp

        %s
        """
        .formatted(
            level(),
            onTheWire(),
            java.level(),
            changelog(),
            java.signatures().isEmpty()
                ? "No signature has changed.\n"
                : "```diff\n" + java.signatures() + "\n```\n",
            java.report().isEmpty() ? "Nothing to compare." : java.report());
  }
}
