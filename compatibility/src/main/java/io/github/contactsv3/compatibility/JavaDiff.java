package io.github.contactsv3.compatibility;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.cmp.JarArchiveComparatorOptions.OverrideCompatibilityChange;
import japicmp.model.JApiChangeStatus;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibilityChangeType;
import japicmp.model.JApiSemanticVersionLevel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The differences of two generated clients, as japicmp sees them.
 *
 * @param level what they mean for those who use the client
 * @param report a table of them in Markdown
 * @param signatures the lines of the public API that differ, marked with {@code -} and {@code +}
 */
public record JavaDiff(Level level, String report, String signatures) {

  static final String HEAD =
      "| type | | binary compatible | source compatible | why not |\n|---|---|---|---|---|\n";

  /** Compares two generated clients. */
  public static JavaDiff of(GeneratedClient before, GeneratedClient after) {
    if (before.sources().equals(after.sources())) {
      return new JavaDiff(Level.NONE, "", "");
    }
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    options.addOverrideCompatibilityChange(defaultInstead());
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
    List<JApiClass> classes =
        new JarArchiveComparator(options)
                .compare(
                    new JApiCmpArchive(before.jar().toFile(), "before"),
                    new JApiCmpArchive(after.jar().toFile(), "after"))
                .stream()
                .filter(one -> !isForFeign(one))
                .toList();
    List<String> moved =
        new WireOfJars(before.jar(), after.jar())
            .movedArguments().stream()
                .map(change -> "! " + change.place() + ": arguments moved: " + change.what())
                .toList();
    String signatures =
        Stream.concat(Diff.of(before.publicApi(), after.publicApi()).lines(), moved.stream())
            .collect(Collectors.joining("\n"));
    Level level =
        moved.isEmpty()
                && classes.stream()
                    .allMatch(one -> one.isBinaryCompatible() && one.isSourceCompatible())
            ? signatures.isEmpty() && classes.stream().noneMatch(JavaDiff::isChanged)
                ? Level.NONE
                : Level.COMPATIBLE
            : Level.BREAKING;
    String report =
        classes.stream()
            .filter(JavaDiff::isChanged)
            .map(JavaDiff::row)
            .collect(Collectors.joining());
    return new JavaDiff(level, report.isEmpty() ? "" : HEAD + report, signatures);
  }

  static String row(JApiClass one) {
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            one.getFullyQualifiedName().replace("io.github.contactsv3.", "").replace('$', '.'),
            one.getChangeStatus().name().toLowerCase(Locale.ROOT),
            one.isBinaryCompatible() ? "yes" : "**no**",
            one.isSourceCompatible() ? "yes" : "**no**",
            Reasons.of(one));
  }

  /** A class that implements the method does so as before. */
  static OverrideCompatibilityChange defaultInstead() {
    return new OverrideCompatibilityChange(
        JApiCompatibilityChangeType.METHOD_ABSTRACT_NOW_DEFAULT,
        true,
        true,
        JApiSemanticVersionLevel.MINOR);
  }

  /**
   * Only Feign implements the interface within a generated one, and it has the methods of that. So
   * another abstract method there hurts nobody.
   */
  static boolean isForFeign(JApiClass one) {
    return one.getFullyQualifiedName().endsWith("Api$Http");
  }

  private static boolean isChanged(JApiClass one) {
    return one.getChangeStatus() != JApiChangeStatus.UNCHANGED;
  }
}
