package io.github.contactsv3.change;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lines that two texts do not share. */
public final class Diff {
  private Diff() {}

  /** Returns {@code -} lines of the first and {@code +} lines of the second; empty if equal. */
  public static String of(String before, String after) {
    List<String> a = before.lines().toList();
    List<String> b = after.lines().toList();
    int start = 0;
    while (start < Math.min(a.size(), b.size()) && a.get(start).equals(b.get(start))) {
      start++;
    }
    int end = 0;
    while (end < Math.min(a.size(), b.size()) - start
        && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
      end++;
    }
    List<String> lines =
        between(a.subList(start, a.size() - end), b.subList(start, b.size() - end));
    if (lines.isEmpty() && !before.equals(after)) {
      return "(line ends differ)";
    }
    return String.join("\n", lines);
  }

  /** By the longest common subsequence, which is quadratic: the common ends must be cut before. */
  private static List<String> between(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      if (a.get(i).equals(b.get(j))) {
        i++;
        j++;
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        lines.add("-" + a.get(i++));
      } else {
        lines.add("+" + b.get(j++));
      }
    }
    return Stream.of(
            lines.stream(),
            a.subList(i, a.size()).stream().map(line -> "-" + line),
            b.subList(j, b.size()).stream().map(line -> "+" + line))
        .flatMap(part -> part)
        .toList();
  }
}
