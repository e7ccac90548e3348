package io.github.contactsv3.compatibility;

import com.github.difflib.DiffUtils;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines that two texts do not share. */
public final class Diff {
  private Diff() {}

  /** Returns {@code -} lines of the first and {@code +} lines of the second; empty if equal. */
  public static String of(String before, String after) {
    List<String> a = before.lines().toList();
    List<String> b = after.lines().toList();
    String lines =
        DiffUtils.diff(a, b).getDeltas().stream()
            .flatMap(
                delta ->
                    Stream.concat(
                        delta.getSource().getLines().stream().map(line -> "-" + line),
                        delta.getTarget().getLines().stream().map(line -> "+" + line)))
            .collect(Collectors.joining("\n"));
    return lines.isEmpty() && !before.equals(after) ? "(line ends differ)" : lines;
  }
}
