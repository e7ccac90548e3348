package io.github.contactsv3.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.compatibility.Change.Group;
import io.github.contactsv3.compatibility.Facts.Place;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the facts about servers, security and operations from a document. */
final class DocumentFacts {

  private static final Place ROOT = new Place(Group.DOCUMENT, "", "document", Direction.SENT);
  private static final Place OPERATIONS = ROOT.as(Group.OPERATIONS, Direction.SENT);

  /** Declared as parameters, these mean nothing. */
  private static final Set<String> IGNORED_HEADERS =
      Set.of("accept", "content-type", "authorization");

  private static final Set<String> KNOWN_IN_ROOT =
      Set.of("openapi", "info", "servers", "paths", "components", "security", "tags", "x-webhooks");
  private static final Set<String> KNOWN_IN_SCHEMES =
      Set.of("type", "scheme", "bearerFormat", "in", "name", "flows", "openIdConnectUrl");
  private static final Set<String> KNOWN_IN_PATHS =
      Stream.concat(ApiDocument.METHODS.stream(), Stream.of("parameters", "servers"))
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> KNOWN_IN_OPERATIONS =
      Set.of(
          "operationId",
          "tags",
          "deprecated",
          "x-idempotent",
          "x-idempotent-unless",
          "x-pagination",
          "x-scopes",
          "servers",
          "security",
          "parameters",
          "requestBody",
          "responses");
  private static final Set<String> KNOWN_IN_PARAMETERS =
      Set.of(
          "name",
          "in",
          "required",
          "style",
          "explode",
          "allowReserved",
          "allowEmptyValue",
          "deprecated",
          "schema",
          "content");

  private final ApiDocument document;
  private final Facts facts = new Facts();
  private final SchemaFacts schemas;
  private final ServerFacts servers;

  private DocumentFacts(ApiDocument document) {
    this.document = document;
    this.schemas = new SchemaFacts(document, facts);
    this.servers = new ServerFacts(document, facts);
  }

  static Facts of(ApiDocument document) {
    DocumentFacts of = new DocumentFacts(document);
    of.root();
    document.operations().values().forEach(of::operation);
    document.webhooks().forEach(of::webhook);
    return of.facts;
  }

  private void root() {
    facts.put(ROOT, "version", "version", Rule.NAME, document.version());
    servers.root(ROOT);
    document
        .root()
        .at("/components/securitySchemes")
        .properties()
        .forEach(scheme -> scheme(scheme.getKey(), document.resolve(scheme.getValue())));
    facts.unknown(ROOT, document.root(), KNOWN_IN_ROOT);
  }

  private void scheme(String key, JsonNode node) {
    String name = "security scheme `" + key + "`";
    String where = node.path("in").asText() + " " + node.path("name").asText();
    String kind = node.path("type").asText() + " " + node.path("scheme").asText() + " " + where;
    String urls = node.path("flows").toString() + node.path("openIdConnectUrl").asText();
    facts.put(ROOT, name, name, Rule.SCHEME, (kind.strip() + " " + urls).strip());
    facts.unknown(facts.in(ROOT, name, name), node, KNOWN_IN_SCHEMES);
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
    boolean repeatable = node.path("x-idempotent").asBoolean();
    facts.put(place, "x-idempotent", "`x-idempotent`", Rule.IDEMPOTENT, repeatable + "");
    facts.keyword(place, node, "x-idempotent-unless", Rule.EXCEPTION);
    JsonNode pagination = node.path("x-pagination");
    facts.flag(place, "x-pagination", !pagination.isEmpty(), Rule.PART);
    Place pages = facts.in(place, "x-pagination", id + " `x-pagination`");
    pagination
        .properties()
        .forEach(
            member -> {
              boolean limit = member.getKey().equals("maxLimit");
              Rule rule = limit ? Rule.UPPER_LIMIT : Rule.PART;
              facts.keyword(pages, pagination, member.getKey(), rule);
            });
    facts.each(place, "scope", node.path("x-scopes"), Rule.SCOPE);
    servers.operation(place, operation);
    JsonNode security = node.has("security") ? node : document.root();
    facts.put(
        place,
        "security",
        "`security`",
        Rule.SECURITY,
        StreamSupport.stream(security.path("security").spliterator(), false)
            .map(JsonNode::toString)
            .sorted()
            .collect(Collectors.joining("\n")));
    operation.parameters().forEach((name, parameter) -> parameter(place, name, parameter));
    JsonNode body = operation.body();
    if (!body.isMissingNode()) {
      boolean required = body.path("required").asBoolean();
      content(facts.part(place, "body", place.label() + " body", required), body);
      facts.unknown(place, body, Set.of("required", "content"));
    }
    operation.responses().forEach((status, response) -> response(place, status, response));
    facts.unknown(place, node, KNOWN_IN_OPERATIONS);
    facts.unknown(place, operation.item(), KNOWN_IN_PATHS);
  }

