package io.github.contactsv3.codegen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules for parameters. Not thread-safe. */
final class ParameterRules {
  private static final Set<String> KEYWORDS =
      Set.of(
          "name",
          "in",
          "description",
          "required",
          "deprecated",
          "allowEmptyValue",
          "style",
          "explode",
          "allowReserved",
          "schema",
          "example",
          "examples",
          "content");

  /** Headers that are set elsewhere; OpenAPI says that such parameters are to be ignored. */
  static final Set<String> IGNORED_HEADERS = Set.of("accept", "content-type", "authorization");

  /** Marks the location that the client fills in. */
  static final String FROM_CLIENT = "x-from-client";

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern NAME = Pattern.compile("[\\p{Graph} ]+");

  private static final Map<String, Set<String>> STYLES =
      Map.of(
          "query", Set.of("form", "spaceDelimited", "pipeDelimited", "deepObject"),
          "path", Set.of("simple"),
          "header", Set.of("simple"));

  private final Report report;
  private final SchemaRules schemas;

  ParameterRules(Report report, SchemaRules schemas) {
    this.report = report;
    this.schemas = schemas;
  }

  /** Checks the parameters of a path and of one of its operations together. */
  void check(Place item, List<Place> parameters) {
    Map<String, Place> names = new HashMap<>();
    Set<String> segments = new HashSet<>();
    for (Place place : parameters) {
      Place parameter = place.target();
      if (!parameter.node().isObject()) {
        report.add(place, "must be a parameter");
        continue;
      }
      Place other = names.put(parameter.text("in") + " " + parameter.text("name"), place);
      if (other != null && other.pointer().head().equals(place.pointer().head())) {
        report.add(place, "is described at %s already".formatted(other.pointer()));
      }
      if (parameter.text("in").equals("path")) {
        segments.add(parameter.text("name"));
      }
      check(parameter);
    }
    for (String name : Routes.names(item.name())) {
      if (!segments.contains(name)) {
        report.add(item, "the path has {%s}, which no parameter describes".formatted(name));
      }
    }
  }

  private void check(Place parameter) {
    report.keysWithin(parameter, KEYWORDS);
    String in = parameter.text("in");
    if (!STYLES.containsKey(in)) {
      report.add(
          parameter.at("in"),
          in.equals("cookie")
              ? "cookie is not supported: send the value in a header"
              : "must be path, query or header");
      return;
    }
    String name = parameter.text("name");
    if (name.isEmpty() || !(in.equals("header") ? TOKEN : NAME).matcher(name).matches()) {
      report.add(parameter.at("name"), "must be a name of visible ASCII characters");
    }
    if (in.equals("path") && !parameter.node().path("required").asBoolean()) {
      report.add(parameter, "is in the path, so say required: true");
    }
    if (parameter.node().has("content")) {
      report.add(parameter.at("content"), "is not supported: describe the value by a schema");
      return;
    }
    if (parameter.node().path("allowReserved").asBoolean()) {
      report.add(parameter.at("allowReserved"), "is not supported: values are percent-encoded");
    }
    if (!parameter.node().has("schema")) {
      report.add(parameter, "has no schema: describe the value");
      return;
    }
    if (in.equals("header") && IGNORED_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
      return;
    }
    checkStyle(parameter, in);
    checkFromClient(parameter);
    schemas.check(parameter.at("schema"));
  }

  private void checkFromClient(Place parameter) {
    Place fromClient = parameter.at(FROM_CLIENT);
    if (fromClient.exists()
        && (!fromClient.node().asBoolean()
            || !parameter.text("in").equals("query")
            || !parameter.text("name").equals("locationId")
            || Kind.of(parameter.at("schema")) != Kind.TEXT)) {
      report.add(fromClient, "must be true, at a text locationId in the query");
    }
  }

  private void checkStyle(Place parameter, String in) {
    String style = style(parameter);
    if (!STYLES.getOrDefault(in, Set.of()).contains(style)) {
      report.add(
          parameter.at("style"),
          "%s is not supported in a %s: use %s"
              .formatted(style, in, in.equals("query") ? "form" : "simple"));
      return;
    }
    Place schema = parameter.at("schema");
    Kind kind = Kind.of(schema);
    if (style.equals("deepObject")) {
      checkDeepObject(parameter, schema, kind);
    } else if (kind == Kind.LIST && !in.equals("path")) {
      Place items = Kind.substance(schema).at("items");
      if (!Kind.SCALARS.contains(Kind.of(items))) {
        report.add(schema, "must be a list of texts, numbers, booleans or dates in a " + in);
      }
    } else if (kind == Kind.LIST) {
      report.add(schema, "can't be a list in a path: use a text, or a list in the query");
    } else if (!Kind.SCALARS.contains(kind)) {
      report.add(
          schema,
          "must be a text, a number, a boolean or a date in a %s%s"
              .formatted(
                  in,
                  in.equals("query")
                      ? ", or a list, or a flat object with the style deepObject"
                      : ""));
    }
  }

  private void checkDeepObject(Place parameter, Place schema, Kind kind) {
    if (parameter.node().has("explode") && !parameter.node().path("explode").asBoolean()) {
      report.add(parameter.at("explode"), "must be true with the style deepObject");
    }
    if (kind != Kind.OBJECT) {
      report.add(schema, "must be an object with properties with the style deepObject");
      return;
    }
    Compositions.properties(schema)
        .forEach(
            (name, property) -> {
              if (!Kind.SCALARS.contains(Kind.of(property))) {
                report.add(property, "must be a text, a number, a boolean or a date in a query");
              }
            });
  }

  /** The style that a parameter has or that its place implies. */
  static String style(Place parameter) {
    String style = parameter.text("style");
    return style.isEmpty() ? parameter.text("in").equals("query") ? "form" : "simple" : style;
  }
}
