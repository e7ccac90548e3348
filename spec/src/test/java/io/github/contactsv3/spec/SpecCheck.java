package io.github.contactsv3.spec;

import io.github.contactsv3.codegen.DocumentCheck;
import io.github.contactsv3.codegen.InvalidSpecException;
import io.github.contactsv3.codegen.SpecDocument;
import io.github.contactsv3.codegen.SpecDocument.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fails the build if a document is missing or cannot be used, with one line for each problem.
 *
 * <p>Runs before the tests and covers what would otherwise make all of them, and the code
 * generator, fail in obscure ways.
 */
final class SpecCheck {

  private SpecCheck() {}

  public static void main(String[] documents) {
    List<String> problems = new ArrayList<>();
    for (String document : documents) {
      problems.addAll(problems(Path.of(document)));
    }
    if (!problems.isEmpty()) {
      throw new InvalidSpecException(String.join("\n", problems));
    }
  }

  /** All problems of one document. */
  static List<String> problems(Path path) {
    SpecDocument document;
    try {
      document = SpecDocument.read(path);
    } catch (InvalidSpecException e) {
      return List.of(e.getMessage());
    }
    List<String> problems = new ArrayList<>(DocumentCheck.problems(document));
    document.operations().forEach(operation -> addConventions(operation, problems));
    return problems;
  }

  /** Checks the extensions of an operation that the client needs beyond OpenAPI. */
  private static void addConventions(Operation operation, List<String> problems) {
    if (!operation.node().path("x-idempotent").isBoolean()) {
      problems.add(line(operation, "/x-idempotent: must be true or false"));
    }
    if (!operation.node().path("x-scopes").isArray()) {
      problems.add(line(operation, "/x-scopes: must be a list"));
    }
  }

  private static String line(Operation operation, String what) {
    return "%s: %s%s".formatted(operation.document().path(), operation.pointer(), what);
  }
}
