package io.github.contactsv3.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The differences from the vendor's document that are declared, in {@code deviations.yaml}. */
final class Deviations {

  /**
   * One that shows on the wire.
   *
   * @param name its number, or what is added
   * @param pattern the differences it covers; {@code *} stands for anything
   */
  record Deviation(String name, String pattern) {
    boolean covers(String difference) {
      String regex =
          Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
      return difference.matches(regex);
    }
  }

  private Deviations() {}

  /**
   * Reads those that show in a document.
   *
   * @param document the name of its file
   */
  static List<Deviation> read(Path file, String document) {
    if (!Files.isRegularFile(file)) {
      throw new ChangeException(file + ": no such file");
    }
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new ChangeException(file + ": not valid YAML");
    }
    List<Deviation> deviations = new ArrayList<>();
    for (JsonNode entry : root.path("deviations")) {
      add(deviations, "deviation " + entry.path("id").asText(), entry, document);
    }
    for (JsonNode entry : root.path("additions")) {
      add(deviations, "addition \"" + entry.path("addition").asText() + "\"", entry, document);
    }
    return deviations;
  }

  private static void add(
      List<Deviation> deviations, String name, JsonNode entry, String document) {
    entry
        .path("differences")
        .path(document)
        .forEach(pattern -> deviations.add(new Deviation(name, pattern.asText())));
  }
}
