package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.contract.pact.LiveVerification.Result;
import io.github.contactsv3.contract.pact.LiveVerification.Verdict;
import io.github.contactsv3.sandbox.live.LiveResult;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service itself and the pact; only with -Plive. */
@Tag("live")
@Order(5)
class LiveTest {

  @Test
  void service_responsesAsPromised() throws IOException {
    LiveSettings settings = LiveSettings.ofProperties();
    if (settings == null) {
      say("skipped, no -Dhighlevel.token is given");
      Assumptions.abort("no -Dhighlevel.token is given");
    }
    say(settings.toString());
    List<Result> results = new LiveVerification(settings).verify(PactFile.present().interactions());
    Files.writeString(PactResults.LIVE, LiveVerification.report(results));
    Map<Verdict, Long> counts =
        results.stream().collect(Collectors.groupingBy(Result::verdict, Collectors.counting()));
    say(
        Arrays.stream(Verdict.values())
                .map(
                    verdict ->
                        counts.getOrDefault(verdict, 0L)
                            + " "
                            + verdict.name().toLowerCase().replace('_', ' '))
                .collect(Collectors.joining(", "))
            + "; "
            + PactResults.LIVE.getFileName()
            + " in the build folder says why");
    assumptions(settings);

    assertThat(results).filteredOn(result -> result.verdict() == Verdict.DIFFERENT).isEmpty();
    assertThat(counts).containsKey(Verdict.FULFILLED);
  }

  /** An assumption that is denied fails nothing: the pact does not stand on it. */
  private static void assumptions(LiveSettings settings) throws IOException {
    List<LiveResult> results = LiveAssumptions.check(settings, LiveTest::say);
    Files.writeString(
        PactResults.ASSUMPTIONS,
        LiveAssumptions.page(settings, results, LocalDate.now(ZoneOffset.UTC)));
    results.forEach(result -> say(LiveAssumptions.line(result)));
    say(PactResults.ASSUMPTIONS.getFileName() + " in the build folder has them as a page");
  }

  private static void say(String line) {
    System.out.println("live verification: " + line);
  }
}
