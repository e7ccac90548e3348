package io.github.contactsv3.cli;

import picocli.CommandLine.Command;

/** Commands about webhooks. */
@Command(
    name = "webhooks",
    description = "Receive the webhooks of a sandbox.",
    synopsisSubcommandLabel = "listen",
    subcommands = WebhooksListenCommand.class)
final class WebhooksCommand extends Subcommand {
  @Override
  public Integer call() {
    throw new UsageException("webhooks listen? contacts webhooks --help tells more");
  }
}
