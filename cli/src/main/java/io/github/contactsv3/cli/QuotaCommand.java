package io.github.contactsv3.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.cli.output.ResultWriter;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.core.ApiResponse;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the rate limits that the service reports. */
@Command(
    name = "quota",
    description = {
      "Print how many requests the service still takes, by its own words.",
      "Costs one request."
    })
final class QuotaCommand extends Subcommand {
  private static final List<String> USUAL =
      List.of("limit", "remaining", "intervalSeconds", "dailyLimit", "dailyRemaining");

  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() throws IOException {
    output.check(USUAL);
    try (ContactsClient client = client(connection)) {
      ApiResponse<?> response =
          client
              .searchApi()
              .searchContactsWithResponse(ContactQuery.all().toRequest(client.locationId(), 1));
      RateLimits limits =
          RateLimits.parse(name -> response.header(name).orElse(null), Instant.now());
      ObjectNode row = new ObjectMapper().createObjectNode();
      limits.limit().ifPresent(n -> row.put("limit", n));
      limits.remaining().ifPresent(n -> row.put("remaining", n));
      limits.interval().ifPresent(time -> row.put("intervalSeconds", time.toSeconds()));
      limits.dailyLimit().ifPresent(n -> row.put("dailyLimit", n));
      limits.dailyRemaining().ifPresent(n -> row.put("dailyRemaining", n));
      try (ResultWriter writer = output.writer(terminal(), USUAL)) {
        writer.write(row);
      }
    }
    return ExitCode.OK;
  }
}
