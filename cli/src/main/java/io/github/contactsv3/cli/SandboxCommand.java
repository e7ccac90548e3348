package io.github.contactsv3.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stands for the sandbox in help and completion: {@link Main} starts it before it gets here. */
@Command(name = "sandbox", description = "Run a local server that behaves like the service.")
final class SandboxCommand extends Subcommand {
  @Parameters(paramLabel = "OPTION", description = "contacts sandbox --help lists the options.")
  private List<String> options = List.of();

  @Override
  public Integer call() {
    throw new UsageException(
        "sandbox has to be the first word: contacts sandbox " + String.join(" ", options));
  }
}
