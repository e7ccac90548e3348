package io.github.contactsv3.sandbox.cli;

import io.github.contactsv3.sandbox.ContactsSandboxBuilder;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options for the ids of what the Contacts API refers to but cannot create. */
final class KnownIdOptions {

  @Option(names = "--users", paramLabel = "ID", split = ",", description = "Users.")
  List<String> users = List.of();

  @Option(names = "--campaigns", paramLabel = "ID", split = ",", description = "Campaigns.")
  List<String> campaigns = List.of();

  @Option(names = "--workflows", paramLabel = "ID", split = ",", description = "Workflows.")
  List<String> workflows = List.of();

  @Option(names = "--business", paramLabel = "ID=NAME", description = "A business. Repeatable.")
  Map<String, String> businesses = Map.of();

  void apply(ContactsSandboxBuilder builder) {
    builder
        .users(users.toArray(new String[0]))
        .campaigns(campaigns.toArray(new String[0]))
        .workflows(workflows.toArray(new String[0]));
    businesses.forEach(builder::business);
  }
}
