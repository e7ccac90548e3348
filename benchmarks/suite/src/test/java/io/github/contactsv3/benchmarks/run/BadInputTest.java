package io.github.contactsv3.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line and status 2, and nothing that was there is gone. */
class BadInputTest {
  @TempDir Path root;

  private Path home;

  @BeforeEach
  void jdk() throws IOException {
    home = Files.createDirectories(root.resolve("jdk"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
  }

  private String refused(String... arguments) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(Benchmarks.run(arguments)).isEqualTo(2);
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  private String[] onJdk(Path home) {
    return new String[] {"--root", root.toString(), "--jdk", home.toString()};
  }

  @Test
  void folderThatIsNoJdk() {
    assertThat(refused(onJdk(root.resolve("none"))))
        .isEqualTo(
            "benchmarks: " + root.resolve("none") + " is no JDK: its file 'release' can't be read");
  }

  @Test
  void oldJdk() throws IOException {
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");

    assertThat(refused(onJdk(home)))
        .endsWith("has Java 11.0.2, which is not supported: 17 or newer is");
  }

  @Test
  void secondRun() throws IOException {
    Path target = Files.createDirectories(root.resolve("benchmarks/suite/target"));
    try (Lock first = Lock.take(target.resolve("benchmarks.lock"))) {
      assertThat(first).isNotNull();
      assertThat(refused(onJdk(home)))
          .startsWith("benchmarks: another run is under way: it holds ")
          .doesNotContain("\n");
    }
  }

  @Test
  void resultsOfToday_stay() throws IOException {
    Path results = Files.createDirectories(root.resolve("benchmarks/results"));
    Path file = results.resolve(LocalDate.now(ZoneOffset.UTC) + "-17.json");
    Files.writeString(file, "kept");

    assertThat(refused(onJdk(home)))
        .isEqualTo("benchmarks: " + file + " is there already; results are never overwritten");
    assertThat(file).hasContent("kept");
  }

  @Test
  void write_whereThereIsAFile_isRefused() throws IOException {
    BenchmarkResults results = ResultsFixture.results("2026-01-01", "17.0.1", 1.0);
    results.write(root);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> results.write(root))
        .withMessageEndingWith("results are never overwritten");
    assertThat(BenchmarkResults.read(root.resolve("2026-01-01-17.json"))).isEqualTo(results);
  }

  @Test
  void serverThatDoesNotStart() {
    Jdk jdk = Jdk.of(Path.of(System.getProperty("java.home")));

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Server.start(jdk, NoServer.class))
        .withMessage("the server did not start: no port, but: null");
  }

  @Test
  void noResults() {
    assertThat(refused("--root", root.toString(), "--page-only"))
        .isEqualTo("benchmarks: there are no results in " + root.resolve("benchmarks/results"));
  }

  @Test
  void unknownOption() {
    assertThat(refused("--fast")).startsWith("Unknown option: '--fast'");
  }

  /** Ends at once. */
  static final class NoServer {
    private NoServer() {}

    public static void main(String[] arguments) {}
  }
}
