package io.github.contactsv3.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.contactsv3.sandbox.Assumption;
import io.github.contactsv3.sandbox.live.LiveResult.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that keeps results, and the committed one. */
class AssumptionsPageTest {
  private static final Path PAGE = Path.of("../docs/assumptions.md");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);

  @Test
  void committedPage_hasEveryCheck_andIsOfTheService() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      String before = Files.exists(PAGE) ? Files.readString(PAGE) : null;
      AssumptionsPage page =
          before == null
              ? AssumptionsPage.empty(LiveChecks.SERVICE)
              : AssumptionsPage.parse(before);
      Files.writeString(PAGE, page.text());
    }
    String text = Files.readString(PAGE);
    AssumptionsPage page = AssumptionsPage.parse(text);

    assertThat(page.service()).isEqualTo(LiveChecks.SERVICE);
    assertThat(text)
        .as("a new check or default: run this test with -Dgolden.update=true")
        .isEqualTo(page.text());
    assertThat(page.results())
        .extracting(LiveResult::check)
        .containsAll(Arrays.stream(Assumption.values()).map(LiveCheck::name).toList());
  }

  @Test
  void guideToTheSandbox_hasARowForEachAssumption() throws IOException {
    String guide = Files.readString(Path.of("../docs/guide/sandbox.md"));

    assertThat(Pattern.compile("(?m)^\\| `([a-z0-9-]+)`: ").matcher(guide).results())
        .extracting((MatchResult row) -> row.group(1))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Assumption.values()).map(LiveCheck::name).toList());
  }

  @Test
  void page_readsWhatItWrites_andARunThatCannotTellTakesNothingBack() {
    AssumptionsPage empty = AssumptionsPage.empty("https://example.com");
    assertThat(empty.results())
        .allMatch(result -> result.verdict() == Verdict.UNKNOWN)
        .allMatch(result -> result.text().equals("never checked against the service"));

    AssumptionsPage monday =
        empty.with(
            List.of(
                result("index-lag", Verdict.DENIED, "not found | at\nonce"),
                result("no-v3-prefix", Verdict.UNKNOWN, "HTTP 502")),
            MONDAY);
    AssumptionsPage tuesday =
        AssumptionsPage.parse(monday.text())
            .with(
                List.of(
                    result("index-lag", Verdict.UNKNOWN, "needs to write"),
                    result("no-v3-prefix", Verdict.CONFIRMED, "HTTP 200")),
                TUESDAY);

    assertThat(tuesday.text())
        .contains("| denied: not found / at once | 2026-11-30 |")
        .contains("| confirmed: HTTP 200 | 2026-12-01 |")
        .contains("| unknown: never checked against the service | never |")
        .contains("Service: https://example.com\n");
    assertThat(AssumptionsPage.parse(tuesday.text()).text()).isEqualTo(tuesday.text());
  }

  @Test
  void anotherFile_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AssumptionsPage.parse("# My notes\n"))
        .withMessage("there is no line \"Service: ...\", so it is no page of assumptions");
  }

  private static LiveResult result(String check, Verdict verdict, String text) {
    return new LiveResult(check, "as usual", verdict, text);
  }
}
