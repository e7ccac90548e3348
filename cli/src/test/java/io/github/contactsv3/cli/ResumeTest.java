package io.github.contactsv3.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are interrupted, as by Ctrl-C, and run again. */
class ResumeTest {
  @TempDir private Path folder;

  @Test
  void export_interrupted_goesOnWithoutLossOrRepeats() throws Exception {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder()
            .seed(4_000, 3)
            .quota(100_000, Duration.ofSeconds(10))
            .latency(Duration.ofMillis(150))
            .start()) {
      Run run = Run.with(sandbox, folder.resolve("home"));
      Path file = folder.resolve("c.csv");
      Path state = folder.resolve("c.csv.checkpoint");

      int first = interrupted(run, state, "export", file.toString(), "--columns", "id");

      assertThat(first).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(run.err()).contains("interrupted: the same command goes on");
      assertThat(Files.readAllLines(file)).hasSizeLessThan(4_001);
      assertThat(run.run("export", file.toString(), "--columns", "email"))
          .isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("is of another command, location, condition or columns");
      assertThat(run.run("export", file.toString(), "--columns", "id")).isZero();
      assertThat(run.err()).startsWith("going on after ");
      List<String> ids = Files.readAllLines(file);
      assertThat(ids).hasSize(4_001).doesNotHaveDuplicates();
      assertThat(state).doesNotExist();
    }
  }

  @Test
  void import_interrupted_goesOnWhereItWas() throws Exception {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder()
            .quota(100_000, Duration.ofSeconds(10))
            .latency(Duration.ofMillis(20))
            .start()) {
      Run run = Run.with(sandbox, folder.resolve("home"));
      Path file = folder.resolve("c.csv");
      String rows =
          IntStream.range(0, 300).mapToObj(i -> "c" + i + "@x.org\n").collect(Collectors.joining());
      Files.writeString(file, "email\n" + rows, StandardCharsets.UTF_8);
      Path state = folder.resolve("c.csv.checkpoint");

      int first = interrupted(run, state, "import", file.toString());

      assertThat(first).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(run.run("import", file.toString(), "--replace-tags")).isEqualTo(ExitCode.USAGE);
      assertThat(run.run("import", file.toString())).isZero();
      assertThat(run.err()).startsWith("going on where the last run has ended");
      run.run("search", "--count");
      assertThat(run.out()).isEqualTo("300\n");
      assertThat(state).doesNotExist();
    }
  }

  @Test
  void sync_again_appendsWhatHasChanged() throws IOException {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().seed(30).quota(100_000, Duration.ofSeconds(10)).start()) {
      Run run = Run.with(sandbox, folder.resolve("home"));
      Path file = folder.resolve("c.jsonl");

      assertThat(run.run("sync", file.toString())).isZero();
      assertThat(run.err()).isEqualTo("30 contacts appended to " + file + "\n");
      sandbox.clock().advance(Duration.ofHours(1));
      run.run("search", "-n", "1", "-o", "csv", "--columns", "id");
      String id = run.out().lines().skip(1).findFirst().orElseThrow();
      run.run("tags", "add", "changed", id);
      assertThat(run.run("sync", file.toString())).isZero();

      assertThat(run.err()).isEqualTo("1 contact appended to " + file + "\n");
      List<String> lines = Files.readAllLines(file);
      assertThat(lines).hasSize(31);
      assertThat(lines.get(30)).contains(id, "changed");
      assertThat(run.run("sync", file.toString(), "--where", "tags = vip"))
          .isEqualTo(ExitCode.USAGE);
      sandbox.clock().freezeAt(sandbox.clock().now().minus(Duration.ofHours(9)));
      assertThat(run.run("sync", file.toString())).isEqualTo(ExitCode.USAGE);
      assertThat(run.err())
          .isEqualTo(
              "contacts: "
                  + file
                  + ": by the service's clock, the last run is still to come: wait until then, or"
                  + " --restart begins again\n");
    }
  }

  @Test
  void webhooksListen_eventsOfASandbox_arePrinted() throws Exception {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().seed(3).quota(100_000, Duration.ofSeconds(10)).start()) {
      Run listener = Run.with(sandbox, folder.resolve("home"));
      Run run = Run.with(sandbox, folder.resolve("home"));
      int[] code = {-1};
      Thread listening =
          new Thread(() -> code[0] = listener.run("webhooks", "listen", "--count", "1"));
      listening.start();
      for (int i = 0; i < 6_000 && !listener.err().startsWith("listening"); i++) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      run.run("search", "-n", "1", "-o", "csv", "--columns", "id");
      run.run("tags", "add", "changed", run.out().lines().skip(1).findFirst().orElseThrow());
      listening.join(TimeUnit.SECONDS.toMillis(30));

      assertThat(code[0]).isZero();
      assertThat(listener.out()).contains("\"type\":\"ContactTagUpdate\"", "\"changed\"");
      assertThat(sandbox.webhooks().targets()).isEmpty();
      assertThat(Run.at(folder).run("webhooks", "listen", "--base-url", "http://127.0.0.1:1"))
          .isEqualTo(ExitCode.FAILED);
    }
  }

  @Test
  void export_aDamagedCheckpoint_isNamed() throws IOException {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().quota(100_000, Duration.ofSeconds(10)).seed(5).start()) {
      Run run = Run.with(sandbox, folder.resolve("home"));
      Path file = folder.resolve("c.jsonl");
      Files.writeString(folder.resolve("c.jsonl.checkpoint"), "rubbish");

      assertThat(run.run("export", file.toString())).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("c.jsonl.checkpoint is damaged, or of another version");
      assertThat(run.run("export", file.toString(), "--restart")).isZero();
    }
  }

  /** Interrupts a command once it has written a checkpoint. */
  static int interrupted(Run run, Path state, String... arguments)
      throws IOException, InterruptedException {
    int[] code = {-1};
    Thread command = new Thread(() -> code[0] = run.run(arguments));
    command.start();
    for (int i = 0; i < 6_000 && !hasPosition(state) && command.isAlive(); i++) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    command.interrupt();
    command.join(TimeUnit.SECONDS.toMillis(30));
    return code[0];
  }

  private static boolean hasPosition(Path state) throws IOException {
    return Files.exists(state) && Files.readString(state).contains("_");
  }
}
