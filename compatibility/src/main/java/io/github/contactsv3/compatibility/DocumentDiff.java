package io.github.contactsv3.compatibility;

import io.github.contactsv3.compatibility.Change.Group;
import io.github.contactsv3.compatibility.Facts.Fact;
import io.github.contactsv3.compatibility.Facts.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The differences of two documents as they show on the wire. Held against a service that refuses
 * what it does not know, and clients that read what they do not know: enums of responses are open.
 */
public final class DocumentDiff {

  /** Changes of a named schema show at each place that refers to it, and are told once. */
  private final Set<Change> changes = new LinkedHashSet<>();

  private DocumentDiff() {}

  /** Compares two documents. */
  public static List<Change> of(ApiDocument before, ApiDocument after) {
    DocumentDiff diff = new DocumentDiff();
    diff.compare(DocumentFacts.of(before), DocumentFacts.of(after));
    // An order that differs shows in the text only.
    if (diff.changes.isEmpty() && !before.root().toString().equals(after.root().toString())) {
      diff.changes.add(
          new Change(Group.DOCUMENT, "document", "texts, examples or their order", Level.METADATA));
    }
    return new ArrayList<>(diff.changes);
  }

  private void compare(Facts before, Facts after) {
    before
        .all()
        .forEach(
            (key, old) -> {
              Fact now = after.all().get(key);
              if (now != null) {
                changed(old, now);
              } else if (after.has(old.place())) {
                add(old, text(old) + "removed", old.rule().removed(old.place().way()));
              }
            });
    after
        .all()
        .forEach(
            (key, now) -> {
              if (!before.all().containsKey(key) && before.has(now.place())) {
                String what = now.rule() == Rule.NEEDED_PART ? "added, required" : "added";
                add(now, text(now) + what, now.rule().added(now.place().way()));
              }
            });
  }

  private static String text(Fact fact) {
    return fact.value().isEmpty() ? "" : "`" + fact.value() + "` ";
  }

  private void changed(Fact old, Fact now) {
    if (!old.value().equals(now.value())) {
      String what = "was `%s`, is `%s`".formatted(old.value(), now.value()).replace('\n', ' ');
      add(old, what, old.rule().changed(old.place().way(), old.value(), now.value()));
    }
  }

  private void add(Fact fact, String what, Level level) {
    Place place = fact.place();
    String way =
        place.group() == Group.PROPERTIES
            ? " (" + place.way().name().toLowerCase(Locale.ROOT) + ")"
            : "";
    changes.add(new Change(place.group(), place.label() + way, fact.name() + " " + what, level));
  }
}
