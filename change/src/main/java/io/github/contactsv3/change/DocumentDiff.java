package io.github.contactsv3.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.change.Change.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The differences of two documents as they show on the wire. Held against a service that refuses
 * what it does not know, and clients that read what they do not know: enums of answers are open.
 */
public final class DocumentDiff {

  private final ApiDocument before;
  private final ApiDocument after;
  private final Set<Change> changes = new LinkedHashSet<>();

  private DocumentDiff(ApiDocument before, ApiDocument after) {
    this.before = before;
    this.after = after;
  }

  /** Compares two documents; changes that show at many places are told once. */
  public static List<Change> of(ApiDocument before, ApiDocument after) {
    DocumentDiff diff = new DocumentDiff(before, after);
    diff.operations();
    diff.document();
    // An order that differs shows in the text only.
    if (diff.changes.isEmpty() && !before.root().toString().equals(after.root().toString())) {
      diff.add(Group.DOCUMENT, "document", "texts, examples or their order", Level.METADATA);
    }
    return new ArrayList<>(diff.changes);
  }

  private void add(Group group, String place, String what, Level level) {
    changes.add(new Change(group, place, what, level));
  }

  private void operations() {
    Map<String, Operation> old = before.operations();
    Map<String, Operation> now = after.operations();
    old.forEach(
        (key, operation) -> {
          Operation same = now.get(key);
          if (same == null) {
            add(Group.OPERATIONS, label(operation), "removed", Level.BREAKING);
          } else {
            changes.addAll(new OperationDiff(operation, same).changes());
          }
        });
    now.forEach(
        (key, operation) -> {
          if (!old.containsKey(key)) {
            add(Group.OPERATIONS, label(operation), "added", Level.COMPATIBLE);
          }
        });
  }

  private static String label(Operation operation) {
    return "`" + operation.id() + "` (" + operation.key() + ")";
  }

  private void document() {
    Set<String> gone = urls(before);
    gone.removeAll(urls(after));
    gone.forEach(url -> add(Group.DOCUMENT, "servers", "`" + url + "` removed", Level.BREAKING));
    Set<String> added = urls(after);
    added.removeAll(urls(before));
    added.forEach(url -> add(Group.DOCUMENT, "servers", "`" + url + "` added", Level.COMPATIBLE));
    before
        .root()
        .at("/components/securitySchemes")
        .properties()
        .forEach(
            scheme -> {
              JsonNode now = after.root().at("/components/securitySchemes").path(scheme.getKey());
              if (!now.isMissingNode() && !kind(scheme.getValue()).equals(kind(now))) {
                add(
                    Group.DOCUMENT,
                    "security scheme `" + scheme.getKey() + "`",
                    "another kind",
                    Level.BREAKING);
              }
            });
    if (!before.version().equals(after.version())) {
      add(
          Group.DOCUMENT,
          "version",
          before.version() + " is now " + after.version(),
          Level.METADATA);
    }
  }

  private static Set<String> urls(ApiDocument document) {
    Set<String> urls = new HashSet<>();
    document.root().path("servers").forEach(server -> urls.add(server.path("url").asText()));
    return urls;
  }

  private static String kind(JsonNode scheme) {
    return scheme.path("type").asText()
        + scheme.path("scheme").asText()
        + scheme.path("in").asText();
  }
}
