package io.github.contactsv3.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import io.github.contactsv3.sandbox.RecordedRequest;
import io.github.contactsv3.sandbox.junit.ContactsSandboxExtension;
import io.github.contactsv3.sandbox.live.AssumptionsPage;
import io.github.contactsv3.sandbox.live.LiveChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code doctor --live} against a sandbox that differs from the default in two things. */
class LiveDoctorTest {
  @RegisterExtension
  static final ContactsSandboxExtension SANDBOX =
      ContactsSandboxExtension.of(
          ContactsSandbox.builder()
              .seed(20, 7)
              .quota(100_000, Duration.ofSeconds(10))
              .assume(Assumption.NO_V3_PREFIX, Assumption.UNKNOWN_CUSTOM_FIELD_IS_400));

  @TempDir private Path folder;

  @Test
  void reading_printsEveryCheck_andSaysHowManyRequests() {
    Run run = run();

    assertThat(run.run("doctor", "--live", "-o", "csv")).isEqualTo(ExitCode.PARTIAL);
    assertThat(run.out())
        .startsWith("check,result,default,text\r\n")
        .contains("no-v3-prefix,denied,paths below /v3 work,")
        .contains("only-v3,confirmed,older versions work,HTTP 200\r\n")
        .contains("unknown-custom-field-is-400,unknown,");
    assertThat(run.out().lines()).hasSize(1 + LiveChecks.count());
    assertThat(run.err())
        .startsWith("sends up to ")
        .contains(" requests, which only read\n")
        .contains(" confirmed, 1 denied, ");
    assertThat(SANDBOX.sandbox().requests().list())
        .extracting(RecordedRequest::operationId)
        .doesNotContain("createContact", "updateContact", "deleteContact", "bulkUpdateTags");
  }

  @Test
  void onATerminal_rowsAreAlignedAndWhole() {
    Run run = run().terminal(80);

    run.run("doctor", "--live");

    assertThat(run.out())
        .contains("confirmed  only-v3                              older versions work\n")
        .contains(
            "unknown    index-lag                            a search finds a contact as soon");
  }

  @Test
  void writing_wantsTheLocationOnceMore_andDeletesItsContact() {
    Run run = run();

    assertThat(run.run("doctor", "--live", "--write", "Other")).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .isEqualTo(
            "contacts: --write names Other, but the location is "
                + SANDBOX.sandbox().locationId()
                + ": name that one, or choose another by --location\n");
    assertThat(SANDBOX.sandbox().requests().count()).isZero();

    assertThat(run.run("doctor", "--live", "--write", SANDBOX.sandbox().locationId()))
        .isEqualTo(ExitCode.PARTIAL);
    assertThat(run.out())
        .contains("\"check\":\"unknown-custom-field-is-400\",\"result\":\"denied\"");
    SANDBOX.sandbox().requests().assertArrived("createContact", 1);
    SANDBOX.sandbox().requests().assertArrived("deleteContact", 1);
  }

  @Test
  void contactThatIsLeft_isNamed() {
    SANDBOX.sandbox().faults().add(Fault.status(400).on("deleteContact").always());
    Run run = run();

    assertThat(run.run("doctor", "--live", "--write", SANDBOX.sandbox().locationId()))
        .isEqualTo(ExitCode.PARTIAL);
    assertThat(run.err()).contains("contacts: the contact \"contacts-v3 check-");
  }

  @Test
  void report_isKeptFromRunToRun() throws IOException {
    Path page = folder.resolve("assumptions.md");
    Run run = run();

    run.run(
        "doctor", "--live", "--report", page.toString(), "--write", SANDBOX.sandbox().locationId());
    assertThat(Files.readString(page))
        .contains("Service: " + SANDBOX.sandbox().baseUrl() + "\n")
        .contains("| `unknown-custom-field-is-400` |")
        .contains("| denied: ")
        .doesNotContain(SANDBOX.sandbox().token())
        .doesNotContain(SANDBOX.sandbox().locationId());
    run.run("doctor", "--live", "--report", page.toString());

    assertThat(AssumptionsPage.parse(Files.readString(page)).results())
        .filteredOn(result -> result.check().equals("unknown-custom-field-is-400"))
        .singleElement()
        .extracting(result -> result.verdict().word())
        .isEqualTo("denied");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(page);
    }
  }

  @Test
  void report_thatCannotBeKept_sendsNothing() throws IOException {
    Path notes = Files.writeString(folder.resolve("notes.md"), "# My notes\n");
    Path other =
        Files.writeString(
            folder.resolve("other.md"), AssumptionsPage.empty(LiveChecks.SERVICE).text());
    Run run = run();

    assertRefused(run, notes, "there is no line \"Service: ...\", so it is no page of assumptions");
    assertRefused(
        run, other, " is of " + LiveChecks.SERVICE + ", not of " + SANDBOX.sandbox().baseUrl());
    assertRefused(run, folder.resolve("none/page.md"), "there is no such folder");
    assertRefused(run, folder, " is a folder");
    assertThat(SANDBOX.sandbox().requests().count()).isZero();
    assertThat(Files.readString(notes)).isEqualTo("# My notes\n");
  }

  private static void assertRefused(Run run, Path report, String message) {
    assertThat(run.run("doctor", "--live", "--report", report.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run.err().lines()).singleElement().asString().contains(message);
  }

  @Test
  void wrongTokenScopeLocationAndAddress_areASentence() {
    SANDBOX.sandbox().grant("pit-write", SANDBOX.sandbox().locationId(), Set.of("contacts.write"));

    Run wrong = run().variable("HIGHLEVEL_TOKEN", "pit-wrong");
    assertThat(wrong.run("doctor", "--live")).isEqualTo(ExitCode.SIGN_IN);
    assertThat(wrong.err()).contains("Invalid Private Integration token");
    Run scope = run().variable("HIGHLEVEL_TOKEN", "pit-write");
    assertThat(scope.run("doctor", "--live")).isEqualTo(ExitCode.FAILED);
    assertThat(scope.err()).contains("not authorized for this scope");
    Run location = run().variable("HIGHLEVEL_LOCATION", "Other");
    assertThat(location.run("doctor", "--live")).isNotZero();
    assertThat(location.err()).contains("This location is not accessible from this token!");
    Run away = run().variable("HIGHLEVEL_BASE_URL", "http://127.0.0.1:1");
    assertThat(away.run("doctor", "--live")).isEqualTo(ExitCode.FAILED);
    assertThat(away.err()).contains("cannot connect to 127.0.0.1:1");
    assertThat(wrong.out() + scope.out() + location.out() + away.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contacts: --write needs --live | doctor --write Here",
        "contacts: --exhaust-quota needs --live | doctor --exhaust-quota",
        "contacts: --report needs --live | doctor --report page.md",
      })
  void optionsOfLiveChecks_needThem(String message, String line) {
    Run run = run();

    assertThat(run.run(line.split(" ", -1))).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).isEqualTo(message + "\n");
  }

  @Test
  void exhaustingTheQuota_isAnOption() {
    // A token of its own: clients of one token share what they know of its quota.
    try (ContactsSandbox small =
        ContactsSandbox.builder().token("pit-small").quota(60, Duration.ofHours(1)).start()) {
      Run run = Run.with(small, folder.resolve("home"));

      assertThat(run.run("doctor", "--live", "--exhaust-quota")).isEqualTo(ExitCode.OK);
      assertThat(run.out()).contains("\"check\":\"retry-after-on-429\",\"result\":\"confirmed\"");
    }
  }

  private Run run() {
    return Run.with(SANDBOX.sandbox(), folder.resolve("home"));
  }
}
