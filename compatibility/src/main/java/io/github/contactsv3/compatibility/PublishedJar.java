package io.github.contactsv3.compatibility;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.config.Options;
import japicmp.filter.JavadocLikePackageFilter;
import japicmp.model.JApiChangeStatus;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibilityChangeType;
import japicmp.model.JApiSemanticVersionLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jar of a published module.
 *
 * @param module the folder of the module, within the project
 * @param file the jar
 */
record PublishedJar(String module, Path file) {

  private static final String PUBLISHED = "<maven.deploy.skip>false</maven.deploy.skip>";

  /** Its interfaces have default methods only, so that applications can implement them, too. */
  private static final String GENERATED = "client-generated";

  /** Packages that are nobody's business: they may change in a minor version. */
  private static final List<String> INTERNAL = List.of("*.internal", "*.internal.*", "*.shaded.*");

  /** Packages with interfaces that applications implement. */
  private static final List<String> SPI = List.of("*.spi", "*.spi.*");

  /**
   * Finds the jars of a built project that have classes, by module.
   *
   * @throws ChangeException if it is not built
   */
  static SortedMap<String, PublishedJar> of(Path project) {
    SortedMap<String, PublishedJar> jars = new TreeMap<>();
    try (Stream<Path> files = Files.find(project, 3, (file, a) -> file.endsWith("pom.xml"))) {
      for (Path pom : files.sorted().toList()) {
        Path folder = pom.resolveSibling("");
        if (Files.isDirectory(folder.resolve("src/main/java"))
            && Files.readString(pom).contains(PUBLISHED)) {
          String module = project.relativize(folder).toString();
          jars.put(module, new PublishedJar(module, jar(folder.resolve("target"))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (jars.isEmpty()) {
      throw new ChangeException(project + ": has no published modules");
    }
    return jars;
  }

  private static Path jar(Path target) throws IOException {
    try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
      return files
          .filter(file -> file.getFileName().toString().matches("contacts-.*\\.jar"))
          .filter(file -> !file.toString().matches(".*-(sources|javadoc|tests)\\.jar"))
          .findFirst()
          .orElseThrow(() -> new ChangeException(target + ": has no jar; build with mvn package"));
    }
  }

  /** Returns the classes that differ for users of this jar, compared with an older one. */
  List<JApiClass> since(PublishedJar before) {
    // Applications call what is outside of spi, and may implement what is inside.
    JarArchiveComparatorOptions called = options();
    SPI.forEach(
        name -> called.getFilters().getExcludes().add(new JavadocLikePackageFilter(name, false)));
    if (!module.equals(GENERATED)) {
      called.addOverrideCompatibilityChange(
          new JarArchiveComparatorOptions.OverrideCompatibilityChange(
              JApiCompatibilityChangeType.METHOD_ADDED_TO_INTERFACE,
              true,
              true,
              JApiSemanticVersionLevel.MINOR));
    }
    JarArchiveComparatorOptions implemented = options();
    SPI.forEach(
        name ->
            implemented.getFilters().getIncludes().add(new JavadocLikePackageFilter(name, false)));
    List<JApiClass> classes = new ArrayList<>(compare(before, called));
    classes.addAll(compare(before, implemented));
    return classes.stream()
        .filter(one -> one.getChangeStatus() != JApiChangeStatus.UNCHANGED)
        .filter(one -> !JavaDiff.isForFeign(one))
        .toList();
  }

  /**
   * Returns what has changed on the wire without a signature, compared with an older jar. What
   * hand-written code does is not told: its reviewers see the code.
   *
   * @param changed the classes that differ
   */
  List<Change> wireSince(PublishedJar before, List<JApiClass> changed) {
    WireOfJars wire = new WireOfJars(before.file, file);
    List<Change> changes = new ArrayList<>(wire.annotations());
    if (module.equals(GENERATED)) {
      changes.addAll(
          wire.code(
              changed.stream().map(JApiClass::getFullyQualifiedName).collect(Collectors.toSet())));
    }
    return changes;
  }

  private static JarArchiveComparatorOptions options() {
    JarArchiveComparatorOptions options = JarArchiveComparatorOptions.of(Options.newDefault());
    options.addOverrideCompatibilityChange(JavaDiff.defaultInstead());
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
    INTERNAL.forEach(
        name -> options.getFilters().getExcludes().add(new JavadocLikePackageFilter(name, false)));
    return options;
  }

  private List<JApiClass> compare(PublishedJar before, JarArchiveComparatorOptions options) {
    return new JarArchiveComparator(options)
        .compare(
            new JApiCmpArchive(before.file.toFile(), "before"),
            new JApiCmpArchive(file.toFile(), "after"));
  }
}
