package io.github.contactsv3.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public signatures of modules as text, one line each, sorted. Every name is put together here
 * and not by {@code toString} or {@code toGenericString}, which differ between JDKs.
 */
public final class PublicApi {
  /** Methods that every class has. */
  private static final Set<String> OF_OBJECT =
      Set.of("equals(Object)", "equals(@Nullable Object)", "hashCode()", "toString()");

  /** On a method the same bit means that, and the parameters show it. */
  private static final int VARARGS = Modifier.TRANSIENT;

  private PublicApi() {}

  /** Returns what the modules at these places, folders or jars, export to everybody. */
  public static String of(Path... modules) {
    return text(
        exportedTypes(modules),
        Objects.requireNonNullElse(
            Thread.currentThread().getContextClassLoader(), PublicApi.class.getClassLoader()));
  }

  /**
   * Returns what classes say.
   *
   * @param names names of classes
   * @param loader where they are
   */
  static String text(Collection<String> names, ClassLoader loader) {
    StringBuilder text = new StringBuilder();
    names.stream()
        .sorted()
        .<Class<?>>map(name -> load(name, loader))
        .filter(PublicApi::isReachable)
        .forEach(
            type -> {
              text.append(declaration(type)).append('\n');
              members(type).forEach(member -> text.append("  ").append(member).append('\n'));
            });
    return text.toString();
  }

