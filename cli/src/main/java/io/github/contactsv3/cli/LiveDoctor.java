package io.github.contactsv3.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.cli.output.ResultWriter;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.sandbox.live.LiveChecks;
import io.github.contactsv3.sandbox.live.LiveResult;
import io.github.contactsv3.sandbox.live.LiveResult.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the checks of what the sandbox assumes, and writes what they have found out. */
final class LiveDoctor {
  private static final List<String> USUAL = List.of("check", "result", "default", "text");

  private final Terminal terminal;
  private final Session session;
  private final ConnectionOptions connection;
  private final LiveOptions options;
  private final OutputOptions output;

  LiveDoctor(
      Terminal terminal,
      Session session,
      ConnectionOptions connection,
      LiveOptions options,
      OutputOptions output) {
    this.terminal = terminal;
    this.session = session;
    this.connection = connection;
    this.options = options;
    this.output = output;
  }

  int run() throws IOException {
    output.check(USUAL);
    String service = Objects.requireNonNullElse(session.baseUrl(connection), LiveChecks.SERVICE);
    try (ContactsClient client = session.client(connection);
        ContactsClient unlimited =
            options.exhaustQuota ? session.unlimitedClient(connection) : null) {
      checkWrite(client.locationId());
      LiveReport report = options.report == null ? null : LiveReport.at(options.report, service);
      LiveChecks checks = checks(client, service, unlimited);
      terminal.message(
          "sends up to %d requests%s"
              .formatted(
                  checks.requests(),
                  options.write == null
                      ? ", which only read"
                      : "; creates, changes and deletes a contact in " + options.write));
      List<String> leftovers = new ArrayList<>();
      List<LiveResult> results = run(checks, leftovers);
      if (report != null) {
        report.write(results);
      }
      print(results);
      terminal.message(counts(results));
      return leftovers.isEmpty() && count(results, Verdict.DENIED) == 0
          ? ExitCode.OK
          : ExitCode.PARTIAL;
    }
  }

  private void checkWrite(String location) {
    if (options.write != null && !options.write.equals(location)) {
      throw new UsageException(
          "--write names "
              + options.write
              + ", but the location is "
              + location
              + ": name that one, or choose another by --location");
    }
  }

  private LiveChecks checks(
      ContactsClient client, String service, @Nullable ContactsClient unlimited) {
    LiveChecks checks = LiveChecks.of(client, service);
    if (options.write != null) {
      checks = checks.withWrites();
    }
    return unlimited == null ? checks : checks.withExhaustedQuota(unlimited);
  }

  private List<LiveResult> run(LiveChecks checks, List<String> leftovers) {
    List<LiveResult> done = new ArrayList<>();
    try (Progress progress = new Progress(terminal, "checks")) {
      return checks.run(
          result -> {
            done.add(result);
            progress.show(done.size(), OptionalLong.of(LiveChecks.count()), Optional.empty());
          },
          leftovers::add);
    } finally {
      // Also if the service is lost: somebody has to know what is left.
      leftovers.forEach(leftover -> terminal.message("contacts: " + leftover));
    }
  }

  private void print(List<LiveResult> results) throws IOException {
    if (output.format == null && output.columns == null && terminal.outIsTerminal()) {
      // Sentences: a table would cut them.
      int width = results.stream().mapToInt(result -> result.check().length()).max().orElse(1);
      for (LiveResult result : results) {
        String line =
            String.format(
                Locale.ROOT,
                "%-9s  %-" + width + "s  %s%s%n",
                result.verdict().word(),
                result.check(),
                result.usual(),
                result.verdict() == Verdict.CONFIRMED ? "" : ": " + result.text());
        terminal.out().write(line.getBytes(StandardCharsets.UTF_8));
      }
      return;
    }
    try (ResultWriter writer = output.writer(terminal, USUAL)) {
      for (LiveResult result : results) {
        ObjectNode row = new ObjectMapper().createObjectNode();
        row.put("check", result.check());
        row.put("result", result.verdict().word());
        row.put("default", result.usual());
        row.put("text", result.text());
        writer.write(row);
      }
    }
  }

  private static String counts(List<LiveResult> results) {
    return Arrays.stream(Verdict.values())
        .map(verdict -> count(results, verdict) + " " + verdict.word())
        .collect(Collectors.joining(", "));
  }

  private static long count(List<LiveResult> results, Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }
}
