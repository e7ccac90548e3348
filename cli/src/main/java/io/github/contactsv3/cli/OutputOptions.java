package io.github.contactsv3.cli;

import io.github.contactsv3.cli.output.Column;
import io.github.contactsv3.cli.output.Format;
import io.github.contactsv3.cli.output.ResultWriter;
import io.github.contactsv3.cli.output.ResultWriters;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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
      description = "The columns, separated by commas; of contacts also custom.KEY.")
  @Nullable List<String> columns;

  /** Returns a writer of results with these columns, unless others are named. */
  ResultWriter writer(Terminal terminal, List<String> usual) throws IOException {
    List<String> names = Objects.requireNonNullElse(columns, usual);
    return ResultWriters.of(
        formatFor(terminal),
        names.stream().map(Column::property).toList(),
        columns != null,
        terminal.out(),
        terminal.tableColumns());
  }

  /**
   * Checks the columns, before something is sent for them.
   *
   * @param known the columns that results can have
   * @throws UsageException if results have none of that name
   */
  void check(Collection<String> known) {
    if (columns != null && columns.isEmpty()) {
      throw new UsageException("--columns names none");
    }
    for (String column : Objects.requireNonNullElse(columns, List.<String>of())) {
      if (!known.contains(column)) {
        throw new UsageException(
            "--columns: results have no \"" + column + "\", but " + String.join(", ", known));
      }
    }
  }

  Format formatFor(Terminal terminal) {
    Format chosen = format;
    if (chosen != null) {
      return chosen;
    }
    return terminal.outIsTerminal() ? Format.TABLE : Format.JSONL;
  }
}
