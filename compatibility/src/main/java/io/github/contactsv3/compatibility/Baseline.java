package io.github.contactsv3.compatibility;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The documents that a change is held against: a file, a folder, the released jar, a git tag. */
final class Baseline {

  private static final String IN_JAR = "META-INF/contacts-v3/";

  private Baseline() {}

  /**
   * Finds the documents.
   *
   * @param given a file, folder or jar; empty for the last release, which is the last git tag
   * @param present the present documents by the names of their files
   * @param folder the folder of the present documents
   * @return those of the names of the present ones that there are
   * @throws ChangeException if there are none
   */
  static Map<String, ApiDocument> find(
      String given, Map<String, ApiDocument> present, Path folder) {
    Map<String, ApiDocument> found =
        given.isEmpty() ? ofTag(present, folder) : ofPath(Path.of(given), present);
    if (found.isEmpty()) {
      throw new ChangeException(
          (given.isEmpty() ? "the last git tag" : given) + ": holds none of " + present.keySet());
    }
    return found;
  }

  private static Map<String, ApiDocument> ofPath(Path path, Map<String, ApiDocument> present) {
    Map<String, ApiDocument> found = new TreeMap<>();
    if (Files.isDirectory(path)) {
      present.keySet().stream()
          .filter(name -> Files.exists(path.resolve(name)))
          .forEach(name -> found.put(name, ApiDocument.read(path.resolve(name))));
    } else if (path.toString().endsWith(".jar")) {
      present
          .keySet()
          .forEach(
              name ->
                  inJar(path, name)
                      .ifPresent(
                          text -> found.put(name, ApiDocument.parse(path + "!" + name, text))));
    } else {
      ApiDocument document = ApiDocument.read(path);
      present.forEach(
          (name, one) -> {
            if (one.title().equals(document.title())) {
              found.put(name, document);
            }
          });
    }
    return found;
  }

  private static Optional<String> inJar(Path jar, String name) {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      ZipEntry entry = file.getEntry(IN_JAR + name);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream in = file.getInputStream(entry)) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new ChangeException(jar + ": not a readable jar");
    }
  }

  private static Map<String, ApiDocument> ofTag(Map<String, ApiDocument> present, Path folder) {
    String tag =
        Git.run(folder, "describe", "--tags", "--abbrev=0", "--match", "v*")
            .orElseThrow(
                () ->
                    new ChangeException(
                        "no baseline: nothing has been released (no git tag v*);"
                            + " name one with -Dspec.baseline=FILE"))
            .trim();
    Map<String, ApiDocument> found = new TreeMap<>();
    present
        .keySet()
        .forEach(
            name ->
                Git.run(folder, "show", tag + ":./" + name)
                    .ifPresent(text -> found.put(name, ApiDocument.parse(tag + ":" + name, text))));
    return found;
  }
}
