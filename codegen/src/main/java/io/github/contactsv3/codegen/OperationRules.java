package io.github.contactsv3.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for paths, operations and responses. Not thread-safe. */
final class OperationRules {
  static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

  private static final Set<String> PATH_KEYWORDS =
      Set.of("summary", "description", "parameters", "get", "put", "post", "delete", "patch");
  private static final Set<String> KEYWORDS =
      Set.of(
          "tags",
          "summary",
          "description",
          "externalDocs",
          "operationId",
          "parameters",
          "requestBody",
          "responses",
          "deprecated",
          "security");
  private static final Set<String> RESPONSE_KEYWORDS =
      Set.of("description", "headers", "content", "links");

  private final Report report;
  private final ParameterRules parameters;
  private final BodyRules bodies;
  private final Map<String, Place> ids = new HashMap<>();
  private final Map<String, Place> shapes = new HashMap<>();

  OperationRules(Report report, SchemaRules schemas) {
    this.report = report;
    this.parameters = new ParameterRules(report, schemas);
    this.bodies = new BodyRules(report, schemas);
  }

  void checkPath(Place item) {
    if (!Routes.isSupported(item.name())) {
      report.add(
          item,
          "each segment of a path must be a plain text (A-Z a-z 0-9 . _ ~ : @ -) or one {parameter}");
    }
    Place other = shapes.put(Routes.shape(item.name()), item);
    if (other != null) {
      report.add(item, "is the same path as %s".formatted(other.pointer()));
    }
    if (item.isReference()) {
      report.add(item.at("$ref"), "is not supported: describe the path here");
      return;
    }
    for (Place member : item.members()) {
      if (member.name().equals("servers")) {
        refuseServers(member);
      } else if (Set.of("head", "options", "trace").contains(member.name())) {
        report.add(member, "is not supported: remove it");
      } else if (!PATH_KEYWORDS.contains(member.name()) && !member.name().startsWith("x-")) {
        report.add(member, "is not supported here: remove it");
      }
    }
    for (String method : METHODS) {
      if (item.node().has(method)) {
        checkOperation(item, item.at(method));
      }
    }
  }

  private void refuseServers(Place servers) {
    report.add(servers, "is not supported: the client has one address for all operations");
  }

  private void checkOperation(Place item, Place operation) {
    if (operation.node().has("servers")) {
      refuseServers(operation.at("servers"));
    }
    for (Place member : operation.members()) {
      if (!KEYWORDS.contains(member.name())
          && !member.name().equals("servers")
          && !member.name().startsWith("x-")) {
        report.add(member, "is not supported here: remove it");
      }
    }
    checkId(operation);
    List<Place> all = new ArrayList<>(item.at("parameters").elements());
    all.addAll(operation.at("parameters").elements());
    parameters.check(item, all);
    if (operation.node().has("requestBody")) {
      if (operation.name().equals("get")) {
        report.add(operation.at("requestBody"), "a GET can't have a body: use parameters or POST");
      }
      bodies.checkRequest(operation.at("requestBody"));
    }
    checkResponses(operation);
  }

  private void checkId(Place operation) {
    Place id = operation.at("operationId");
    if (!id.node().isTextual() || id.node().textValue().isBlank()) {
      report.add(id, "is missing");
      return;
    }
    Place other = ids.put(id.node().textValue(), operation);
    if (other != null) {
      report.add(id, "already used by " + other.pointer());
    }
  }

  private void checkResponses(Place operation) {
    List<Place> successes = new ArrayList<>();
    for (Place response : operation.at("responses").members()) {
      if (!response.name().matches("[1-5](\\d\\d|XX)|default|x-.*")) {
        report.add(response, "must be a status, a range such as 2XX, or default");
      }
      if (response.name().startsWith("2")) {
        successes.add(response);
        checkSuccess(response);
      }
    }
    if (successes.isEmpty()) {
      report.add(operation.at("responses"), "has no success: describe a status from 200 to 299");
    }
    checkSameType(successes);
  }

  private void checkSuccess(Place response) {
    Place target = response.target();
    report.keysWithin(target, RESPONSE_KEYWORDS);
    bodies.checkResponse(target.at("content"));
  }

  private void checkSameType(List<Place> successes) {
    List<Place> bodies =
        successes.stream()
            .map(response -> response.target().at("content"))
            .flatMap(content -> BodyRules.choose(content, BodyRules.READABLE).stream())
            .toList();
    for (Place body : bodies) {
      Place first = bodies.get(0);
      if (!first.name().equals(body.name())
          || !first.node().path("schema").equals(body.node().path("schema"))) {
        report.add(
            body,
            "is another body than %s: a method returns one type, so describe the same one"
                .formatted(first.pointer()));
      }
    }
  }
}