  private static Set<String> exportedTypes(Path... modules) {
    Set<String> names = new TreeSet<>();
    for (ModuleReference module : ModuleFinder.of(modules).findAll()) {
      Set<String> exported = exportedPackages(module.descriptor());
      try (ModuleReader reader = module.open();
          Stream<String> resources = reader.list()) {
        resources
            .filter(resource -> resource.endsWith(".class"))
            .map(resource -> resource.replace(".class", "").replace('/', '.'))
            .filter(name -> !name.endsWith("-info") && exported.contains(packageOf(name)))
            .forEach(names::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return names;
  }

  /** A jar without a description exports everything: there the names of packages have to do. */
  private static Set<String> exportedPackages(ModuleDescriptor module) {
    return module.isAutomatic()
        ? module.packages().stream()
            .filter(name -> !name.matches("(.*\\.)?(internal|shaded)(\\..*)?"))
            .collect(Collectors.toSet())
        : module.exports().stream()
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " can't be loaded", e);
    }
  }

  private static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  private static boolean isReachable(Class<?> type) {
    return isExposed(type.getModifiers())
        && (type.getEnclosingClass() == null || isReachable(type.getEnclosingClass()));
  }

  private static boolean isExposed(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String declaration(Class<?> type) {
    int noise = type.isInterface() ? Modifier.ABSTRACT | Modifier.INTERFACE | Modifier.STATIC : 0;
    List<String> words = new ArrayList<>();
    words.add(annotationsAndModifiers(type, type.getModifiers() & ~noise));
    words.add(
        type.isInterface()
            ? "interface"
            : type.isRecord() ? "record" : type.isEnum() ? "enum" : "class");
    words.add(shortName(type) + variables(type));
    if (type.getAnnotatedSuperclass() != null && !type.isRecord()) {
      String parent = name(type.getAnnotatedSuperclass());
      if (!parent.equals("Object")) {
        words.add("extends " + parent);
      }
    }
    if (type.getInterfaces().length > 0) {
      words.add(
          (type.isInterface() ? "extends " : "implements ") + names(type.getAnnotatedInterfaces()));
    }
    return join(words);
  }

  /** By name: fields, constructors, methods. */
  private static Collection<String> members(Class<?> type) {
    Map<String, String> lines = new TreeMap<>();
    Arrays.stream(type.getDeclaredFields())
        .filter(PublicApi::isExposed)
        .forEach(field -> lines.put("0 " + field.getName(), field(field)));
    Arrays.stream(type.getDeclaredConstructors())
        .filter(PublicApi::isExposed)
        .forEach(
            constructor -> lines.put("1 " + parameters(constructor), constructor(constructor)));
    Arrays.stream(type.getDeclaredMethods())
        .filter(PublicApi::isExposed)
        .filter(method -> !OF_OBJECT.contains(method.getName() + parameters(method)))
        .forEach(method -> lines.put("2 " + method.getName() + parameters(method), method(method)));
    return lines.values();
  }

  private static boolean isExposed(Member member) {
    return isExposed(member.getModifiers()) && !member.isSynthetic();
  }

  private static String field(Field field) {
    return join(
        List.of(
            annotationsAndModifiers(field, field.getModifiers()),
            name(field.getAnnotatedType()),
            field.getName()));
  }

  private static String constructor(Constructor<?> constructor) {
    return join(
        List.of(
            annotationsAndModifiers(constructor, constructor.getModifiers() & ~VARARGS),
            variables(constructor),
            "new" + parameters(constructor),
            thrown(constructor)));
  }

  private static String method(Method method) {
    int noise =
        VARARGS
            | Modifier.VOLATILE // the bit of a bridge
            | Modifier.SYNCHRONIZED
            | (method.getDeclaringClass().isInterface() ? Modifier.ABSTRACT : 0);
    return join(
        List.of(
            annotationsAndModifiers(method, method.getModifiers() & ~noise),
            method.isDefault() ? "default" : "",
            variables(method),
            name(method.getAnnotatedReturnType()),
            method.getName() + parameters(method),
            thrown(method)));
  }

  private static String annotationsAndModifiers(
      java.lang.reflect.AnnotatedElement element, int modifiers) {
    return (element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "")
        + Modifier.toString(modifiers);
  }

  private static String parameters(Executable executable) {
    String types = names(executable.getAnnotatedParameterTypes());
    return "("
        + (executable.isVarArgs() ? types.substring(0, types.length() - 2) + "..." : types)
        + ")";
  }

  private static String thrown(Executable executable) {
    return executable.getExceptionTypes().length == 0
        ? ""
        : "throws " + names(executable.getAnnotatedExceptionTypes());
  }

  private static String variables(GenericDeclaration declaration) {
    return declaration.getTypeParameters().length == 0
        ? ""
        : Arrays.stream(declaration.getTypeParameters())
            .map(PublicApi::variable)
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String variable(TypeVariable<?> variable) {
    String bounds =
        Arrays.stream(variable.getAnnotatedBounds())
            .map(PublicApi::name)
            .collect(Collectors.joining(" & "));
    return variable.getName() + (bounds.equals("Object") ? "" : " extends " + bounds);
  }

  private static String names(AnnotatedType[] types) {
    return Arrays.stream(types).map(PublicApi::name).collect(Collectors.joining(", "));
  }

  /** By name: the class may come from another loader. */
  private static boolean isNullable(AnnotatedType type) {
    return Arrays.stream(type.getAnnotations())
        .anyMatch(one -> one.annotationType().getName().equals(Nullable.class.getName()));
  }

  private static String name(AnnotatedType type) {
    String nullable = isNullable(type) ? "@Nullable " : "";
    if (type instanceof AnnotatedArrayType array) {
      // In source the annotation of an array stands behind its element type.
      return name(array.getAnnotatedGenericComponentType())
          + (nullable.isEmpty() ? "" : " " + nullable)
          + "[]";
    }
    if (type instanceof AnnotatedParameterizedType generic) {
      return nullable
          + shortName((Class<?>) ((ParameterizedType) generic.getType()).getRawType())
          + "<"
          + names(generic.getAnnotatedActualTypeArguments())
          + ">";
    }
    if (type instanceof AnnotatedTypeVariable variable) {
      return nullable + ((TypeVariable<?>) variable.getType()).getName();
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      String lower = names(wildcard.getAnnotatedLowerBounds());
      String upper = names(wildcard.getAnnotatedUpperBounds());
      return !lower.isEmpty()
          ? "? super " + lower
          : upper.equals("Object") ? "?" : "? extends " + upper;
    }
    Type raw = type.getType();
    return nullable + shortName((Class<?>) raw);
  }

  /** Leaves out what every line would have. */
  private static String shortName(Class<?> type) {
    return type.getCanonicalName()
        .replaceFirst("^(java\\.(lang|util)|io\\.github\\.contactsv3)\\.", "");
  }

  private static String join(List<String> words) {
    return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
  }
}
