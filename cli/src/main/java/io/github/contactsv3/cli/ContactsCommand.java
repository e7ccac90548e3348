package io.github.contactsv3.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command itself, which only has others. */
@Command(
    name = "contacts",
    description = "Search, export, import and change the contacts of a HighLevel location.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LoginCommand.class,
      LogoutCommand.class,
      ProfilesCommand.class,
      GetCommand.class,
      SearchCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      SyncCommand.class,
      TagsCommand.class,
      FieldsCommand.class,
      QuotaCommand.class,
      WebhooksCommand.class,
      DoctorCommand.class,
      SandboxCommand.class,
      CompletionCommand.class
    },
    footer = {
      "",
      "contacts help COMMAND tells more. Results go to standard output, messages to",
      "standard error. Exit codes: 0 done, 1 a call failed, 2 wrong usage, 3 some",
      "contacts have problems, 4 not signed in, 130 or 143 interrupted, 141 the",
      "reader of the output has closed it."
    })
final class ContactsCommand {
  final Terminal terminal;
  final Session session;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this text.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version.")
  boolean version;

  ContactsCommand(Terminal terminal) {
    this.terminal = terminal;
    this.session = new Session(terminal);
  }

  /** Returns the parser of the command and all others. */
  static CommandLine parser(Terminal terminal) {
    CommandLine parser = new CommandLine(new ContactsCommand(terminal));
    parser.setCaseInsensitiveEnumValuesAllowed(true);
    parser.setUsageHelpWidth(80);
    return parser;
  }
}
