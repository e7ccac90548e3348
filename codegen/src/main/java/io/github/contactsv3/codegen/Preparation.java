package io.github.contactsv3.codegen;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes a document in the one form that the templates know: names of Java next to those of the
 * wire, compositions as one schema each, every class with a name. Stateless.
 */
public final class Preparation {
  private Preparation() {}

  /**
   * Prepares documents for the generator.
   *
   * @param arguments the folder for the results, and the documents; each result has the name of its
   *     document with {@code .json} at its end
   * @throws InvalidSpecException with a line for each problem of any document; nothing is written
   *     then
   */
  public static void main(String[] arguments) throws IOException {
    List<SpecDocument> documents = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String argument : Arrays.asList(arguments).subList(1, arguments.length)) {
      try {
        documents.add(SpecDocument.read(Path.of(argument)));
      } catch (InvalidSpecException e) {
        problems.add(e.getMessage());
      }
    }
    documents.forEach(document -> problems.addAll(DocumentCheck.problems(document)));
    if (!problems.isEmpty()) {
      throw new InvalidSpecException(String.join("\n", problems));
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (SpecDocument document : documents) {
      String name = document.toString().replaceAll("\\.[a-z]+$", ".json");
      Files.writeString(folder.resolve(name), json(document));
    }
  }

  /**
   * Prepares a document.
   *
   * @param document the document
   * @return what the generator gets, as JSON
   * @throws InvalidSpecException with a line for each problem
   */
  public static String json(SpecDocument document) {
    List<String> problems = DocumentCheck.problems(document);
    if (!problems.isEmpty()) {
      throw new InvalidSpecException(String.join("\n", problems));
    }
    Place root = Place.root(document);
    Map<String, String> ids = OperationWriter.ids(root.at("paths"));
    Components components = new Components(root, taken(root, ids));
    SchemaWriter schemas = new SchemaWriter(components);
    schemas.writeAll(root.at("components").at("schemas"), OperationWriter.forms(root.at("paths")));
    InterfaceWriter.write(root, components);
    ObjectNode prepared = JsonNodeFactory.instance.objectNode();
    prepared.set("openapi", document.root().path("openapi"));
    prepared.set("info", document.root().path("info"));
    prepared.putArray("tags").addAll(tags(root));
    prepared.set("paths", new OperationWriter(schemas, ids).write(root.at("paths")));
    prepared.putObject("components").set("schemas", components.toJson());
    return new ObjectMapper().valueToTree(prepared).toPrettyString();
  }

  private static List<ObjectNode> tags(Place root) {
    List<ObjectNode> tags = new ArrayList<>();
    for (Place tag : root.at("tags").elements()) {
      ObjectNode copy = tag.node().deepCopy();
      copy.remove("externalDocs");
      Texts.makeSafe(copy);
      tags.add(copy);
    }
    return tags;
  }

  /** Names of what is generated for operations: a schema of that name would hide it. */
  private static List<String> taken(Place root, Map<String, String> ids) {
    List<String> taken = new ArrayList<>();
    for (String id : ids.values()) {
      for (String ending : List.of("Query", "Form", "Headers")) {
        taken.add(Names.type(id) + ending);
      }
    }
    for (Place operation : OperationWriter.all(root.at("paths"))) {
      operation
          .at("tags")
          .elements()
          .forEach(t -> taken.add(Names.type(t.node().asText()) + "Api"));
    }
    taken.add("DefaultApi");
    return taken;
  }
}
