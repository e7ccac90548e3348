package io.github.contactsv3.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import io.github.contactsv3.sandbox.junit.ContactsSandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import does to the files around it. */
class ImportFilesTest {
  private static final String REPORT = "line,status,contactId,reason\r\n";

  @RegisterExtension
  static final ContactsSandboxExtension SANDBOX =
      ContactsSandboxExtension.of(ContactsSandbox.builder().quota(100_000, Duration.ofSeconds(10)));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"in.csv", "./in.csv", "soft.csv", "hard.csv"})
  void report_thatIsTheInput_isRefused(String report) throws IOException {
    Path file = file("in.csv", "email\nbad\na@x.org\n");
    Files.createSymbolicLink(folder.resolve("soft.csv"), file);
    Files.createLink(folder.resolve("hard.csv"), file);
    String name = folder + "/" + report;

    for (String option : new String[] {"--replace-tags", "--dry-run"}) {
      Run run = run();
      assertThat(run.run("import", file.toString(), "--report", name, option))
          .isEqualTo(ExitCode.USAGE);
      assertThat(run.err())
          .isEqualTo("contacts: --report: " + name + " is the file to import: name another\n");
    }
    assertThat(file).hasContent("email\nbad\na@x.org\n");
    assertThat(count()).isZero();
  }

  @Test
  void report_thatIsAnotherFile_isRefused() throws IOException {
    Run run = run();
    Path file = file("in.csv", "email\nbad\n");
    Path other = file("other.csv", "email\nprecious@x.org\n");

    assertThat(run.run("import", file.toString(), "--report", other.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(other + " is no report as contacts import writes them");
    assertThat(other).hasContent("email\nprecious@x.org\n");
    Path empty = file("empty.csv", "");
    assertThat(run.run("import", file.toString(), "--report", empty.toString()))
        .isEqualTo(ExitCode.PARTIAL);
    assertThat(Files.readString(empty)).startsWith(REPORT + "2,FAILED,,");
  }

  @Test
  void again_whileItRuns_leavesTheListAsItWas() throws Exception {
    try (ContactsSandbox slow = slow()) {
      Path file = file("in.csv", "email\n" + rows("bad", 100));
      String list =
          REPORT
              + IntStream.range(2, 102)
                  .mapToObj(line -> line + ",FAILED,,why\r\n")
                  .collect(Collectors.joining())
              + ",OTHERS,,rows-0\r\n";
      Path report = file("in.csv.report.csv", list);
      Run run = Run.with(slow, folder.resolve("home"));
      int[] code = {-1};
      Thread command =
          new Thread(
              () -> code[0] = run.run("import", file.toString(), "--again", report.toString()));
      command.start();
      Path partial = folder.resolve("in.csv.report.csv.new");
      for (int i = 0; i < 6_000 && !(Files.exists(partial) && Files.size(partial) > 100); i++) {
        Thread.sleep(5);
      }
      assertThat(report).hasContent(list);
      command.interrupt();
      command.join(30_000);

      assertThat(code[0]).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(run.err()).isEqualTo("interrupted: the same command begins again\n");
      assertThat(report).hasContent(list);
      assertThat(partial).doesNotExist();
    }
  }

  @Test
  void again_listsWhatIsLeft_andLinesThatAreGone() throws IOException {
    Run run = run();
    Path file = file("in.csv", "email\nn1@x.org\nbad\nn3@x.org\n");
    Path report =
        file(
            "in.csv.report.csv",
            "\uFEFF\"line\",\"status\",\"contactId\",\"reason\"\n"
                + "2,FAILED,,\n\"3\",FAILED,,\n9,FAILED,,\n\"\",OTHERS,,rows-"
                + fingerprint("n3@x.org", 4)
                + "\n,,,\n");

    assertThat(run.run("import", file.toString(), "--again", report.toString()))
        .isEqualTo(ExitCode.PARTIAL);
    assertThat(run.err()).isEqualTo("1 created, 1 failed, 1 not in the file; see " + report + "\n");
    assertThat(Files.readAllLines(report))
        .hasSize(4)
        .contains("9,INVALID,,the file does not have this line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"new@x.org\na@x.org\nmended@x.org\n", "b@x.org\nmended@x.org\n"})
  void again_whoseOtherRowsHaveMoved_isRefused(String rows) throws IOException {
    Run run = run();
    Path file = file("in.csv", "email\na@x.org\nbad\n");
    Path report = folder.resolve("in.csv.report.csv");
    assertThat(run.run("import", file.toString())).isEqualTo(ExitCode.PARTIAL);
    String list = Files.readString(report);
    file("in.csv", "email\n" + rows);

    assertThat(run.run("import", file.toString(), "--again", report.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(" does not fit ");
    assertThat(report).hasContent(list);
    assertThat(count()).isEqualTo(1);
    file("in.csv", "email\na@x.org\nworse\n");
    assertThat(run.run("import", file.toString(), "--again", report.toString()))
        .isEqualTo(ExitCode.PARTIAL);
    file("in.csv", "email\na@x.org\nmended@x.org\n");
    assertThat(run.run("import", file.toString(), "--again", report.toString())).isZero();
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void again_aReportThatIsNotWhole_isRefused() throws IOException {
    Run run = run();
    Path file = file("in.csv", "email\na@x.org\nbad\nworse\n");
    Path report = folder.resolve("in.csv.report.csv");
    run.run("import", file.toString());
    String list = Files.readString(report);

    file("in.csv.report.csv", list.substring(0, list.lastIndexOf("\"\",OTHERS")));
    assertThat(run.run("import", file.toString(), "--again", report.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(report + " lacks its last row, with which it fits its file");
    file("in.csv.report.csv", list.replaceFirst("3,FAILED.*\r\n", ""));
    assertThat(run.run("import", file.toString(), "--again", report.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(report + " does not fit " + file);
    file("in.csv.report.csv", list.replace("3,FAILED", "x,FAILED"));
    assertThat(run.run("import", file.toString(), "--again", report.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("\"x\" is not the number of a line");
    assertThat(run.run("import", file.toString(), "--again", report.toString(), "--restart"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run.run("import", file.toString(), "--again", file.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("contacts: --again: " + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl"})
  void rowsWithAnId_thatReachAnotherContact_areReported(String format) throws IOException {
    Run run = run();
    file("new.csv", "email,firstName\na@x.org,Ada\nb@x.org,Bob\nc@x.org,Cy\n");
    run.run("import", folder.resolve("new.csv").toString());
    Path file = folder.resolve("export." + format);
    run.run("export", file.toString(), "--columns", "id,email");
    String mended =
        Files.readString(file).replace("a@x.org", "mended@x.org").replace("b@x.org", "c@x.org");
    Files.writeString(file, mended + (format.equals("csv") ? "42,d@x.org\r\n" : ""));

    assertThat(run.run("import", file.toString(), "--dry-run")).isEqualTo(ExitCode.PARTIAL);
    assertThat(run.err()).contains(", 2 of them not the contact of the row's id; see ");
    assertThat(run.run("import", file.toString())).isEqualTo(ExitCode.PARTIAL);
    assertThat(Files.readString(folder.resolve(file + ".report.csv")))
        .contains(",CREATED,", "no contact has its e-mail or phone, not even ")
        .contains(",UPDATED,", "its e-mail or phone is not of contact ");
  }

  @Test
  void import_whoseSentRowsHaveChanged_isNotResumed() throws Exception {
    try (ContactsSandbox slow = slow()) {
      Path file = file("in.csv", "email\n" + rows("bad", 300));
      Run run = Run.with(slow, folder.resolve("home"));
      ResumeTest.interrupted(run, checkpoint(file), "import", file.toString());
      file("in.csv", "email\nother\n" + rows("bad", 300));

      assertThat(run.run("import", file.toString())).isEqualTo(ExitCode.USAGE);
      assertThat(run.err())
          .contains("rows of " + file + " that were imported have changed since: --restart");
      assertThat(run.run("import", file.toString(), "--restart")).isEqualTo(ExitCode.PARTIAL);
      assertThat(run.run("import", file.toString(), "--again", file + ".report.csv"))
          .isEqualTo(ExitCode.PARTIAL);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "line,status | names no line: there is nothing to send",
        "''          | is no report of contacts import: it has no column line, or not commas between columns",
        "id          | is no report of contacts import: it has no column line, or not commas between columns",
      })
  void again_aListWithoutLines_isRefused(String header, String message) throws IOException {
    Run run = run();
    Path file = file("in.csv", "email\na@x.org\n");
    String list = file("list.csv", header + (header.equals("id") ? "\n1\n" : "")).toString();
    String report = folder.resolve("r.csv").toString();

    assertThat(run.run("import", file.toString(), "--again", list, "--report", report))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).isEqualTo("contacts: --again: " + list + " " + message + "\n");
  }

  @Test
  void dryRun_leavesReportAndCheckpointOfTheImport() throws IOException {
    Run run = run();
    Path file = file("in.csv", "email\nbad\n\"\"\n");
    Path report = file("in.csv.report.csv", REPORT + "7,FAILED,,why\r\n");
    Path checkpoint = file("in.csv.checkpoint", "of the import");

    assertThat(run.run("import", file.toString(), "--dry-run")).isEqualTo(ExitCode.PARTIAL);
    assertThat(run.err()).contains("see " + folder.resolve("in.csv.dry-run.report.csv"));
    assertThat(report).hasContent(REPORT + "7,FAILED,,why\r\n");
    assertThat(checkpoint).hasContent("of the import");
  }

  @Test
  void import_resumed_hasEachProblemOnce() throws Exception {
    try (ContactsSandbox slow = slow()) {
      Path file = file("in.csv", "email\n" + rows("bad", 300));
      Run run = Run.with(slow, folder.resolve("home"));

      int first = ResumeTest.interrupted(run, checkpoint(file), "import", file.toString());

      assertThat(first).isEqualTo(ExitCode.INTERRUPTED);
      Path report = folder.resolve("in.csv.report.csv");
      assertThat(report).doesNotExist();
      Path partial = folder.resolve("in.csv.report.csv.part");
      Files.writeString(partial, "of a killed run", StandardOpenOption.APPEND);
      assertThat(run.run("import", file.toString())).isEqualTo(ExitCode.PARTIAL);
      assertThat(run.err()).contains(" failed since it went on; see " + report);
      assertThat(Files.readAllLines(report))
          .hasSize(302)
          .doesNotHaveDuplicates()
          .allMatch(line -> line.matches("line,.*|\\d+,FAILED,.*|\"\",OTHERS,,rows-0"));
      assertThat(partial).doesNotExist();
    }
  }

  @Test
  void import_whoseReportIsGone_isNotResumed() throws Exception {
    try (ContactsSandbox slow = slow()) {
      Path file = file("in.csv", "email\n" + rows("bad", 300));
      Run run = Run.with(slow, folder.resolve("home"));
      ResumeTest.interrupted(run, checkpoint(file), "import", file.toString());

      String other = folder.resolve("other.csv").toString();
      assertThat(run.run("import", file.toString(), "--report", other)).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("is --report another one now? --restart begins again");
      assertThat(run.run("import", file.toString())).isEqualTo(ExitCode.PARTIAL);
    }
  }

  @Test
  void import_whileTheServiceIsAway_stopsAndGoesOnLater() throws IOException {
    Path file = file("in.csv", "email\n" + rows("c", 60).replace("\n", "@x.org\n"));
    Run run = run();
    SANDBOX.sandbox().faults().add(Fault.status(503).on("upsertContact").after(20).always());

    assertThat(run.run("import", file.toString())).isEqualTo(ExitCode.FAILED);

    assertThat(run.err())
        .startsWith("contacts: given up after 10 rows")
        .endsWith("; the same command goes on\n");
    assertThat(checkpoint(file)).exists();
    assertThat(count()).isEqualTo(20);
    SANDBOX.sandbox().faults().clear();
    if (run.run("import", file.toString()) == ExitCode.PARTIAL) {
      // Rows are sent side by side: one that was refused may lie before one that was not.
      String report = folder.resolve("in.csv.report.csv").toString();
      assertThat(run.run("import", file.toString(), "--again", report)).isZero();
    }
    assertThat(count()).isEqualTo(60);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void import_whereNobodyListens_begins() throws IOException {
    Path file = file("in.csv", "email\n" + rows("c", 60).replace("\n", "@x.org\n"));
    Run away = run().variable("HIGHLEVEL_BASE_URL", "http://127.0.0.1:1");

    assertThat(away.run("import", file.toString())).isEqualTo(ExitCode.FAILED);

    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void import_besideAnotherOfTheFile_isRefused() throws IOException {
    Run run = run();
    Path file = file("in.csv", "email\na@x.org\n");
    Path partial = file("in.csv.report.csv.part", "");

    try (LockedFile other = LockedFile.open(partial)) {
      assertThat(other).isNotNull();
      assertThat(run.run("import", file.toString())).isEqualTo(ExitCode.USAGE);
    }
    assertThat(run.err()).contains(" is being written by another run: wait until it has ended");
    assertThat(partial).exists();
    assertThat(run.run("import", file.toString())).isZero();
    assertThat(partial).doesNotExist();
  }

  private static String fingerprint(String email, long line) {
    OtherRows rows = new OtherRows();
    rows.add(line, Optional.of(UpsertContactRequest.builder().email(email).build()));
    return rows.toString().substring("rows-".length());
  }

  private static ContactsSandbox slow() {
    return ContactsSandbox.builder()
        .quota(100_000, Duration.ofSeconds(10))
        .latency(Duration.ofMillis(20))
        .start();
  }

  @Test
  void folder_thatCannotBeWritten_sendsNothing() throws IOException {
    Run run = run();
    Path file = folder.resolve("none/in.csv");
    Path report = folder.resolve("r.csv");

    assertThat(run.run("import", file.toString(), "--report", report.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(file + ": there is no such file or folder");
    assertThat(report).doesNotExist();
  }

  private long count() {
    Run run = run();
    run.run("search", "--count");
    return Long.parseLong(run.out().strip());
  }

  private static String rows(String word, int count) {
    return IntStream.range(0, count).mapToObj(i -> word + i + "\n").collect(Collectors.joining());
  }

  private static Path checkpoint(Path file) {
    return file.resolveSibling(file.getFileName() + ".checkpoint");
  }

  private Run run() {
    return Run.with(SANDBOX.sandbox(), folder.resolve("home"));
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
