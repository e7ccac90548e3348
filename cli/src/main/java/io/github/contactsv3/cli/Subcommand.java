package io.github.contactsv3.cli;

import io.github.contactsv3.client.ContactsClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands have. */
abstract class Subcommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this text.")
  boolean help;

  @SuppressWarnings("NullAway.Init")
  Subcommand() {}

  final String name() {
    return spec.name();
  }

  final ContactsCommand root() {
    return (ContactsCommand) spec.root().userObject();
  }

  final Terminal terminal() {
    return root().terminal;
  }

  final Session session() {
    return root().session;
  }

  static String contacts(long count) {
    return count + (count == 1 ? " contact" : " contacts");
  }

  final ContactsClient client(ConnectionOptions connection) {
    return session().client(connection);
  }
}
