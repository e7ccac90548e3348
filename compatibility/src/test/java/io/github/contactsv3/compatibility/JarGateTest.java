package io.github.contactsv3.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate says of small projects with one published module. */
class JarGateTest {

  private static final String POM =
      """
      <maven.compiler.release>17</maven.compiler.release>
      <!-- libraries a user gets -->
      <feign.version>13.13</feign.version>
      <!-- others -->
      """;

  private static final String IMPORTS =
      """
      import com.fasterxml.jackson.annotation.*;
      import com.fasterxml.jackson.databind.annotation.*;
      import feign.*;
      import io.github.contactsv3.runtime.NullableResponse;
      """;

  private static final String API =
      """
      /** A. */
      interface ThingApi {
        interface Http {
          @NullableResponse
          @RequestLine("GET /a/{x}/{y}")
          @Headers({"Accept: a/b"})
          void get(@Param("x") String x, @Param("y") String y);

          void one(@Param(value = "z", expander = PathSegment.class) String z);
        }

        @JsonDeserialize(using = Model.class)
        abstract class Model extends com.fasterxml.jackson.databind.JsonDeserializer<Model> {
          @JsonProperty("a")
          public String getA() {
            return "first_name";
          }

          void copy() {
            write(1);
          }

          abstract void write(int number);
        }
      }

      abstract class PathSegment implements Param.Expander {}

      abstract class Text implements Param.Expander {}
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Path project(String name, String pom, String pack, String source) throws IOException {
    return project(name, pom, "client", pack, source);
  }

  private Path project(String name, String pom, String folderOfModule, String pack, String source)
      throws IOException {
    Path project = folder.resolve(name);
    Path module = Files.createDirectories(project.resolve(folderOfModule));
    Path java = Files.createDirectories(module.resolve("src/main/java"));
    Files.writeString(project.resolve("pom.xml"), pom);
    Files.writeString(module.resolve("pom.xml"), "<maven.deploy.skip>false</maven.deploy.skip>");
    Files.writeString(java.resolve("Thing.java"), "package " + pack + ";\n" + source);
    Path classes = module.resolve("classes");
    GeneratedClient.compile(
        java, Stream.of("Thing.java"), System.getProperty("java.class.path"), classes);
    Files.createDirectories(module.resolve("target"));
    try (OutputStream file = Files.newOutputStream(module.resolve("target/contacts-client.jar"));
        JarOutputStream jar = new JarOutputStream(file);
        Stream<Path> found = Files.walk(classes)) {
      for (Path entry : found.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(entry).toString().replace('\\', '/')));
        Files.copy(entry, jar);
      }
    }
    return project;
  }

  private String judge(Path before, Path after) {
    return new JarGate(after, new PrintStream(out, true, StandardCharsets.UTF_8)).judge(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          p          | class Thing { public void a() {} }     | class Thing { public void a() {} public void b() {} } | compatible
          p          | class Thing { public void a() {} }     | class Thing { }                                       | breaking
          p          | class Thing { public void a() {} }     | class Thing { public void a() { int x = 1; } }        | none
          p.internal | class Thing { public void a() {} }     | class Thing { }                                       | none
          p          | interface Thing { }                    | interface Thing { void a(); }                         | compatible
          p.spi      | interface Thing { }                    | interface Thing { void a(); }                         | breaking
          p          | interface Thing { void a(); }          | interface Thing { default void a() {} }               | compatible
          p.spi      | interface Thing { }                    | interface Thing { default void a() {} }               | compatible
          """)
  void signatures_areJudged(String pack, String before, String after, String level)
      throws IOException {
    judge(
        project("before", POM, pack, "public " + before),
        project("after", POM, pack, "public " + after));

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("jar change: " + level + "\n");
  }

  @Test
  void breakingChange_saysWhy() throws IOException {
    String before = "public class Thing { public void a(String x) {} public void b() {} %s }";

    String report =
        judge(
            project("before", POM, "p", before.formatted("public int c; public Thing(int i) {}")),
            project("after", POM, "p", "public class Thing { public int b() { return 1; } }"));

    assertThat(report)
        .contains(
            "| `p.Thing` | modified | **no** | **no** | `Thing(int)`: constructor removed;"
                + " `a(String)`: method removed; `b()`: method return type changed; and 1 more |");
  }

  private String judgeGenerated(String before, String after) throws IOException {
    return judge(
        project("before", POM, "client-generated", "p", IMPORTS + before),
        project("after", POM, "client-generated", "p", IMPORTS + after));
  }

  /** What a template may write otherwise, and no signature shows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "GET /a/{x}/{y}"    | "GET /b/{x}/{y}"      | look     | - **look** `p.ThingApi.Http.get(String, String)`: was `@RequestLine("GET /a/{x}/{y}")`, is `@RequestLine("GET /b/{x}/{y}")`
          "Accept: a/b"       | "Accept: c/d"         | look     | was `@Headers("Accept: a/b")`, is `@Headers("Accept: c/d")`
          @NullableResponse   | @Deprecated           | look     | was `@NullableResponse`, is nothing
          @Param("x")         | @Param("w")           | look     | was `@Param("x")`, `@Param("y")`, is `@Param("w")`, `@Param("y")`
          PathSegment.class   | Text.class            | look     | was `@Param("z", expander = p.PathSegment.class)`, is `@Param("z", expander = p.Text.class)`
          "x") String x, @Param("y" | "y") String x, @Param("x" | breaking | - **breaking** `p.ThingApi.Http.get(String, String)`: was `@Param("x")`, `@Param("y")`, is `@Param("y")`, `@Param("x")`
          @JsonProperty("a")  | @JsonProperty("b")    | look     | - **look** `p.ThingApi.Model.getA()`: was `@JsonProperty("a")`, is `@JsonProperty("b")`
          @JsonDeserialize(using = Model.class) | @JsonTypeName("m") | look | `p.ThingApi.Model`: was `@JsonDeserialize(using = p.ThingApi.Model.class)`, is nothing
          "first_name"        | "firstName"           | look     | - **look** `p.ThingApi.Model`: texts of its code: was `first_name`, is `firstName`
          write(1)            | write(2)              | look     | - **look** `p.ThingApi.Model`: the same signatures, other code
          /** A. */           | /** B. */             | none     | No signature has changed.
          """)
  void wire_withTheSameSignatures_isJudged(String from, String to, String level, String line)
      throws IOException {
    assertThat(API).contains(from);

    String report = judgeGenerated(API, API.replace(from, to));

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("jar change: " + level + "\n");
    assertThat(report).contains(line);
  }

  @Test
  void wire_changedAlikeInManyPlaces_isOneLine() throws IOException {
    String methods =
        Stream.of("a", "b", "c", "d", "e", "f", "g")
            .map("    @Headers(\"A: 1\") void %s();\n"::formatted)
            .collect(Collectors.joining("", "public interface Thing {\n", "}\n"));

    String report = judgeGenerated(methods, methods.replace("A: 1", "A: 2"));

    assertThat(report.lines().filter(line -> line.startsWith("- ")))
        .containsExactly(
            "- **look** `p.Thing.a()`, `p.Thing.b()`, `p.Thing.c()`, `p.Thing.d()`, `p.Thing.e()`"
                + " and 2 more: was `@Headers(\"A: 1\")`, is `@Headers(\"A: 2\")`");
  }

  @ParameterizedTest
  @CsvSource({
    "'default void b() {}', compatible",
    "'void b();', breaking",
    "'interface ThingApi { interface Http { void b(); } }', none"
  })
  void generatedInterface_isImplementedByFakes(String added, String level) throws IOException {
    String before = "public interface Thing { interface ThingApi { interface Http { } } %s }";

    judgeGenerated(
        before.formatted(""),
        added.startsWith("interface")
            ? "public interface Thing { " + added + " }"
            : before.formatted(added));

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("jar change: " + level + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "13.13, 13.14, compatible, was `13.13`",
    "13.13, 14.0, breaking, was `13.13`",
    "<feign, <other, breaking, removed",
    "<java, <java, none, No signature has changed",
    ">17<, >21<, breaking, is `21`"
  })
  void libraries_areJudged(String from, String to, String level, String line) throws IOException {
    String source = "public class Thing {}";
    String pom =
        POM.replace(from, to).replace("</feign", to.equals("<other") ? "</other" : "</feign");

    String report = judge(project("before", POM, "p", source), project("after", pom, "p", source));

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("jar change: " + level + "\n");
    assertThat(report).contains(line);
  }

  @Test
  void projectThatIsNotBuilt_isOneClearLine() throws IOException {
    Path built = project("built", POM, "p", "public class Thing {}");
    Path other = project("other", POM, "p", "public class Thing {}");
    Files.delete(other.resolve("client/target/contacts-client.jar"));

    assertThatThrownBy(() -> judge(other, built))
        .isInstanceOf(ChangeException.class)
        .hasMessage(other.resolve("client/target") + ": has no jar; build with mvn package");
    assertThatThrownBy(() -> judge(folder.resolve("built/client/src"), built))
        .hasMessageEndingWith("src: has no published modules");
    assertThatThrownBy(() -> JarGate.main(new String[] {".", null, "r.md"}))
        .hasMessage("name the project of before with -Djars.baseline=FOLDER");
  }
}
