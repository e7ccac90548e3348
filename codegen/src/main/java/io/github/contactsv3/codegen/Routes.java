package io.github.contactsv3.codegen;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The paths of a document. Stateless. */
final class Routes {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^{}/]+)}");
  private static final Pattern SEGMENT = Pattern.compile("\\{[^{}/]+}|[A-Za-z0-9._~:@-]*");

  private Routes() {}

  /** The names of the parameters in a path, in order. */
  static List<String> names(String path) {
    return PARAMETER.matcher(path).results().map(result -> result.group(1)).toList();
  }

  /** Returns whether each segment is a plain text or one parameter. */
  static boolean isSupported(String path) {
    return path.startsWith("/")
        && List.of(path.substring(1).split("/", -1)).stream()
            .allMatch(segment -> SEGMENT.matcher(segment).matches());
  }

  /** A path with its parameters by their names in Java. */
  static String withNamesOfJava(String path) {
    return PARAMETER
        .matcher(path)
        .replaceAll((MatchResult name) -> "{" + Names.argument(name.group(1)) + "}");
  }

  /** A path without the names of its parameters, which tell no two paths apart. */
  static String shape(String path) {
    return PARAMETER.matcher(path).replaceAll("{}");
  }
}
