package io.github.contactsv3.sandbox.cli;

import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.ContactsSandboxBuilder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/**
 * The options of the program, in the groups that {@code --help} shows. A new option goes into the
 * group it belongs to.
 */
@Command(
    name = "contacts-sandbox",
    customSynopsis = "java -jar contacts-sandbox.jar [OPTION]...",
    description = "A local server that behaves like the HighLevel Contacts API v3.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    separator = " ",
    usageHelpWidth = 100,
    sortOptions = false,
    footer = {
      "",
      "Times are such as 120ms, 2s or 1m. Stop it with Ctrl+C.",
      "Exit status: 0 done, 1 cannot start, 2 wrong option or file.",
      "Example: java -jar contacts-sandbox.jar --port 0 --seed 1000 --quota off"
    })
final class Options {

  @ArgGroup(validate = false, heading = "%nServer%n", order = 1)
  ServerOptions server = new ServerOptions();

  @ArgGroup(validate = false, heading = "%nContacts%n", order = 2)
  DataOptions data = new DataOptions();

  @ArgGroup(validate = false, heading = "%nTokens and locations%n", order = 3)
  AccessOptions access = new AccessOptions();

  @ArgGroup(validate = false, heading = "%nRules of the service%n", order = 4)
  RuleOptions rules = new RuleOptions();

  @ArgGroup(
      validate = false,
      heading = "%nThe only ids there are (without any, every id is accepted)%n",
      order = 5)
  KnownIdOptions known = new KnownIdOptions();

  ContactsSandboxBuilder builder() {
    ContactsSandboxBuilder builder = ContactsSandbox.builder();
    server.apply(builder);
    // Contacts go into locations, which have to be there before.
    access.apply(builder);
    data.apply(builder);
    rules.apply(builder);
    known.apply(builder);
    return builder;
  }

  /** What is not given stays as the builder has it. */
  static <T> void given(@Nullable T value, Consumer<T> setting) {
    if (value != null) {
      setting.accept(value);
    }
  }
}
