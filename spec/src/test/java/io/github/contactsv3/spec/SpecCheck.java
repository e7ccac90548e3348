package io.github.contactsv3.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.spec.SpecDocument.Operation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fails the build with one clear line if a document is missing or cannot be used.
 *
 * <p>Runs before the tests and covers what would otherwise make all of them, and the code
 * generator, fail in obscure ways.
 */
final class SpecCheck {

  private SpecCheck() {}

  public static void main(String[] documents) {
    for (String document : documents) {
      check(Path.of(document));
    }
  }

  /**
   * Checks one document.
   *
   * @throws InvalidSpecException at the first problem
   */
  static void check(Path path) {
    SpecDocument document = SpecDocument.read(path);
    if (!document.root().path("openapi").asText().startsWith("3.0.")) {
      throw problem(document, "/openapi", "must be 3.0.x");
    }
    document.visit((pointer, node) -> checkReference(document, pointer, node));
    Map<String, String> pointers = new LinkedHashMap<>();
    for (Operation operation : document.operations()) {
      check(operation);
      String other = pointers.put(operation.id(), operation.pointer());
      if (other != null) {
        throw problem(document, operation.pointer() + "/operationId", "already used by " + other);
      }
    }
    if (pointers.isEmpty()) {
      throw problem(document, "/paths", "holds no operation");
    }
  }

  private static void checkReference(SpecDocument document, String pointer, JsonNode node) {
    // The text condition leaves alone a schema that has a property named $ref.
    if (node.path("$ref").isTextual() && document.resolve(node).isMissingNode()) {
      throw problem(document, pointer + "/$ref", "leads nowhere: " + node.path("$ref").textValue());
    }
  }

  private static void check(Operation operation) {
    JsonNode node = operation.node();
    if (!node.path("operationId").isTextual()) {
      throw problem(operation.document(), operation.pointer() + "/operationId", "is missing");
    }
    if (!node.path("x-idempotent").isBoolean()) {
      throw problem(
          operation.document(), operation.pointer() + "/x-idempotent", "must be true or false");
    }
    if (!node.path("x-scopes").isArray()) {
      throw problem(operation.document(), operation.pointer() + "/x-scopes", "must be a list");
    }
    if (!node.path("responses").isObject() || node.path("responses").isEmpty()) {
      throw problem(operation.document(), operation.pointer() + "/responses", "is empty");
    }
  }

  private static InvalidSpecException problem(SpecDocument document, String pointer, String what) {
    return new InvalidSpecException("%s: %s %s".formatted(document.path(), pointer, what));
  }
}
