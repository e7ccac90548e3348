package io.github.contactsv3.client.internal.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LibraryVersionsTest {
  @TempDir Path folder;
  private final List<URL> classPath = new ArrayList<>();
  private boolean jacksonLinks;
  private @Nullable String missing;

  @Test
  void requireSupported_classPathOfTheBuild_passes() {
    LibraryVersions.requireSupported();
    LibraryVersions.requireApacheHttpClient();

    for (Library library : Library.values()) {
      assertThat(LibraryJar.find(library, getClass().getClassLoader()))
          .as("version of %s", library)
          .isNotNull();
      assertThat(LibraryPresence.isPresent(library)).as("presence of %s", library).isTrue();
    }
  }

  @Test
  void problem_oldestSupportedVersions_isNull() throws IOException {
    for (Library library : Library.values()) {
      jar(library, library.minimum() + ".0");
    }

    assertThat(problem()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FEIGN               | 13.2.1     | contacts-v3 needs Feign 13.5 or newer; the class path has 13.2.1 (feign-core-13.2.1.jar)
          FEIGN               | 13.4       | contacts-v3 needs Feign 13.5 or newer; the class path has 13.4 (feign-core-13.4.jar)
          FEIGN               | 9.7.0      | contacts-v3 needs Feign 13.5 or newer; the class path has 9.7.0 (feign-core-9.7.0.jar)
          JACKSON_DATABIND    | 2.13.5     | contacts-v3 needs Jackson 2.14 or newer; the class path has 2.13.5 (jackson-databind-2.13.5.jar)
          JACKSON_DATABIND    | 2.9.10.8   | contacts-v3 needs Jackson 2.14 or newer; the class path has 2.9.10.8 (jackson-databind-2.9.10.8.jar)
          JACKSON_CORE        | 2.13.5     | contacts-v3 needs Jackson 2.14 or newer; the class path has 2.13.5 (jackson-core-2.13.5.jar)
          JACKSON_ANNOTATIONS | 2.13.0-rc1 | contacts-v3 needs Jackson 2.14 or newer; the class path has 2.13.0-rc1 (jackson-annotations-2.13.0-rc1.jar)
          HTTPCLIENT          | 5.3.1      | contacts-v3 needs Apache HttpClient 5.4 or newer; the class path has 5.3.1 (httpclient5-5.3.1.jar)
          HTTPCORE            | 5.2.5      | contacts-v3 needs Apache HttpCore 5.3 or newer; the class path has 5.2.5 (httpcore5-5.2.5.jar)
          HTTPCORE_H2         | 5.2.5      | contacts-v3 needs Apache HttpCore H2 5.3 or newer; the class path has 5.2.5 (httpcore5-h2-5.2.5.jar)
          SLF4J               | 1.6.6      | contacts-v3 needs SLF4J 1.7 or newer; the class path has 1.6.6 (slf4j-api-1.6.6.jar)
          """)
  void problem_belowMinimum_namesLibraryMinimumVersionAndJar(
      Library library, String version, String sentence) throws IOException {
    jar(library, version);

    assertThat(problem()).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "FEIGN, 13.5",
    "FEIGN, 13.5.0.redhat-00001",
    "FEIGN, 13.13",
    "FEIGN, 14.0",
    "FEIGN, 100.0",
    "JACKSON_DATABIND, 2.14.0-rc2",
    "JACKSON_DATABIND, 3.0.0",
    "JACKSON_ANNOTATIONS, 2.21",
    "SLF4J, 1.8.0-beta4",
    "SLF4J, 2.1.0-alpha1"
  })
  void problem_minimumOrNewer_isNull(Library library, String version) throws IOException {
    jar(library, version);

    assertThat(problem()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "JACKSON_ANNOTATIONS, 2.14.3, jackson-annotations",
    "JACKSON_ANNOTATIONS, 2.20, jackson-annotations",
    "JACKSON_CORE, 2.17.3, jackson-core"
  })
  void problem_jacksonMixedAndNotLinking_namesTheOlderJar(
      Library older, String version, String artifact) throws IOException {
    jar(Library.JACKSON_DATABIND, "2.21.8");
    jar(older, version);

    assertThat(problem())
        .isEqualTo(
            "jackson-databind 2.21.8 needs %1$s 2.21 or newer; the class path has %2$s (%1$s-%2$s.jar)",
            artifact, version);
  }

  @Test
  void problem_jacksonMixedButLinking_isNull() throws IOException {
    jar(Library.JACKSON_DATABIND, "2.21.8");
    jar(Library.JACKSON_CORE, "2.20.2");
    jacksonLinks = true;

    assertThat(problem()).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"JACKSON_CORE", "JACKSON_ANNOTATIONS"})
  void problem_jacksonAtLeastAsNewAsDatabind_isNotTried(Library newer) throws IOException {
    jar(Library.JACKSON_DATABIND, "2.20.2");
    jar(newer, "2.20.0");

    assertThat(problem()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"5.4, 5.3", "5.4.4, 5.4.4", "5.6.5, 5.3.6", "5.7-alpha1, 5.5-alpha1"})
  void problem_httpClientAndCoreOfDifferentVersions_isNull(String client, String core)
      throws IOException {
    jar(Library.HTTPCLIENT, client);
    jar(Library.HTTPCORE, core);

    assertThat(problem()).isNull();
  }

  @Test
  void problem_noMetadata_isNull() throws IOException {
    jar("application.jar", Library.FEIGN.classFile(), "");

    assertThat(problem()).isNull();
  }

  @Test
  void problem_metadataOfAnotherJar_isNull() throws IOException {
    // An application's jar with Feign inside, in front of an old Feign that is never loaded.
    jar("application.jar", Library.FEIGN.classFile(), "");
    jar(Library.FEIGN, "13.2");

    assertThat(problem()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"version=unspecified", "version=13", "version=", "\\u12", "version=99999999999.1"})
  void problem_metadataUnreadable_isNull(String metadata) throws IOException {
    jar("feign-core.jar", Library.FEIGN.classFile(), "", Library.FEIGN.metadataFile(), metadata);

    assertThat(problem()).isNull();
  }

  @Test
  void problem_explodedLibrary_namesTheFolder() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    write(classes.resolve(Library.FEIGN.classFile()), "");
    write(classes.resolve(Library.FEIGN.metadataFile()), "version=13.1");
    classPath.add(classes.toUri().toURL());

    assertThat(problem()).startsWith("contacts-v3 needs Feign").endsWith("/classes/)");
  }

  @Test
  void problem_oldLibraryThatLacksAClass_isItsAge() throws IOException {
    missing = "contacts-v3 needs something that is missing";
    assertThat(problem()).isEqualTo(missing);

    jar(Library.JACKSON_ANNOTATIONS, "2.13.5");
    jar(Library.JACKSON_DATABIND, "2.13.5");

    assertThat(problem()).contains("has 2.13.5 (jackson-databind-2.13.5.jar)");
  }

  private @Nullable String problem() throws IOException {
    try (URLClassLoader loader = new URLClassLoader(classPath.toArray(URL[]::new), null)) {
      ClassPath found = new ClassPath(loader);
      String problem = LibraryVersions.problem(found, () -> missing, () -> jacksonLinks);
      return problem == null ? LibraryVersions.apacheProblem(found) : problem;
    }
  }

  private void jar(Library library, String version) throws IOException {
    jar(
        library.artifactId() + "-" + version + ".jar",
        library.classFile(),
        "",
        library.metadataFile(),
        "artifactId=" + library.artifactId() + "\nversion=" + version + "\n");
  }

  private void jar(String name, String... pathsAndContents) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (int i = 0; i < pathsAndContents.length; i += 2) {
        jar.putNextEntry(new ZipEntry(pathsAndContents[i]));
        jar.write(pathsAndContents[i + 1].getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    classPath.add(file.toUri().toURL());
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
