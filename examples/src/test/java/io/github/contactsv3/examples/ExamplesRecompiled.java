package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.compatibility.ClassPath;
import io.github.contactsv3.compatibility.GeneratedClient;
import java.io.File;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The examples, on a newly generated client. The hand-written modules stay as they were compiled.
 */
final class ExamplesRecompiled implements AutoCloseable {

  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TEST = Path.of("src/test/java");
  private static final List<String> TESTS =
      List.of(ExamplesTest.class.getName(), ConnectTest.class.getName());

  private static final Pattern USED_BY_CLIENT =
      Pattern.compile("client-core|feign-core|jackson-|swagger-annotations|jspecify");

  /** What knows nothing of the client, the sandbox among it: loaded once for all changes. */
  private final URLClassLoader others =
      ClassPath.loader(
          entries().filter(entry -> !isClient(entry)), ClassLoader.getPlatformClassLoader());

  /**
   * What the generated client is compiled against. Not all that this test has: the compiler opens
   * each jar of it again, which takes a sixth of its time.
   */
  static String classPathOfClient() {
    return joined(entries().filter(entry -> USED_BY_CLIENT.matcher(entry.toString()).find()));
  }

  /** The class path of this test, without the examples, which are compiled again. */
  private static Stream<Path> entries() {
    return ClassPath.entries(ClassPath.present())
        .filter(entry -> !entry.startsWith(Path.of("target").toAbsolutePath()));
  }

  private static String joined(Stream<Path> entries) {
    return entries.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The client and what is compiled against it: loaded again for each change. */
  private static boolean isClient(Path entry) {
    return Stream.of("client-", "testing", "integrations")
        .anyMatch(name -> entry.toString().contains(File.separator + name));
  }

  /** Compiles all examples, and tests that say what they do. */
  Path compile(GeneratedClient client, Path classes) throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::toString)
          .forEach(sources::add);
    }
    TESTS.forEach(test -> sources.add(TEST.resolve(test.replace('.', '/') + ".java").toString()));
    GeneratedClient.compile(
        Path.of(""),
        sources.stream(),
        client.jar() + File.pathSeparator + joined(entries()),
        classes);
    return classes;
  }

  /** Runs those tests on the client. */
  void run(GeneratedClient client, Path classes) throws Exception {
    // Of the present client only the part of OAuth is used: the rest comes after the new one.
    Stream<Path> loaded =
        Stream.concat(Stream.of(classes), entries().filter(ExamplesRecompiled::isClient));
    try (URLClassLoader loader = client.loader(others, loaded.toArray(Path[]::new))) {
      int run = 0;
      for (String name : TESTS) {
        Class<?> test = loader.loadClass(name);
        Constructor<?> constructor = test.getDeclaredConstructor();
        constructor.setAccessible(true);
        for (Method method : methods(test, Test.class)) {
          Object instance = constructor.newInstance();
          invoke(instance, methods(test, BeforeEach.class), classes);
          try {
            invoke(instance, List.of(method), classes);
          } finally {
            invoke(instance, methods(test, AfterEach.class), classes);
          }
          run++;
        }
      }
      assertThat(run).isGreaterThanOrEqualTo(9);
    }
  }

  /** By name: the annotation is that of another loader. */
  private static List<Method> methods(Class<?> test, Class<? extends Annotation> annotation) {
    return Stream.of(test.getDeclaredMethods())
        .filter(
            method ->
                Stream.of(method.getAnnotations())
                    .anyMatch(one -> one.annotationType().getName().equals(annotation.getName())))
        .toList();
  }

  /** Folders that a test asks for are made in another one, which JUnit removes. */
  private static void invoke(Object instance, List<Method> methods, Path folder) throws Exception {
    for (Method method : methods) {
      Object[] arguments = new Object[method.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        assertThat(method.getParameterTypes()[i])
            .as("parameter of %s", method)
            .isEqualTo(Path.class);
        arguments[i] = Files.createTempDirectory(folder, "test");
      }
      method.setAccessible(true);
      method.invoke(instance, arguments);
    }
  }

  @Override
  public void close() throws IOException {
    others.close();
  }
}
