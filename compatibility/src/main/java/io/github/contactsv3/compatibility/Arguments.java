package io.github.contactsv3.compatibility;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The arguments of the API's methods by their names on the wire. Two of one type that change places
 * leave the signature as it is: programs compile, and call for something else.
 */
final class Arguments {

  private Arguments() {}

  /** The names of the arguments, in order, by method. */
  static Map<String, List<String>> of(List<String> classes, ClassLoader loader) {
    Map<String, List<String>> arguments = new TreeMap<>();
    for (String name : classes) {
      try {
        Class<?> type = Class.forName(name, false, loader);
        for (Method method : type.isInterface() ? type.getMethods() : new Method[0]) {
          List<String> names =
              Arrays.stream(method.getParameterAnnotations()).flatMap(Arguments::name).toList();
          String types = Arrays.toString(method.getParameterTypes());
          arguments.put(type.getSimpleName() + "." + method.getName() + " " + types, names);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(name + " can't be read", e);
      }
    }
    return arguments;
  }

  /** What Feign's annotation says; its class is that of the other loader. */
  private static Stream<String> name(Annotation[] annotations) {
    return Arrays.stream(annotations)
        .filter(one -> one.annotationType().getName().equals("feign.Param"))
        .map(
            one -> {
              try {
                return String.valueOf(one.annotationType().getMethod("value").invoke(one));
              } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  /** The methods of both whose arguments have changed places, a line each. */
  static List<String> moved(Map<String, List<String>> before, Map<String, List<String>> after) {
    List<String> lines = new ArrayList<>();
    before.forEach(
        (method, was) -> {
          List<String> is = after.getOrDefault(method, was);
          if (!was.equals(is) && Set.copyOf(was).equals(Set.copyOf(is))) {
            lines.add(
                "! %s: the arguments %s are now %s"
                    .formatted(method.replaceFirst(" .*", ""), was, is));
          }
        });
    return lines;
  }
}
