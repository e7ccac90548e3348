package io.github.contactsv3.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.junit.ContactsSandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no longer as a checkpoint counts them. */
class ContinuedFileTest {
  @RegisterExtension
  static final ContactsSandboxExtension SANDBOX =
      ContactsSandboxExtension.of(
          ContactsSandbox.builder()
              .seed(3_000, 3)
              .quota(100_000, Duration.ofSeconds(10))
              .latency(Duration.ofMillis(150)));

  @TempDir private Path folder;

  @Test
  void export_ofAFileThatIsGoneOrShorter_isRefused() throws Exception {
    Run run = run();
    Path file = folder.resolve("c.csv");
    Path checkpoint = folder.resolve("c.csv.checkpoint");
    String[] command = {"export", file.toString(), "--columns", "id"};
    ResumeTest.interrupted(run, checkpoint, command);
    byte[] content = Files.readAllBytes(file);
    String state = Files.readString(checkpoint);

    Files.write(file, java.util.Arrays.copyOf(content, content.length - 3));
    assertThat(run.run(command)).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .isEqualTo(
            "contacts: %s has lost 3 bytes since the last run: --restart begins again%n"
                .formatted(file));
    Files.delete(file);
    assertThat(run.run(command)).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .isEqualTo(
            "contacts: %s is gone, but its checkpoint is there: --restart begins again%n"
                .formatted(file));
    assertThat(file).doesNotExist();
    assertThat(checkpoint).hasContent(state);
  }

  @Test
  void export_ofAFileThatAKilledRunHasWritten_cutsItOff() throws Exception {
    Run run = run();
    Path file = folder.resolve("c.csv");
    Path checkpoint = folder.resolve("c.csv.checkpoint");
    String[] command = {"export", file.toString(), "--columns", "id"};
    ResumeTest.interrupted(run, checkpoint, command);

    Files.writeString(file, "half a row", StandardOpenOption.APPEND);
    assertThat(run.run(command)).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(" has 10 bytes that are not of the last run: move them");
    Files.writeString(checkpoint, Files.readString(checkpoint).replace("settled", "writing"));
    assertThat(run.run(command)).isZero();

    assertThat(run.err()).endsWith("3000 contacts in " + file + "\n");
    assertThat(Files.readAllLines(file)).hasSize(3_001).doesNotHaveDuplicates();
  }

  @Test
  void sync_ofAFileThatWasChanged_isRefused() throws IOException {
    Run run = run();
    Path file = folder.resolve("s.csv");
    String[] command = {"sync", file.toString(), "--columns", "id", "-w", "tags = vip"};
    assertThat(run.run(command)).isZero();
    String content = Files.readString(file);

    assertThat(run.run("export", file.toString(), "--columns", "id", "-w", "tags = vip"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("is of another command, location, condition or columns");
    Files.writeString(file, "mine\r\n", StandardOpenOption.APPEND);
    assertThat(run.run(command)).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(" has 6 bytes that are not of the last run: move them");
    assertThat(Files.readString(file)).isEqualTo(content + "mine\r\n");
    Files.writeString(file, "");
    assertThat(run.run(command)).isEqualTo(ExitCode.USAGE);
    assertThat(file).isEmptyFile();
    Files.delete(file);
    assertThat(run.run(command)).isEqualTo(ExitCode.USAGE);
    Files.writeString(file, content);
    assertThat(run.run(command)).isZero();
    assertThat(Files.readString(file)).startsWith(content);
  }

  @Test
  void export_besideAnotherOfTheFile_isRefused() throws IOException {
    Run run = run();
    Path file = Files.writeString(folder.resolve("c.csv"), "id\r\n");

    try (LockedFile other = LockedFile.open(file)) {
      assertThat(other).isNotNull();
      assertThat(run.run("export", file.toString(), "--restart")).isEqualTo(ExitCode.USAGE);
    }

    assertThat(run.err())
        .isEqualTo(
            "contacts: " + file + " is being written by another run: wait until it has ended\n");
    assertThat(file).hasContent("id\r\n");
  }

  @Test
  void sync_aPositionThatIsDamaged_isNamed() throws IOException {
    Run run = run();
    Path file = folder.resolve("s.csv");
    String[] command = {"sync", file.toString(), "--columns", "id", "-w", "tags = vip"};
    assertThat(run.run(command)).isZero();
    Path checkpoint = folder.resolve("s.csv.checkpoint");
    String state = Files.readString(checkpoint);

    Files.writeString(checkpoint, state.stripTrailing() + "x\n");
    assertThat(run.run(command)).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("s.csv.checkpoint is damaged, or of another version");
    Files.write(checkpoint, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(run.run(command)).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("s.csv.checkpoint is damaged, or of another version");
  }

  private Run run() {
    return Run.with(SANDBOX.sandbox(), folder.resolve("home"));
  }
}
