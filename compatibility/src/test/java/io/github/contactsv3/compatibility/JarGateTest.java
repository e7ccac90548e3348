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

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Path project(String name, String pom, String pack, String source) throws IOException {
    Path project = folder.resolve(name);
    Path module = Files.createDirectories(project.resolve("client"));
    Path java = Files.createDirectories(module.resolve("src/main/java"));
    Files.writeString(project.resolve("pom.xml"), pom);
    Files.writeString(module.resolve("pom.xml"), "<maven.deploy.skip>false</maven.deploy.skip>");
    Files.writeString(java.resolve("Thing.java"), "package " + pack + ";\n" + source);
    Path classes = module.resolve("classes");
    GeneratedClient.compile(java, Stream.of("Thing.java"), "", classes);
    Files.createDirectories(module.resolve("target"));
    String entry = pack.replace('.', '/') + "/Thing.class";
    try (OutputStream file = Files.newOutputStream(module.resolve("target/contacts-client.jar"));
        JarOutputStream jar = new JarOutputStream(file)) {
      jar.putNextEntry(new JarEntry(entry));
      Files.copy(classes.resolve(entry), jar);
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
          p.spi      | interface Thing { }                    | interface Thing { default void a() {} }               | compatible
          """)
  void signatures_areJudged(String pack, String before, String after, String level)
      throws IOException {
    judge(
        project("before", POM, pack, "public " + before),
        project("after", POM, pack, "public " + after));

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
