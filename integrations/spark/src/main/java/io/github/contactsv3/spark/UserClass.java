package io.github.contactsv3.spark;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates an object of a class that an option names. */
final class UserClass {

  private UserClass() {}

  static <T> T create(String option, String name, Class<T> type, Map<String, String> options) {
    try {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      Class<?> found = Class.forName(name, true, context == null ? type.getClassLoader() : context);
      if (!type.isAssignableFrom(found)) {
        throw refused(option, name, "does not implement " + type.getName(), null);
      }
      return type.cast(create(found, options));
    } catch (InvocationTargetException e) {
      // Its message may hold what the class was given.
      Throwable thrown = Objects.requireNonNullElse(e.getCause(), e);
      throw refused(option, name, "threw " + thrown.getClass().getName(), thrown);
    } catch (ClassNotFoundException e) {
      throw refused(option, name, "is not on the class path", e);
    } catch (ReflectiveOperationException e) {
      throw refused(
          option, name, "needs a public constructor with a Map<String, String> or nothing", e);
    }
  }

  private static Object create(Class<?> found, Map<String, String> options)
      throws ReflectiveOperationException {
    try {
      return found.getConstructor(Map.class).newInstance(options);
    } catch (NoSuchMethodException e) {
      return found.getConstructor().newInstance();
    }
  }

  private static IllegalArgumentException refused(
      String option, String name, String why, @Nullable Throwable cause) {
    return new IllegalArgumentException("option " + option + ": class " + name + " " + why, cause);
  }
}
