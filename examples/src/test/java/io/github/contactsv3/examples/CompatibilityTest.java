package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.change.ApiDocument;
import io.github.contactsv3.change.ClassPath;
import io.github.contactsv3.change.GeneratedClient;
import io.github.contactsv3.change.Level;
import io.github.contactsv3.change.drill.Mutation;
import io.github.contactsv3.change.drill.Mutations;
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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After each compatible change of the drill the examples compile against the client that is
 * generated anew, and do what their tests say. The hand-written modules stay as they were compiled.
 */
@Tag("drill")
@Execution(ExecutionMode.CONCURRENT)
class CompatibilityTest {

  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TEST = Path.of("src/test/java");
  private static final List<String> TESTS =
      List.of(ExamplesTest.class.getName(), ConnectTest.class.getName());
  private static final ApiDocument PRESENT =
      ApiDocument.read(Path.of("..", "spec", "contacts-v3.yaml"));

  private static GeneratedClient present;
  private static URLClassLoader others;

  @TempDir Path folder;

  @BeforeAll
  static void generatePresent(@TempDir Path folder) {
    present =
        GeneratedClient.of(
            Path.of("..", "client-generated"),
            Map.of("contacts-v3.yaml", PRESENT),
            withoutExamples(),
            folder);
    others = ClassPath.loader(others(), ClassLoader.getPlatformClassLoader());
  }

  @AfterAll
  static void close() throws IOException {
    others.close();
  }

  static Stream<Mutation> compatible() {
    return Mutations.all().stream()
        .filter(one -> one.wire() != Level.BREAKING && one.java() != Level.BREAKING);
  }

  static Stream<Mutation> breaking() {
    return Mutations.all().stream().filter(one -> one.name().equals("an operation has another id"));
  }

  @ParameterizedTest
  @MethodSource("compatible")
  void afterACompatibleChange_theExamplesCompileAndPass(Mutation mutation) throws Exception {
    GeneratedClient client = generate(mutation.of(PRESENT), "client");

    // Of the same sources nothing else can come than what all other tests have seen.
    if (!client.sources().equals(present.sources())) {
      run(client, compile(client));
    }
  }

  @ParameterizedTest
  @MethodSource("breaking")
  void afterABreakingChange_theyDoNot(Mutation mutation) {
    GeneratedClient client = generate(mutation.of(PRESENT), "client");

    assertThatThrownBy(() -> compile(client))
        .hasMessageStartingWith("does not compile: ")
        .hasMessageContaining("getContact");
  }

  @Test
  void drill_hasCompatibleChangesEnough() {
    assertThat(compatible()).hasSizeGreaterThanOrEqualTo(20);
  }

  private GeneratedClient generate(ApiDocument document, String name) {
    return GeneratedClient.of(
        Path.of("..", "client-generated"),
        Map.of("contacts-v3.yaml", document),
        withoutExamples(),
        folder.resolve(name));
  }

  /** Compiles all examples, and tests that say what they do. */
  private Path compile(GeneratedClient client) throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::toString)
          .forEach(sources::add);
    }
    TESTS.forEach(test -> sources.add(TEST.resolve(test.replace('.', '/') + ".java").toString()));
    Path classes = folder.resolve("examples");
    GeneratedClient.compile(
        Path.of(""),
        sources.stream(),
        client.jar() + File.pathSeparator + withoutExamples(),
        classes);
    return classes;
  }

  /** The class path of this test, but for the examples: those are compiled anew. */
  private static String withoutExamples() {
    return ClassPath.entries(ClassPath.present())
        .filter(entry -> !entry.startsWith(Path.of("target").toAbsolutePath()))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What knows nothing of the client, the sandbox among it: loaded once for all changes. */
  private static Stream<Path> others() {
    return ClassPath.entries(withoutExamples())
        .filter(entry -> !entry.toString().contains(File.separator + "client-"));
  }

  private static void run(GeneratedClient client, Path classes) throws Exception {
    try (URLClassLoader loader = client.loader(others, classes)) {
      int run = 0;
      for (String name : TESTS) {
        Class<?> test = loader.loadClass(name);
        Constructor<?> constructor = test.getDeclaredConstructor();
        constructor.setAccessible(true);
        for (Method method : methods(test, Test.class)) {
          Object instance = constructor.newInstance();
          invoke(instance, methods(test, BeforeEach.class));
          try {
            invoke(instance, List.of(method));
          } finally {
            invoke(instance, methods(test, AfterEach.class));
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

  private static void invoke(Object instance, List<Method> methods) throws Exception {
    for (Method method : methods) {
      method.setAccessible(true);
      method.invoke(instance);
    }
  }
}
