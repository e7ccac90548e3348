package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.compatibility.ClassPath;
import io.github.contactsv3.compatibility.Diff;
import io.github.contactsv3.compatibility.PublicApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The public signatures of the hand-written modules, as a reviewer reads them. Here and not in each
 * module, since a test of a module sees its folder and not its jar. The generated client has a test
 * of the same name, so that one command writes all lists.
 */
class PublicApiTest {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final String REFRESH =
      "mvn -B -pl examples -am package -Dtest=PublicApiTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client-extensions/auth",
        "client-extensions/resilience",
        "client-extensions/pagination",
        "client-extensions/webhooks",
        "client-extensions/client",
        "sandbox",
        "testing",
        "integrations/jdbc",
        "integrations/redis",
        "integrations/micrometer",
        "integrations/spring-boot",
        "integrations/spring-boot-test"
      })
  void signatures_ofAPublishedModule_areTheCommittedOnes(String module) throws IOException {
    Path folder = PROJECT.resolve(module);
    Path built =
        ClassPath.entries(ClassPath.present())
            .filter(entry -> entry.startsWith(folder.resolve("target")))
            .findFirst()
            .orElseThrow(() -> new AssertionError(module + " is not on the class path"));
    String actual = PublicApi.of(built);
    assertThat(actual).as("signatures of %s", built).isNotEmpty();
    Path committed = folder.resolve("api/public-api.txt");
    if (Boolean.getBoolean("api.update")) {
      Files.createDirectories(committed.getParent());
      Files.writeString(committed, actual);
    }
    assertThat(Diff.of(Files.exists(committed) ? Files.readString(committed) : "", actual))
        .as("%s/api/public-api.txt differs; if that is meant:\n%s\n", module, REFRESH)
        .isEmpty();
  }
}
