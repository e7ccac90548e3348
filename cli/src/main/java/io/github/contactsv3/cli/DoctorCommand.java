package io.github.contactsv3.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.cli.output.Format;
import io.github.contactsv3.cli.output.ResultWriter;
import io.github.contactsv3.client.ContactsClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is wrong with token, location, scopes, clock or proxy, or with the sandbox. */
@Command(
    name = "doctor",
    description = {
      "Say what is wrong with token, location, scopes, clock, address or proxy.",
      "Only reads; costs two requests.",
      "With --live, ask the service what the sandbox only assumes of it."
    })
final class DoctorCommand extends Subcommand {
  private static final List<String> COLUMNS = List.of("check", "result", "text");

  @Mixin private LiveOptions live = new LiveOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() throws IOException {
    live.check();
    if (live.live) {
      return new LiveDoctor(terminal(), session(), connection, live, output).run();
    }
    output.check(COLUMNS);
    List<Finding> findings = new ArrayList<>();
    findings.add(Diagnosis.program());
    Diagnosis.proxy(terminal().environment()).ifPresent(findings::add);
    try (ContactsClient client = client(connection)) {
      findings.add(
          new Finding("sign-in", Finding.Result.OK, "for location " + client.locationId()));
      new Diagnosis(client, findings).run();
    } catch (UsageException e) {
      findings.add(new Finding("sign-in", Finding.Result.PROBLEM, String.valueOf(e.getMessage())));
    }
    print(findings);
    return findings.stream().anyMatch(finding -> finding.result() == Finding.Result.PROBLEM)
        ? ExitCode.FAILED
        : ExitCode.OK;
  }

  private void print(List<Finding> findings) throws IOException {
    if (output.formatFor(terminal()) == Format.TABLE && output.columns == null) {
      // Sentences: a table would cut them.
      for (Finding finding : findings) {
        String line =
            String.format(
                Locale.ROOT, "%-8s %-9s %s%n", finding.check(), finding.word(), finding.text());
        terminal().out().write(line.getBytes(StandardCharsets.UTF_8));
      }
      return;
    }
    try (ResultWriter writer = output.writer(terminal(), COLUMNS)) {
      for (Finding finding : findings) {
        ObjectNode row = new ObjectMapper().createObjectNode();
        row.put("check", finding.check());
        row.put("result", finding.word());
        row.put("text", finding.text());
        writer.write(row);
      }
    }
  }
}
