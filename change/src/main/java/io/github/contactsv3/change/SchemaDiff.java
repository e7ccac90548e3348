package io.github.contactsv3.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.change.Change.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The differences of schemas, and of all they refer to. */
final class SchemaDiff {

  /** Limits of which a greater value allows more. */
  private static final List<String> UPPER =
      List.of("maximum", "maxLength", "maxItems", "maxProperties");

  /** Limits of which a greater value allows less. */
  private static final List<String> LOWER =
      List.of("minimum", "minLength", "minItems", "minProperties");

  private static final List<String> COMPOSITIONS = List.of("allOf", "oneOf", "anyOf");

  private final ApiDocument before;
  private final ApiDocument after;
  private final Set<String> seen = new HashSet<>();

  SchemaDiff(ApiDocument before, ApiDocument after) {
    this.before = before;
    this.after = after;
  }

  List<Change> changes(Group group, String place, JsonNode old, JsonNode now, Direction way) {
    Comparison comparison = new Comparison(group, way);
    comparison.compare(place, old, now);
    return comparison.changes;
  }

  private final class Comparison {

    private final Group group;
    private final Direction way;
    private final List<Change> changes = new ArrayList<>();

    Comparison(Group group, Direction way) {
      this.group = group;
      this.way = way;
    }

    private void add(String place, String what, Level level) {
      changes.add(new Change(group, place + ", " + way, what, level));
    }

    private void compare(String place, JsonNode oldNode, JsonNode nowNode) {
      String oldName = name(oldNode);
      String nowName = name(nowNode);
      if (!oldName.isEmpty() && !seen.add(oldName + " " + nowName + " " + way)) {
        return;
      }
      if (!oldName.equals(nowName)) {
        String from = oldName.isEmpty() ? "unnamed" : "`" + oldName + "`";
        String to = nowName.isEmpty() ? "unnamed" : "`" + nowName + "`";
        changes.add(
            new Change(group, place, "the schema " + from + " is now " + to, Level.METADATA));
      }
      String here = oldName.isEmpty() ? place : "`" + oldName + "`";
      JsonNode old = before.resolve(oldNode);
      JsonNode now = after.resolve(nowNode);
      type(here, old, now);
      flags(here, old, now);
      values(here, old, now);
      limits(here, old, now);
      required(here, old, now);
      properties(here, old, now);
      additional(here, old, now);
      if (old.has("items") && now.has("items")) {
        compare(here + "[]", old.path("items"), now.path("items"));
      }
      COMPOSITIONS.forEach(kind -> composition(here, kind, old.path(kind), now.path(kind)));
    }

