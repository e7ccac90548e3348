package io.github.contactsv3.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.change.Change.Group;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The differences of an operation that both documents have. */
final class OperationDiff {

  private final Operation before;
  private final Operation after;
  private final SchemaDiff schemas;
  private final List<Change> changes = new ArrayList<>();

  OperationDiff(Operation before, Operation after) {
    this.before = before;
    this.after = after;
    this.schemas = new SchemaDiff(before.document(), after.document());
  }

  List<Change> changes() {
    names();
    parameters();
    body();
    responses();
    security();
    extensions();
    return changes;
  }

  private void add(Group group, String what, Level level) {
    changes.add(new Change(group, "`" + before.id() + "`", what, level));
  }

  private void names() {
    if (!before.id().equals(after.id())) {
      add(Group.OPERATIONS, "is now called `" + after.id() + "`", Level.METADATA);
    }
    if (!before.node().path("tags").equals(after.node().path("tags"))) {
      add(Group.OPERATIONS, "is now of " + after.node().path("tags"), Level.METADATA);
    }
    if (!before.path().equals(after.path())) {
      add(Group.PARAMETERS, "the path is now written " + after.path(), Level.METADATA);
    }
    boolean deprecated = after.node().path("deprecated").asBoolean();
    if (before.node().path("deprecated").asBoolean() != deprecated) {
      add(Group.OPERATIONS, deprecated ? "deprecated" : "no longer deprecated", Level.METADATA);
    }
  }

  private void parameters() {
    Map<String, JsonNode> old = before.parameters();
    Map<String, JsonNode> now = after.parameters();
    old.forEach(
        (key, parameter) -> {
          JsonNode same = now.get(key);
          if (same == null) {
            add(Group.PARAMETERS, key + " removed", Level.BREAKING);
          } else {
            parameter(key, parameter, same);
          }
        });
    now.forEach(
        (key, parameter) -> {
          if (!old.containsKey(key)) {
            boolean required = parameter.path("required").asBoolean();
            add(
                Group.PARAMETERS,
                key + (required ? " added, required" : " added"),
                required ? Level.BREAKING : Level.COMPATIBLE);
          }
        });
  }

  private void parameter(String key, JsonNode old, JsonNode now) {
    required(Group.PARAMETERS, key, old, now);
    for (String member : List.of("style", "explode", "allowReserved")) {
      if (!old.path(member).equals(now.path(member))) {
        add(Group.PARAMETERS, key + ": another " + member, Level.BREAKING);
      }
    }
    changes.addAll(
        schemas.changes(
            Group.PARAMETERS,
            "`" + before.id() + "` " + key,
            old.path("schema"),
            now.path("schema"),
            Direction.SENT));
  }

  private void required(Group group, String what, JsonNode old, JsonNode now) {
    boolean required = now.path("required").asBoolean();
    if (old.path("required").asBoolean() != required) {
      add(
          group,
          what + (required ? " is now required" : " is no longer required"),
          required ? Level.BREAKING : Level.COMPATIBLE);
    }
  }

  private void body() {
    JsonNode old = before.body();
    JsonNode now = after.body();
    if (old.isMissingNode() && now.isMissingNode()) {
      return;
    }
    if (now.isMissingNode()) {
      add(Group.OPERATIONS, "takes no body any more", Level.BREAKING);
    } else if (old.isMissingNode()) {
      boolean required = now.path("required").asBoolean();
      add(Group.OPERATIONS, "takes a body", required ? Level.BREAKING : Level.COMPATIBLE);
    } else {
      required(Group.OPERATIONS, "the body", old, now);
      content(Group.OPERATIONS, "the body", old, now, Direction.SENT);
    }
  }

  private void responses() {
    Map<String, JsonNode> old = before.responses();
    Map<String, JsonNode> now = after.responses();
    old.forEach(
        (status, response) -> {
          JsonNode same = now.get(status);
          if (same != null) {
            content(Group.STATUSES, status, response, same, Direction.RECEIVED);
            headers(status, response, same);
          } else {
            // An error that is not to come any more hurts nobody.
            add(
                Group.STATUSES,
                status + " removed",
                status.startsWith("2") ? Level.BREAKING : Level.COMPATIBLE);
          }
        });
    now.keySet().stream()
        .filter(status -> !old.containsKey(status))
        .forEach(status -> add(Group.STATUSES, status + " added", Level.COMPATIBLE));
  }

  private void content(Group group, String what, JsonNode old, JsonNode now, Direction way) {
    old.path("content")
        .properties()
        .forEach(
            type -> {
              JsonNode same = now.path("content").path(type.getKey());
              if (same.isMissingNode()) {
                add(group, what + " is no longer " + type.getKey(), Level.BREAKING);
              } else {
                changes.addAll(
                    schemas.changes(
                        Group.PROPERTIES,
                        "`" + before.id() + "` " + what,
                        type.getValue().path("schema"),
                        same.path("schema"),
                        way));
              }
            });
    now.path("content")
        .properties()
        .forEach(
            type -> {
              if (!old.path("content").has(type.getKey())) {
                add(group, what + " may be " + type.getKey(), Level.COMPATIBLE);
              }
            });
  }

  private void headers(String status, JsonNode old, JsonNode now) {
    old.path("headers")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!now.path("headers").has(name)) {
                add(Group.STATUSES, status + ": header `" + name + "` removed", Level.BREAKING);
              }
            });
    now.path("headers")
        .properties()
        .forEach(
            header -> {
              JsonNode same = old.path("headers").path(header.getKey());
              if (same.isMissingNode()) {
                add(
                    Group.STATUSES,
                    status + ": header `" + header.getKey() + "` added",
                    Level.COMPATIBLE);
              } else {
                changes.addAll(
                    schemas.changes(
                        Group.STATUSES,
                        "header `" + header.getKey() + "`",
                        before.document().resolve(same).path("schema"),
                        after.document().resolve(header.getValue()).path("schema"),
                        Direction.RECEIVED));
              }
            });
  }

  /** Each alternative that was accepted has to be accepted still. */
  private void security() {
    JsonNode old = before.node().path("security");
    JsonNode now = after.node().path("security");
    if (old.equals(now)) {
      return;
    }
    boolean open = now.isEmpty();
    Set<JsonNode> accepted = new LinkedHashSet<>();
    now.forEach(accepted::add);
    boolean kept = !old.isEmpty();
    for (JsonNode alternative : old) {
      kept &= accepted.contains(alternative);
    }
    add(
        Group.OPERATIONS,
        open ? "needs no token any more" : "accepts other credentials",
        open || kept ? Level.COMPATIBLE : Level.BREAKING);
  }

  private void extensions() {
    Set<JsonNode> scopes = new LinkedHashSet<>();
    before.node().path("x-scopes").forEach(scopes::add);
    after
        .node()
        .path("x-scopes")
        .forEach(
            scope -> {
              if (!scopes.remove(scope)) {
                add(Group.OPERATIONS, "needs the scope `" + scope.asText() + "`", Level.BREAKING);
              }
            });
    scopes.forEach(
        scope ->
            add(
                Group.OPERATIONS,
                "no longer needs the scope `" + scope.asText() + "`",
                Level.COMPATIBLE));
    for (String name : List.of("x-idempotent", "x-idempotent-unless", "x-pagination")) {
      if (!before.node().path(name).equals(after.node().path(name))) {
        add(
            Group.OPERATIONS,
            "another `" + name + "`: the client behaves otherwise",
            Level.COMPATIBLE);
      }
    }
  }
}
