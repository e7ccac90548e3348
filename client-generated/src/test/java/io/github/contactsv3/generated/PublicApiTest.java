package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.api.Operations;
import io.github.contactsv3.compatibility.Diff;
import io.github.contactsv3.compatibility.PublicApi;
import io.github.contactsv3.runtime.Model;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a reviewer reads instead of generated code. */
class PublicApiTest {
  private static final Path COMMITTED = Path.of("api/public-api.txt");
  private static final String REFRESH =
      "mvn -B -pl examples -am package -Dtest=PublicApiTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true";

  @Test
  void exportedSignatures_ofBothModules_areTheCommittedOnes()
      throws IOException, URISyntaxException {
    String actual = PublicApi.of(placeOf(Operations.class), placeOf(Model.class));
    if (Boolean.getBoolean("api.update")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, actual);
    }
    assertThat(Diff.of(Files.readString(COMMITTED), actual))
        .as("%s differs; if that is meant:\n%s\n", COMMITTED, REFRESH)
        .isEmpty();
  }

  private static Path placeOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
