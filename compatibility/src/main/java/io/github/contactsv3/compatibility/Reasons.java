package io.github.contactsv3.compatibility;

import japicmp.model.JApiBehavior;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiCompatibilityChange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why users of a class have to change something, in words for a table. */
final class Reasons {
  /** Largest number of reasons that are listed one by one. */
  private static final int TOLD = 3;

  private Reasons() {}

  /** Returns the incompatible changes of a class and its members; empty if there are none. */
  static String of(JApiClass one) {
    Stream<String> members =
        Stream.<Stream<Map.Entry<String, ? extends JApiCompatibility>>>of(
                one.getConstructors().stream().map(c -> Map.entry(code(c.getName(), c), c)),
                one.getMethods().stream().map(m -> Map.entry(code(m.getName(), m), m)),
                one.getFields().stream().map(f -> Map.entry("`" + f.getName() + "`", f)),
                one.getInterfaces().stream()
                    .map(i -> Map.entry("`" + i.getFullyQualifiedName() + "`", i)))
            .flatMap(entries -> entries)
            .flatMap(member -> reasons(member.getKey() + ": ", member.getValue()));
    List<String> all =
        Stream.of(reasons("", one), reasons("", one.getSuperclass()), members)
            .flatMap(reasons -> reasons)
            .distinct()
            .toList();
    int more = all.size() - TOLD;
    return all.stream().limit(TOLD).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  private static String code(String name, JApiBehavior behavior) {
    return behavior.getParameters().stream()
        .map(parameter -> parameter.getType().replaceFirst(".*\\.", "").replace('$', '.'))
        .collect(Collectors.joining(", ", "`" + name + "(", ")`"));
  }

  private static Stream<String> reasons(String member, JApiCompatibility of) {
    return of.getCompatibilityChanges().stream()
        .filter(change -> !(change.isBinaryCompatible() && change.isSourceCompatible()))
        .map(change -> member + words(change));
  }

  private static String words(JApiCompatibilityChange change) {
    return change.getType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