  /** Its body travels as responses do. A webhook that is new comes only to those who ask for it. */
  private void webhook(String name, JsonNode node) {
    Place outer = OPERATIONS.as(Group.OPERATIONS, Direction.RECEIVED);
    facts.put(outer, "webhook " + name, "webhook `" + name + "`", Rule.PART, "");
    Place place = facts.in(outer, "webhook " + name, "webhook `" + name + "`");
    content(place, document.resolve(node.path("requestBody")));
    facts.unknown(place, node, Set.of("requestBody", "responses"));
  }

  private void parameter(Place operation, String name, JsonNode node) {
    String in = node.path("in").asText();
    boolean header = in.equals("header");
    String key = header ? name.toLowerCase(Locale.ROOT) : name;
    Place outer = operation.as(Group.PARAMETERS, Direction.SENT);
    if (header && IGNORED_HEADERS.contains(node.path("name").asText().toLowerCase(Locale.ROOT))) {
      facts.put(outer, key, name + " (not a parameter by OpenAPI's rules)", Rule.NAME, "");
      return;
    }
    boolean required = node.path("required").asBoolean();
    Place place = facts.part(outer, key, operation.label() + " " + name, required);
    boolean query = in.equals("query") || in.equals("cookie");
    String style = node.path("style").asText(query ? "form" : "simple");
    boolean explode = node.path("explode").asBoolean(style.equals("form"));
    facts.put(place, "style", "`style`", Rule.FORM, style);
    facts.put(place, "explode", "`explode`", Rule.FORM, explode + "");
    boolean reserved = node.path("allowReserved").asBoolean();
    facts.put(place, "allowReserved", "`allowReserved`", Rule.FORM, reserved + "");
    boolean empty = node.path("allowEmptyValue").asBoolean();
    facts.flag(place, "allowEmptyValue", empty, Rule.FREEDOM);
    facts.flag(place, "deprecated", node.path("deprecated").asBoolean(), Rule.NAME);
    schemas.add(place, node.path("schema"));
    content(place, node);
    facts.unknown(place, node, KNOWN_IN_PARAMETERS);
  }

  private void response(Place operation, String status, JsonNode node) {
    Place outer = operation.as(Group.STATUSES, Direction.RECEIVED);
    facts.put(outer, status, status, rule(status), "");
    Place place = facts.in(outer, status, outer.label() + " " + status);
    content(place, node);
    node.path("headers")
        .properties()
        .forEach(
            header -> {
              String name = "header `" + header.getKey() + "`";
              JsonNode of = document.resolve(header.getValue());
              Place inside =
                  facts.part(
                      place, name.toLowerCase(Locale.ROOT), name, of.path("required").asBoolean());
              schemas.add(inside, of.path("schema"));
            });
    facts.unknown(place, node, Set.of("content", "headers"));
  }

  private static Rule rule(String status) {
    return switch (status.charAt(0)) {
      case '4', '5' -> Rule.ERROR;
      case '1', '2', '3' -> Rule.SUCCESS;
      default -> Rule.UNKNOWN;
    };
  }

  private void content(Place place, JsonNode node) {
    node.path("content")
        .properties()
        .forEach(
            type -> {
              facts.put(place, type.getKey(), type.getKey(), Rule.PART, "");
              Place inside = facts.in(place, type.getKey(), place.label());
              facts.keyword(inside, type.getValue(), "encoding", Rule.FORM);
              facts.unknown(inside, type.getValue(), Set.of("schema", "encoding"));
              schemas.add(inside.as(Group.PROPERTIES, place.way()), type.getValue().path("schema"));
            });
  }
}
