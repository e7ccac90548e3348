package io.github.contactsv3.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.cli.output.ResultWriter;
import io.github.contactsv3.webhooks.Webhooks;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the events that a sandbox sends, verified as an application would. */
@Command(
    name = "listen",
    description = {
      "Print the events that a sandbox sends, verified as an application would.",
      "Ends with Ctrl-C. The service itself needs a public URL: see the guide."
    })
final class WebhooksListenCommand extends Subcommand {
  private static final List<String> USUAL = List.of("type", "locationId", "id");

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "End after N events.")
  private long count = Long.MAX_VALUE;

  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() throws IOException {
    if (count < 1) {
      throw new UsageException("--count is " + count + ", not 1 or more");
    }
    BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    SandboxEvents sandbox = new SandboxEvents(address());
    try (EventServer server =
            EventServer.start(
                events, reason -> terminal().message("contacts: an event was refused: " + reason));
        ResultWriter writer = output.writer(terminal(), USUAL)) {
      String key = sandbox.register(server.url());
      server.verifyWith(Webhooks.builder().ed25519Keys(key).build());
      terminal().message("listening to the events of " + sandbox + "; Ctrl-C ends");
      for (long received = 0; received < count; received++) {
        writer.write(events.take());
        writer.flush();
      }
      sandbox.remove();
    } catch (InterruptedException e) {
      sandbox.remove();
      return ExitCode.INTERRUPTED;
    }
    return ExitCode.OK;
  }

  private String address() {
    String named = session().baseUrl(connection);
    if (named == null) {
      throw new UsageException("only a sandbox sends its events here: --base-url names one");
    }
    return named;
  }
}
