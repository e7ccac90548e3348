package io.github.contactsv3.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the parameters of an operation, all of them at the operation. Not thread-safe. */
final class ParameterWriter {
  private final SchemaWriter schemas;

  ParameterWriter(SchemaWriter schemas) {
    this.schemas = schemas;
  }

  void write(Place item, Place operation, ObjectNode copy, String type) {
    Map<String, Place> all = new LinkedHashMap<>();
    for (Place list : List.of(item.at("parameters"), operation.at("parameters"))) {
      for (Place place : list.elements()) {
        Place parameter = place.target();
        all.put(parameter.text("in") + " " + parameter.text("name"), parameter);
      }
    }
    ArrayNode written = copy.putArray("parameters");
    List<String> members = new ArrayList<>();
    boolean headers = false;
    boolean others = false;
    boolean required = false;
    boolean located = false;
    for (Place parameter : all.values()) {
      String in = parameter.text("in");
      boolean constant = isConstant(parameter);
      if (isIgnored(parameter)) {
        continue;
      }
      headers |= in.equals("header") && !constant;
      located |= isFromClient(parameter.node());
      others |= !in.equals("header");
      required |= !in.equals("path") && !constant && isRequired(parameter.node());
      if (ParameterRules.style(parameter).equals("deepObject")) {
        writeDeepObject(parameter, written, members, type);
      } else {
        written.add(write(parameter, members, constant, type));
      }
    }
    boolean options = headers || all.values().stream().anyMatch(p -> p.text("in").equals("query"));
    copy.put("x-headers", headers);
    copy.put("x-located", located);
    copy.put("x-headers-follow", headers && others);
    copy.put("x-options", options && !required);
    copy.put("x-arguments", headers || others);
    copy.put("x-path-arguments", all.values().stream().anyMatch(p -> p.text("in").equals("path")));
  }

  private static boolean isIgnored(Place parameter) {
    return parameter.text("in").equals("header")
        && ParameterRules.IGNORED_HEADERS.contains(parameter.text("name").toLowerCase(Locale.ROOT));
  }

  /** A required header with one value is the same in each request. */
  private static boolean isConstant(Place parameter) {
    return parameter.text("in").equals("header")
        && isRequired(parameter.node())
        && Kind.of(parameter.at("schema")) == Kind.TEXT_ENUM
        && Kind.substance(parameter.at("schema")).node().path("enum").size() == 1;
  }

  private static boolean isRequired(JsonNode node) {
    return node.path("required").asBoolean();
  }

  /** Callers may leave it unset even where the service requires it. */
  private static boolean isFromClient(JsonNode node) {
    return node.has(ParameterRules.FROM_CLIENT);
  }

  private ObjectNode write(Place parameter, List<String> members, boolean constant, String type) {
    String name = parameter.text("name");
    String in = parameter.text("in");
    ObjectNode copy = base(parameter.node(), in);
    if (constant) {
      Place values = Kind.substance(parameter.at("schema")).at("enum");
      copy.put("name", name);
      copy.put("x-constant", Texts.literal(values.node().path(0).asText()));
      copy.putObject("schema").put("type", "string");
      return copy;
    }
    String member = name(name, in, members);
    copy.put("name", member);
    if (!in.equals("path") && !member.equals(name)) {
      copy.put("x-wire-name", Texts.literal(name));
    }
    copy.set("schema", schemas.write(parameter.at("schema"), type + Names.type(name)));
    String separator = separator(parameter);
    if (!separator.isEmpty()) {
      copy.put("x-separator", separator);
    }
    return copy;
  }

  private static String name(String name, String in, List<String> members) {
    if (in.equals("path")) {
      return Names.argument(name);
    }
    String member = Names.member(name);
    // Query and headers have a class each, so each has names of its own.
    List<String> same =
        members.stream().filter(m -> m.startsWith(in)).map(m -> m.substring(in.length())).toList();
    String unique = Names.unique(member, same);
    members.add(in + unique);
    return unique;
  }

  private static ObjectNode base(JsonNode parameter, String in) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    parameter.properties().stream()
        .filter(member -> member.getKey().startsWith("x-"))
        .forEach(member -> copy.set(member.getKey(), member.getValue()));
    copy.put("in", in);
    copy.put("required", isRequired(parameter) && !isFromClient(parameter));
    if (parameter.path("deprecated").asBoolean()) {
      copy.put("deprecated", true);
    }
    if (parameter.has("description")) {
      copy.put("description", Texts.safe(parameter.path("description").asText()));
    }
    return copy;
  }

  /** Returns the separator of a list; empty for a comma, and if it is no list. */
  private static String separator(Place parameter) {
    if (Kind.of(parameter.at("schema")) != Kind.LIST || parameter.text("in").equals("header")) {
      return "";
    }
    String style = ParameterRules.style(parameter);
    boolean explode =
        parameter.node().has("explode")
            ? parameter.node().path("explode").asBoolean()
            : style.equals("form");
    if (explode) {
      return "&";
    }
    return switch (style) {
      case "spaceDelimited" -> "%20";
      case "pipeDelimited" -> "%7C";
      default -> "";
    };
  }

  /** One parameter for each property, named {@code filter[name]} on the wire. */
  private void writeDeepObject(
      Place parameter, ArrayNode written, List<String> members, String type) {
    Place schema = parameter.at("schema");
    Compositions.properties(schema)
        .forEach(
            (property, place) -> {
              String name = parameter.text("name");
              ObjectNode copy = base(parameter.node(), "query");
              String wire = name + "[" + property + "]";
              copy.put("name", name(wire, "query", members));
              copy.put("x-wire-name", Texts.literal(wire));
              copy.put(
                  "required",
                  isRequired(parameter.node()) && Compositions.required(schema).contains(property));
              if (place.target().node().has("description")) {
                copy.put("description", Texts.safe(place.target().text("description")));
              }
              copy.set("schema", schemas.write(place, type + Names.type(name + " " + property)));
              written.add(copy);
            });
  }
}
