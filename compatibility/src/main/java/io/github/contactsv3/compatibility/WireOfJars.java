package io.github.contactsv3.compatibility;

import io.github.contactsv3.compatibility.Change.Group;
import io.github.contactsv3.compatibility.CompiledClass.Annotated;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What changes on the wire although no signature does, as when a template writes another path,
 * header or name of a property. Only what both jars have is compared: the rest is in the
 * signatures.
 */
final class WireOfJars {
  /** Largest number of changes that are named one by one. */
  private static final int NAMED = 5;

  private final SortedMap<String, CompiledClass> before;
  private final SortedMap<String, CompiledClass> after;
  private final List<Change> changes = new ArrayList<>();

  /** Reads two jars. */
  WireOfJars(Path before, Path after) {
    this.before = CompiledClass.allOf(before);
    this.after = CompiledClass.allOf(after);
  }

  /** Returns the annotations that have changed, each with what it was. */
  List<Change> annotations() {
    changes.clear();
    before.forEach((name, was) -> compareAnnotations(was, after.getOrDefault(name, was)));
    return grouped();
  }

  /** Returns the arguments that have changed places, which no signature shows. */
  List<Change> movedArguments() {
    return annotations().stream().filter(change -> change.level() == Level.BREAKING).toList();
  }

  private void compareAnnotations(CompiledClass was, CompiledClass is) {
    was.members()
        .forEach(
            (member, first) -> {
              Annotated second = is.members().getOrDefault(member, first);
              String place = quoted(was.name() + (member.isEmpty() ? "" : "." + member));
              List<String> gone = without(first.own(), second.own());
              List<String> added = without(second.own(), first.own());
              // A line for each kind of annotation: a header that changes does so in many methods.
              Stream.concat(gone.stream(), added.stream())
                  .map(WireOfJars::kind)
                  .distinct()
                  .forEach(kind -> add(was, place, ofKind(kind, gone), ofKind(kind, added)));
              if (!first.arguments().equals(second.arguments())) {
                add(was, place, first.arguments(), second.arguments());
              }
            });
  }

  private void add(CompiledClass in, String place, List<String> was, List<String> is) {
    String what = "was %s, is %s".formatted(listed(was), listed(is));
    boolean moved = was.stream().sorted().toList().equals(is.stream().sorted().toList());
    // Programs whose arguments have changed places compile, and send others.
    changes.add(new Change(group(in), place, what, moved ? Level.BREAKING : Level.LOOK));
  }

  /** The annotation and its member. */
  private static String kind(String annotation) {
    return annotation.replaceFirst("(\\w+ = |\").*", "$1");
  }

  private static List<String> ofKind(String kind, List<String> annotations) {
    return annotations.stream().filter(one -> kind(one).equals(kind)).toList();
  }

  /**
   * Returns what has changed in the code of classes: texts, since names on the wire are among them,
   * and all else where no signature has changed either.
   *
   * @param changed the classes whose signatures have changed
   */
  List<Change> code(Set<String> changed) {
    changes.clear();
    List<String> others = new ArrayList<>();
    before.forEach(
        (name, was) -> {
          CompiledClass is = after.getOrDefault(name, was);
          List<String> gone = without(was.texts(), is.texts());
          List<String> added = without(is.texts(), was.texts());
          boolean explained = isWithin(name, changed);
          if (!gone.isEmpty() || !(added.isEmpty() || explained)) {
            String what = "texts of its code: was %s, is %s".formatted(listed(gone), listed(added));
            changes.add(new Change(group(was), quoted(was.name()), what, Level.LOOK));
          } else if (!explained && !hasCodeOf(was, is)) {
            others.add(quoted(was.name()));
          }
        });
    others.forEach(
        name ->
            changes.add(
                new Change(Group.PROPERTIES, name, "the same signatures, other code", Level.LOOK)));
    return grouped();
  }

  private static boolean hasCodeOf(CompiledClass was, CompiledClass is) {
    return was.code().entrySet().stream()
        .allMatch(
            method ->
                is.code()
                    .getOrDefault(method.getKey(), method.getValue())
                    .equals(method.getValue()));
  }

  private static boolean isWithin(String name, Set<String> classes) {
    return classes.stream().anyMatch(one -> name.equals(one) || name.startsWith(one + "$"));
  }

  private static Group group(CompiledClass of) {
    return of.name().matches(".*\\b(\\w+Api|Operations)\\b.*")
        ? Group.OPERATIONS
        : Group.PROPERTIES;
  }

  /** A template that writes something else does so in many places: they make one line. */
  private List<Change> grouped() {
    SortedMap<String, List<Change>> alike = new TreeMap<>();
    changes.forEach(
        change ->
            alike
                .computeIfAbsent(
                    change.group().name() + change.what() + change.level(),
                    key -> new ArrayList<>())
                .add(change));
    return alike.values().stream()
        .map(
            same ->
                new Change(
                    same.get(0).group(),
                    named(same.stream().map(Change::place).toList()),
                    same.get(0).what(),
                    same.get(0).level()))
        .toList();
  }

  private static List<String> without(Collection<String> texts, Collection<String> others) {
    return texts.stream().filter(text -> !others.contains(text)).collect(Collectors.toList());
  }

  private static String listed(List<String> texts) {
    return texts.isEmpty() ? "nothing" : named(texts.stream().map(WireOfJars::quoted).toList());
  }

  private static String named(List<String> texts) {
    int more = texts.size() - NAMED;
    Stream<String> first = texts.stream().limit(NAMED);
    return first.collect(Collectors.joining(", ")) + (more > 0 ? " and " + more + " more" : "");
  }

  private static String quoted(String text) {
    return "`" + text + "`";
  }
}
