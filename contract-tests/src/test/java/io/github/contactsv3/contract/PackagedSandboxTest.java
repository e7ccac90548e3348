package io.github.contactsv3.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.contactsv3.contract.sandbox.OperationSweep;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sandbox as others get it: the shaded jar, as a program and as a dependency. */
class PackagedSandboxTest {

  private static final Path MODULE = Path.of("..", "sandbox");
  private static final Path JAR = MODULE.resolve("target/contacts-sandbox.jar");
  private static final String OWN = "io/github/contactsv3/sandbox/";

  /** Asked for by the client alone: its models show their values in tests. */
  private static final String OF_THE_CLIENT =
      "META-INF/services/io.github.contactsv3.core.spi.ModelValuesShown";

  @BeforeAll
  static void needsTheJar() {
    assumeThat(JAR).as("mvn package makes it; mvn test alone does not").exists();
  }

  @Test
  void jar_hasNoClassOutsideItsOwnPackage() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> classes =
          jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")).toList();
      assertThat(classes).hasSizeGreaterThan(1_000).allMatch(name -> name.startsWith(OWN));
      assertThat(jar.stream().map(ZipEntry::getName))
          .filteredOn(name -> name.startsWith("META-INF/services/") && !name.endsWith("/"))
          .contains(OF_THE_CLIENT)
          .filteredOn(name -> !name.equals(OF_THE_CLIENT))
          .allMatch(name -> name.startsWith("META-INF/services/" + OWN.replace('/', '.')));
    }
  }

  @Test
  void pom_bringsNothingOntoAClassPath() throws IOException {
    String pom = Files.readString(MODULE.resolve("dependency-reduced-pom.xml"));
    List<String> brought = new ArrayList<>();
    for (String dependency : pom.split("<dependency>", -1)) {
      if (dependency.contains("</dependency>")
          && !dependency.contains("<optional>true</optional>")
          && !dependency.matches("(?s).*<scope>(test|provided)</scope>.*")) {
        brought.add(dependency);
      }
    }
    assertThat(pom).contains("<dependency>");
    assertThat(brought).isEmpty();
  }

  @Test
  void program_saysWhereItListensServesAndEndsOnATerminationSignal() throws Exception {
    Process process = start("--port", "0", "--seed", "25");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      assertThat(line).matches("listening on http://127\\.0\\.0\\.1:\\d+");
      HttpResponse<String> found = search(line.substring("listening on ".length()));
      assertThat(found.statusCode()).isEqualTo(200);
      assertThat(found.body()).contains("\"total\":25");

      try (Socket unfinished = unfinished(line.substring("listening on ".length()))) {
        assertThat(unfinished.isConnected()).isTrue();
        // Not Process.destroy, which closes the streams as well.
        assertThat(process.toHandle().destroy()).isTrue();

        assertThat(process.waitFor(4, TimeUnit.SECONDS)).as("ends").isTrue();
      }
      assertThat(out.lines()).allMatch(text -> text.startsWith("  ")).isNotEmpty();
      // Java 24 and later warn of JBoss Threads' use of Unsafe, which only they can end.
      assertThat(process.errorReader().lines().filter(text -> !text.startsWith("WARNING: ")))
          .isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void program_everyOperationWithEveryProperty_responsesAsDocumented() throws Exception {
    Process process = start("--port", "0", "--quota", "off", "--validate-responses");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      assertThat(line).startsWith("listening on ");

      OperationSweep.Result result = OperationSweep.run(line.substring("listening on ".length()));

      assertThat(result.problems()).isEmpty();
      assertThat(result.operations()).hasSizeGreaterThan(30);
      assertThat(result.sent()).isGreaterThan(300);
    } finally {
      process.destroy();
    }
  }

  @Test
  void program_refusesAWrongOption() throws Exception {
    Process process = start("--portt", "1");

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("ends").isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(process.getInputStream().readAllBytes()).isEmpty();
    assertThat(process.errorReader().lines())
        .singleElement()
        .asString()
        .startsWith("contacts-sandbox: Unknown option");
  }

  /** A connection on which half a request has been sent. */
  private static Socket unfinished(String baseUrl) throws IOException {
    URI uri = URI.create(baseUrl);
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    String begun = "POST /contacts/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{";
    socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static HttpResponse<String> search(String baseUrl)
      throws IOException, InterruptedException {
    String body = "{\"locationId\":\"SandboxLocation00001\",\"pageLimit\":1}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/contacts/search"))
            .header("Authorization", "Bearer pit-sandbox")
            .header("Version", "v3")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static Process start(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).start();
  }
}
