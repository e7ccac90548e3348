package io.github.contactsv3.sandbox.internal.server;

import io.github.contactsv3.sandbox.internal.legacy.ApiVersion;
import io.github.contactsv3.sandbox.internal.legacy.Availability;
import io.github.contactsv3.sandbox.internal.legacy.OldPaths;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import io.github.contactsv3.sandbox.internal.values.UrlDecoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operation of a path. Literal segments beat parameters, a trailing slash makes no
 * difference, and a percent-encoded slash stays within its segment.
 */
final class Router {

  private final List<Route> routes;
  private final boolean prefixed;

  /**
   * Prepares the routes.
   *
   * @param operations the operations
   * @param prefixed whether paths may have the prefix {@code /v3}
   * @param oldPaths which versions have which paths
   */
  Router(List<ServedOperation> operations, boolean prefixed, OldPaths oldPaths) {
    this.prefixed = prefixed;
    this.routes =
        operations.stream()
            .map(operation -> new Route(operation, oldPaths))
            .sorted(Comparator.comparing(route -> route.shape))
            .toList();
  }

  /**
   * Finds the operation of a request.
   *
   * @param method HTTP method in upper case
   * @param rawPath path as it was sent, still percent-encoded
   * @param version version of the request, or null to find the operation of any
   * @throws IllegalArgumentException if the percent-encoding is broken
   */
  Optional<Match> find(String method, String rawPath, @Nullable ApiVersion version) {
    List<String> segments = segments(rawPath);
    if (prefixed && !segments.isEmpty() && segments.get(0).equals("v3")) {
      segments.remove(0);
    }
    for (Route route : routes) {
      if (route.operation.method().equals(method)
          && (version == null || route.versions.includes(version))
          && route.matches(segments)) {
        return Optional.of(new Match(route.operation, route.parameters(segments)));
      }
    }
    return Optional.empty();
  }

  /**
   * Methods of a path, sorted; none if no operation has it.
   *
   * @param rawPath path as it was sent, still percent-encoded
   * @throws IllegalArgumentException if the percent-encoding is broken
   */
  List<String> methods(String rawPath) {
    return routes.stream()
        .map(route -> route.operation.method())
        .distinct()
        .filter(method -> find(method, rawPath, null).isPresent())
        .sorted()
        .toList();
  }

  private static List<String> segments(String rawPath) {
    List<String> segments = new ArrayList<>(List.of(rawPath.split("/", -1)));
    segments.remove(0);
    if (segments.size() > 1 && segments.get(segments.size() - 1).isEmpty()) {
      segments.remove(segments.size() - 1);
    }
    segments.replaceAll(UrlDecoding::decode);
    return segments;
  }

  /**
   * An operation and the values of its path parameters.
   *
   * @param operation the operation
   * @param pathParameters decoded values by name
   */
  record Match(ServedOperation operation, Map<String, String> pathParameters) {}

  private static final class Route {
    final ServedOperation operation;
    final List<String> template;
    final Availability versions;

    /** Sorts literals before parameters, segment by segment. */
    final String shape;

    Route(ServedOperation operation, OldPaths oldPaths) {
      this.operation = operation;
      this.versions = oldPaths.of(operation.method(), operation.path());
      this.template = segments(operation.path().replace("{", "%7B").replace("}", "%7D"));
      StringBuilder kinds = new StringBuilder();
      template.forEach(segment -> kinds.append(isParameter(segment) ? '1' : '0'));
      this.shape = kinds.toString();
    }

    boolean matches(List<String> segments) {
      if (segments.size() != template.size()) {
        return false;
      }
      for (int i = 0; i < template.size(); i++) {
        String expected = template.get(i);
        String actual = segments.get(i);
        if (isParameter(expected) ? actual.isEmpty() : !expected.equals(actual)) {
          return false;
        }
      }
      return true;
    }

    Map<String, String> parameters(List<String> segments) {
      Map<String, String> values = new HashMap<>();
      for (int i = 0; i < template.size(); i++) {
        String name = template.get(i);
        if (isParameter(name)) {
          values.put(name.substring(1, name.length() - 1), segments.get(i));
        }
      }
      return values;
    }

    private static boolean isParameter(String segment) {
      return segment.startsWith("{");
    }
  }
}
