package io.github.contactsv3.compatibility;

import japicmp.model.JApiClass;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges what users get: the published jars and the versions of libraries, compared with those of
 * another build. Sees what changes of documents, templates, the generator and hand-written code do
 * to signatures alike, and what the generated code sends and reads besides.
 */
final class JarGate {

  private final Path project;
  private final PrintStream out;

  JarGate(Path project, PrintStream out) {
    this.project = project;
    this.out = out;
  }

  /**
   * Judges, and writes a report. Breaking changes are told, not refused: whether the version of the
   * artifacts allows them is decided at the release.
   *
   * @param arguments the built project, the built project of before, and the file for the report
   */
  public static void main(@Nullable String[] arguments) throws IOException {
    String baseline = arguments[1];
    if (baseline == null || baseline.isEmpty()) {
      throw new ChangeException("name the project of before with -Djars.baseline=FOLDER");
    }
    Path report = Path.of(String.valueOf(arguments[2]));
    Files.createDirectories(report.toAbsolutePath().getParent());
    Path project = Path.of(String.valueOf(arguments[0])).toAbsolutePath().normalize();
    Files.writeString(
        report,
        new JarGate(project, System.out).judge(Path.of(baseline).toAbsolutePath().normalize()));
  }

  String judge(Path baseline) {
    SortedMap<String, PublishedJar> before = PublishedJar.of(baseline);
    SortedMap<String, PublishedJar> after = PublishedJar.of(project);
    List<Level> levels = new ArrayList<>();
    StringBuilder rows = new StringBuilder();
    List<Change> wire = new ArrayList<>();
    for (Map.Entry<String, PublishedJar> jar : before.entrySet()) {
      PublishedJar now = after.get(jar.getKey());
      if (now == null) {
        levels.add(Level.BREAKING);
        rows.append(
            "| `%s` | removed | **no** | **no** | module removed |\n".formatted(jar.getKey()));
      } else {
        List<JApiClass> changed = now.since(jar.getValue());
        changed.forEach(
            one -> {
              boolean fits = one.isBinaryCompatible() && one.isSourceCompatible();
              levels.add(fits ? Level.COMPATIBLE : Level.BREAKING);
              rows.append(JavaDiff.row(one));
            });
        wire.addAll(now.wireSince(jar.getValue(), changed));
      }
    }
    after.keySet().stream()
        .filter(module -> !before.containsKey(module))
        .forEach(
            module -> {
              levels.add(Level.COMPATIBLE);
              rows.append("| `%s` | new | yes | yes | |\n".formatted(module));
            });
    List<Change> libraries = Libraries.changes(Libraries.of(baseline), Libraries.of(project));
    Stream.concat(wire.stream(), libraries.stream()).forEach(one -> levels.add(one.level()));
    Level level = Level.worst(levels);
    String report =
        "# Change of the published jars: %s\n\n%s\n%s%s"
            .formatted(
                level,
                rows.isEmpty() ? "No signature has changed.\n" : JavaDiff.HEAD + rows,
                wire.isEmpty()
                    ? ""
                    : "# On the wire, without a signature\n" + Changelog.of(wire) + "\n",
                libraries.isEmpty() ? "" : "# Libraries\n\n" + Changelog.lines(libraries));
    out.println("jar change: " + level);
    return report;
  }
}
