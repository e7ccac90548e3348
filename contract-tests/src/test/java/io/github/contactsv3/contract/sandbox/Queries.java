package io.github.contactsv3.contract.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Queries of an operation: with what is required, and with each further parameter. */
final class Queries {

  private Queries() {}

  static List<String> of(OperationSweep.Called called, SandboxContents account) {
    StringBuilder required = new StringBuilder();
    List<String> optional = new ArrayList<>();
    for (JsonNode reference : called.node().path("parameters")) {
      JsonNode parameter = called.bodies().resolve(reference);
      if (!parameter.path("in").asText().equals("query")) {
        continue;
      }
      String name = parameter.get("name").textValue();
      String text = name + "=" + encoded(account.value(name, example(called, parameter)));
      if (parameter.path("required").asBoolean()) {
        required.append(required.isEmpty() ? "?" : "&").append(text);
      } else {
        optional.add(text);
      }
    }
    List<String> queries = new ArrayList<>();
    // A search for duplicates needs one of its optional parameters, as its description says.
    if (optional.isEmpty() || !called.id().equals("findDuplicateContact")) {
      queries.add(required.toString());
    }
    for (String text : optional) {
      queries.add(required + (required.isEmpty() ? "?" : "&") + text);
    }
    return queries;
  }

  /** The document's example of a path parameter. */
  static String pathExample(OperationSweep.Called called, String name) {
    for (JsonNode reference : called.node().path("parameters")) {
      JsonNode parameter = called.bodies().resolve(reference);
      if (parameter.path("name").asText().equals(name)) {
        return example(called, parameter);
      }
    }
    throw new IllegalStateException(called.id() + " does not describe {" + name + "}");
  }

  private static String example(OperationSweep.Called called, JsonNode parameter) {
    JsonNode example = parameter.path("example");
    if (example.isMissingNode()) {
      example = parameter.at("/examples").path(0).path("value");
    }
    return example.isMissingNode()
        ? called.bodies().full(parameter.get("schema")).asText()
        : example.asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
