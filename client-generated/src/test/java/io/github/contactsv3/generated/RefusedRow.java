package io.github.contactsv3.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.codegen.DocumentCheck;
import io.github.contactsv3.codegen.SpecDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One feature of a document that is refused.
 *
 * @param row the row as it is written
 */
record RefusedRow(JsonNode row) {
  String feature() {
    return row.path("feature").textValue();
  }

  /** The lines of the check, without the file that each begins with. */
  List<String> expected() {
    List<String> lines = new ArrayList<>();
    row.path("says").forEach(line -> lines.add(line.textValue()));
    return lines;
  }

  List<String> problems(Path folder) throws IOException {
    ObjectNode document = (ObjectNode) CorpusTest.read("document.yaml");
    ((ObjectNode) document.at("/components/schemas")).remove("Upload"); // a form, and nobody has it
    ObjectNode operation = document.withObject("/paths").putObject(path()).putObject(method());
    if (row.path("op").isObject()) {
      operation.setAll((ObjectNode) row.path("op"));
    }
    if (!operation.has("operationId")) {
      operation.put("operationId", "call");
    }
    if (!operation.has("responses")) {
      operation
          .withObject("/responses")
          .putObject("200")
          .put("$ref", "#/components/responses/OfThing");
    }
    if (row.has("schema")) {
      document.withObject("/components/schemas").set("S", row.path("schema"));
    }
    row.path("set")
        .properties()
        .forEach(
            member ->
                ((ObjectNode) document.at(parent(member.getKey())))
                    .set(last(member.getKey()), member.getValue()));
    Path file = Files.writeString(folder.resolve("refused.json"), document.toString());
    return DocumentCheck.problems(SpecDocument.read(file)).stream()
        .map(line -> line.replace(file + ": ", ""))
        .toList();
  }

  private static String parent(String pointer) {
    return pointer.substring(0, pointer.lastIndexOf('/'));
  }

  private static String last(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/");
  }

  private String path() {
    return row.path("path").asText("/x");
  }

  private String method() {
    return row.path("method").asText("get");
  }

  String tableRow() {
    return "| %s | `%s` |\n"
        .formatted(feature(), String.join("`, `", expected()).replace("|", "\\|"));
  }

  @Override
  public String toString() {
    return feature();
  }
}
