package io.github.contactsv3.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints a script with which a shell completes commands. */
@Command(
    name = "completion",
    description = {
      "Print a script with which bash and zsh complete commands and options.",
      "This shell has it after: source <(contacts completion)"
    })
final class CompletionCommand extends Subcommand {
  @Override
  public Integer call() throws IOException {
    String script = AutoComplete.bash("contacts", ContactsCommand.parser(terminal()));
    terminal().out().write(script.getBytes(StandardCharsets.UTF_8));
    return ExitCode.OK;
  }
}
