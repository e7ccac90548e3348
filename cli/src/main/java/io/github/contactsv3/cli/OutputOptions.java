package io.github.contactsv3.cli;

import io.github.contactsv3.cli.output.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How results are written. */
final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table, json, jsonl or csv. On a terminal table, otherwise jsonl.")
  @Nullable Format format;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "NAME",
      description = "The columns, separated by commas; custom.KEY is a custom field.")
  @Nullable List<String> columns;

  Format formatFor(Terminal terminal) {
    Format chosen = format;
    if (chosen != null) {
      return chosen;
    }
    return terminal.outIsTerminal() ? Format.TABLE : Format.JSONL;
  }
}
