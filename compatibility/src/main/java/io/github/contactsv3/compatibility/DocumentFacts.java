package io.github.contactsv3.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.compatibility.Change.Group;
import io.github.contactsv3.compatibility.Facts.Place;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a document says of servers, security and operations. */
final class DocumentFacts {

  private static final Place ROOT = new Place(Group.DOCUMENT, "", "document", Direction.SENT);
  private static final Place OPERATIONS = ROOT.as(Group.OPERATIONS, Direction.SENT);

  private final ApiDocument document;
  private final Facts facts = new Facts();
  private final SchemaFacts schemas;

  private DocumentFacts(ApiDocument document) {
    this.document = document;
    this.schemas = new SchemaFacts(document, facts);
  }

  static Facts of(ApiDocument document) {
    DocumentFacts of = new DocumentFacts(document);
    of.root();
    document.operations().values().forEach(of::operation);
    return of.facts;
  }

  private void root() {
    facts.put(ROOT, "version", "version", Rule.NAME, document.version());
    for (JsonNode server : document.root().path("servers")) {
      String url = "`" + server.path("url").asText() + "`";
      facts.put(ROOT, url, "server " + url, Rule.PART, "");
    }
    document
        .root()
        .at("/components/securitySchemes")
        .properties()
        .forEach(
            scheme -> {
              JsonNode node = scheme.getValue();
              String kind = node.path("type").asText() + " " + node.path("scheme").asText();
              String name = "security scheme `" + scheme.getKey() + "`";
              facts.put(ROOT, name, name, Rule.SCHEME, kind + " " + node.path("in").asText());
            });
  }

  private void operation(ApiOperation operation) {
    JsonNode node = operation.node();
    String key = operation.key();
    String id = "`" + operation.id() + "`";
    facts.put(OPERATIONS, key, id + " (" + key + ")", Rule.PART, "");
    Place place = facts.in(OPERATIONS, key, id);
    facts.keyword(place, node, "operationId", Rule.NAME);
    facts.keyword(place, node, "tags", Rule.NAME);
    facts.put(place, "path", "path", Rule.NAME, operation.path());
    facts.flag(place, "deprecated", node.path("deprecated").asBoolean(), Rule.NAME);
    for (String name : List.of("x-idempotent", "x-idempotent-unless", "x-pagination")) {
      facts.keyword(place, node, name, Rule.BEHAVIOR);
    }
    facts.each(place, "scope", node.path("x-scopes"), Rule.SCOPE);
    String security =
        StreamSupport.stream(node.path("security").spliterator(), false)
            .map(JsonNode::toString)
            .sorted()
            .collect(Collectors.joining("\n"));
    facts.put(place, "security", "`security`", Rule.SECURITY, security);
    operation.parameters().forEach((name, parameter) -> parameter(place, name, parameter));
    JsonNode body = operation.body();
    if (!body.isMissingNode()) {
      boolean required = body.path("required").asBoolean();
      content(facts.part(place, "body", place.label() + " body", required), body);
    }
    operation.responses().forEach((status, response) -> response(place, status, response));
  }

  private void parameter(Place operation, String name, JsonNode node) {
    Place place =
        facts.part(
            operation.as(Group.PARAMETERS, Direction.SENT),
            name,
            operation.label() + " " + name,
            node.path("required").asBoolean());
    for (String keyword : List.of("style", "explode", "allowReserved")) {
      facts.keyword(place, node, keyword, Rule.FORM);
    }
    schemas.add(place, node.path("schema"));
  }

  private void response(Place operation, String status, JsonNode node) {
    Place outer = operation.as(Group.STATUSES, Direction.RECEIVED);
    facts.put(outer, status, status, status.startsWith("2") ? Rule.PART : Rule.ERROR, "");
    Place place = facts.in(outer, status, outer.label() + " " + status);
    content(place, node);
    node.path("headers")
        .properties()
        .forEach(
            header -> {
              String name = "header `" + header.getKey() + "`";
              facts.put(place, name, name, Rule.PART, "");
              schemas.add(
                  facts.in(place, name, name), document.resolve(header.getValue()).path("schema"));
            });
  }

  private void content(Place place, JsonNode node) {
    node.path("content")
        .properties()
        .forEach(
            type -> {
              facts.put(place, type.getKey(), type.getKey(), Rule.PART, "");
              Place inside = facts.in(place, type.getKey(), place.label());
              schemas.add(inside.as(Group.PROPERTIES, place.way()), type.getValue().path("schema"));
            });
  }
}
