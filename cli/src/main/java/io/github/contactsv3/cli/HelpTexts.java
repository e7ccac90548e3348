package io.github.contactsv3.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/**
 * Writes the help texts and the version at build time. Reading annotations takes longer than all
 * else that a help text needs.
 */
public final class HelpTexts {
  private HelpTexts() {}

  /**
   * Writes the texts.
   *
   * @param arguments the folder of classes and the version
   * @throws IOException if they can't be written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]).resolve("io/github/contactsv3/cli");
    Files.createDirectories(folder.resolve("help"));
    Files.writeString(folder.resolve(BuiltText.VERSION), "contacts " + arguments[1] + "\n");
    write(folder, "", parser());
  }

  static CommandLine parser() {
    Terminal none =
        new Terminal(
            OutputStream.nullOutputStream(),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            InputStream.nullInputStream(),
            false,
            false,
            80,
            Map.of());
    return ContactsCommand.parser(none);
  }

  private static void write(Path folder, String name, CommandLine command) throws IOException {
    Files.writeString(folder.resolve(BuiltText.help(name)), text(command));
    for (Map.Entry<String, CommandLine> each : command.getSubcommands().entrySet()) {
      write(folder, name.isEmpty() ? each.getKey() : name + "-" + each.getKey(), each.getValue());
    }
  }

  static String text(CommandLine command) {
    return command.getUsageMessage(CommandLine.Help.Ansi.OFF);
  }
}
