package io.github.contactsv3.codegen;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** An OpenAPI document as a JSON tree, read without any OpenAPI library. Immutable. */
public final class SpecDocument {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  private final Path path;
  private final JsonNode root;

  private SpecDocument(Path path, JsonNode root) {
    this.path = path;
    this.root = root;
  }

  /**
   * Reads a document.
   *
   * @throws InvalidSpecException with a message of one line, if there is no such file or it is not
   *     YAML
   */
  public static SpecDocument read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new InvalidSpecException(path + ": no such file");
    }
    YAMLFactory yaml =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try {
      JsonNode root = new ObjectMapper(yaml).readTree(path.toFile());
      if (!root.isObject()) {
        throw new InvalidSpecException(path + ": line 1, column 1: not a YAML mapping");
      }
      return new SpecDocument(path, root);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new InvalidSpecException(
          "%s: line %d, column %d: %s"
              .formatted(path, at.getLineNr(), at.getColumnNr(), problem(e.getOriginalMessage())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The parser's message spans several lines: context, problem and excerpts that start with a
  // blank. The problem is the last line that is no excerpt.
  private static String problem(String message) {
    return message
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .reduce((first, second) -> second)
        .orElse("not valid YAML");
  }

  public Path path() {
    return path;
  }

  public JsonNode root() {
    return root;
  }

  public Map<String, JsonNode> schemas() {
    return members(root.at("/components/schemas"));
  }

  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> item : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> member : item.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          String pointer =
              JsonPointer.empty()
                  .appendProperty("paths")
                  .appendProperty(item.getKey())
                  .appendProperty(member.getKey())
                  .toString();
          operations.add(
              new Operation(this, pointer, member.getKey(), item.getKey(), member.getValue()));
        }
      }
    }
    return operations;
  }

  /** The node itself, or what it refers to; a missing node if the reference leads nowhere. */
  public JsonNode resolve(JsonNode node) {
    JsonNode resolved = node;
    // Bounded, so that a reference to itself ends in a missing node rather than in a loop.
    for (int hops = 0; resolved.has("$ref") && hops < 10; hops++) {
      String ref = resolved.path("$ref").asText();
      if (!ref.startsWith("#/")) {
        return MissingNode.getInstance();
      }
      // Names in a reference are those of a URI, in which a blank is %20.
      resolved = root.at(URLDecoder.decode(ref.substring(1).replace("+", "%2B"), UTF_8));
    }
    return resolved;
  }

  /** Calls the visitor with the JSON pointer and content of every object of the document. */
  public void visit(BiConsumer<String, JsonNode> visitor) {
    visit(JsonPointer.empty(), root, visitor);
  }

  private static void visit(
      JsonPointer pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
    if (node.isObject()) {
      visitor.accept(pointer.toString(), node);
      node.properties()
          .forEach(
              member -> visit(pointer.appendProperty(member.getKey()), member.getValue(), visitor));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        visit(pointer.appendIndex(i), node.get(i), visitor);
      }
    }
  }

  public static Map<String, JsonNode> members(JsonNode object) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }

  /** One operation of a document. */
  public record Operation(
      SpecDocument document, String pointer, String method, String path, JsonNode node) {

    public String id() {
      return node.path("operationId").asText();
    }

    /** Responses by status, references resolved. */
    public Map<String, JsonNode> responses() {
      Map<String, JsonNode> responses = members(node.path("responses"));
      responses.replaceAll((status, response) -> document.resolve(response));
      return responses;
    }

    /** Parameters, references resolved. */
    public List<JsonNode> parameters() {
      List<JsonNode> parameters = new ArrayList<>();
      node.path("parameters").forEach(parameter -> parameters.add(document.resolve(parameter)));
      return parameters;
    }

    @Override
    public String toString() {
      return id();
    }
  }
}
