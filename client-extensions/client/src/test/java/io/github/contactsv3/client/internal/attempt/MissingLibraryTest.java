package io.github.contactsv3.client.internal.attempt;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.spi.Transport;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a builder says where a library is missing. */
class MissingLibraryTest {
  /** Runs with another class loader. */
  public static final class Program {
    private Program() {}

    public static void build() {
      ContactsClient.builder().credentials(Credentials.privateIntegrationToken("pit-1")).build();
    }

    /** Needs none of Apache's classes. */
    public static void buildWithTransport() {
      ContactsClient.builder()
          .credentials(Credentials.privateIntegrationToken("pit-1"))
          .transport(Transport.of(OtherClient.INSTANCE))
          .build()
          .close();
    }
  }

  private enum OtherClient implements feign.Client {
    INSTANCE;

    @Override
    public feign.Response execute(feign.Request request, feign.Request.Options options)
        throws IOException {
      throw new IOException("nothing is sent");
    }
  }

  private static void run(String method, String missing) throws Exception {
    URL[] classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains(missing))
            .map(MissingLibraryTest::url)
            .toArray(URL[]::new);
    try (URLClassLoader loader =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      loader.loadClass(Program.class.getName()).getMethod(method).invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"httpcomponents", "httpclient5", "httpcore5/"})
  void build_withoutApacheHttpClient_saysWhatToAdd(String missing) {
    assertThatThrownBy(() -> run("build", missing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("org.apache.httpcomponents.client5:httpclient5")
        .hasMessageContaining("Transport.of(");
  }

  @ParameterizedTest
  @CsvSource({
    "httpcore5-h2, Apache HttpCore H2 5.3, org.apache.httpcomponents.core5:httpcore5-h2",
    "slf4j-api, SLF4J 1.7, org.slf4j:slf4j-api",
    "jackson-databind, Jackson 2.14, com.fasterxml.jackson.core:jackson-databind",
    "jackson-core, Jackson 2.14, com.fasterxml.jackson.core:jackson-core",
    "jackson-annotations, Jackson 2.14, com.fasterxml.jackson.core:jackson-annotations",
  })
  void build_withoutAnotherLibrary_saysWhatToAdd(String missing, String name, String artifact) {
    assertThatThrownBy(() -> run("build", missing + "/"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "contacts-v3 needs %s or newer, which is missing: add %s".formatted(name, artifact));
  }

  @ParameterizedTest
  @ValueSource(strings = "httpcomponents")
  void build_withATransport_needsNoApacheHttpClient(String missing) throws Exception {
    run("buildWithTransport", missing);
  }
}