    private String name(JsonNode node) {
      String reference = node.path("$ref").asText();
      return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private void type(String place, JsonNode old, JsonNode now) {
      String oldType = old.path("type").asText() + " " + old.path("format").asText();
      String nowType = now.path("type").asText() + " " + now.path("format").asText();
      if (oldType.equals(nowType)) {
        return;
      }
      String what = "was `" + oldType.trim() + "`, is `" + nowType.trim() + "`";
      boolean wider = old.path("type").isMissingNode() || now.path("type").isMissingNode();
      if (wider) {
        add(place, what, now.path("type").isMissingNode() ? way.loosened() : way.tightened());
      } else {
        add(place, what, Level.BREAKING);
      }
    }

    private void flags(String place, JsonNode old, JsonNode now) {
      boolean nullable = now.path("nullable").asBoolean();
      if (old.path("nullable").asBoolean() != nullable) {
        add(
            place,
            nullable ? "may be null" : "may not be null any more",
            nullable ? way.loosened() : way.tightened());
      }
      if (!old.path("default").equals(now.path("default"))) {
        add(place, "another default", Level.COMPATIBLE);
      }
      if (!old.path("deprecated").equals(now.path("deprecated"))) {
        add(place, "deprecated or no longer so", Level.METADATA);
      }
      // The client reads a property under these names too.
      Set<JsonNode> aliases = set(old.path("x-aliases"));
      aliases.removeAll(set(now.path("x-aliases")));
      if (!aliases.isEmpty()) {
        add(place, "no longer read as " + aliases, Level.BREAKING);
      } else if (!old.path("x-aliases").equals(now.path("x-aliases"))) {
        add(place, "read under another name too", Level.COMPATIBLE);
      }
    }

    private void values(String place, JsonNode old, JsonNode now) {
      if (!old.has("enum") && !now.has("enum")) {
        return;
      }
      if (!old.has("enum")) {
        add(place, "one of fixed values", way.tightened());
        return;
      }
      if (!now.has("enum")) {
        add(place, "any value", Level.COMPATIBLE);
        return;
      }
      Set<JsonNode> gone = set(old.path("enum"));
      gone.removeAll(set(now.path("enum")));
      gone.forEach(value -> add(place, value + " removed", way.tightened()));
      Set<JsonNode> added = set(now.path("enum"));
      added.removeAll(set(old.path("enum")));
      // Enums that are read are open.
      added.forEach(value -> add(place, value + " added", Level.COMPATIBLE));
    }

    private void limits(String place, JsonNode old, JsonNode now) {
      UPPER.forEach(limit -> limit(place, limit, old.path(limit), now.path(limit), 1));
      LOWER.forEach(limit -> limit(place, limit, old.path(limit), now.path(limit), -1));
      if (!old.path("pattern").equals(now.path("pattern"))) {
        add(
            place,
            "another pattern",
            now.has("pattern") && way == Direction.SENT ? Level.BREAKING : Level.COMPATIBLE);
      }
      boolean unique = now.path("uniqueItems").asBoolean();
      if (old.path("uniqueItems").asBoolean() != unique) {
        add(place, unique ? "no value twice" : "values may repeat", sent(unique));
      }
    }

    private void limit(String place, String limit, JsonNode old, JsonNode now, int sign) {
      if (old.equals(now)) {
        return;
      }
      double unlimited = sign * Double.POSITIVE_INFINITY;
      double was = old.isMissingNode() ? unlimited : old.asDouble();
      double is = now.isMissingNode() ? unlimited : now.asDouble();
      add(
          place,
          "`%s` was %s, is %s".formatted(limit, text(old), text(now)),
          sent(sign * Double.compare(is, was) < 0));
    }

    /** Limits of what is received are no concern of those who read it. */
    private Level sent(boolean tightened) {
      return tightened ? way.tightened() : Level.COMPATIBLE;
    }

    private String text(JsonNode limit) {
      return limit.isMissingNode() ? "none" : limit.asText();
    }

    private void required(String place, JsonNode old, JsonNode now) {
      Set<JsonNode> was = set(old.path("required"));
      Set<JsonNode> is = set(now.path("required"));
      for (JsonNode name : was) {
        if (!is.contains(name) && now.path("properties").has(name.asText())) {
          add(place + "." + name.asText(), "is no longer required", way.loosened());
        }
      }
      for (JsonNode name : is) {
        if (!was.contains(name) && old.path("properties").has(name.asText())) {
          add(place + "." + name.asText(), "is now required", way.tightened());
        }
      }
    }

    private void properties(String place, JsonNode old, JsonNode now) {
      old.path("properties")
          .properties()
          .forEach(
              property -> {
                String name = place + "." + property.getKey();
                JsonNode same = now.path("properties").path(property.getKey());
                if (same.isMissingNode()) {
                  add(name, "removed", Level.BREAKING);
                } else {
                  compare(name, property.getValue(), same);
                }
              });
      Set<JsonNode> required = set(now.path("required"));
      now.path("properties")
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!old.path("properties").has(name)) {
                  boolean needed = required.stream().anyMatch(one -> one.asText().equals(name));
                  add(
                      place + "." + name,
                      needed ? "added, required" : "added",
                      needed ? way.tightened() : Level.COMPATIBLE);
                }
              });
    }

    private void additional(String place, JsonNode old, JsonNode now) {
      boolean was = old.path("additionalProperties").asBoolean(true);
      boolean is = now.path("additionalProperties").asBoolean(true);
      if (was != is && (old.has("properties") || old.has("additionalProperties"))) {
        add(
            place,
            is ? "may have further properties" : "may have no further properties",
            sent(!is));
      }
    }

    private void composition(String place, String kind, JsonNode old, JsonNode now) {
      if (old.size() != now.size()) {
        boolean more = now.size() > old.size();
        boolean tighter = kind.equals("allOf") == more;
        add(place, "another number of `" + kind + "`", tighter ? way.tightened() : way.loosened());
        return;
      }
      for (int i = 0; i < old.size(); i++) {
        compare(place, old.get(i), now.get(i));
      }
    }

    private Set<JsonNode> set(JsonNode list) {
      Set<JsonNode> set = new LinkedHashSet<>();
      list.forEach(set::add);
      return set;
    }
  }
}
