package io.github.contactsv3.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What may be asked of the service. */
final class LiveOptions {
  @Option(
      names = "--live",
      description = {
        "Send requests that show whether the service does what the sandbox assumes.",
        "They only read, unless --write is given."
      })
  boolean live;

  @Option(
      names = "--write",
      paramLabel = "LOCATION",
      description = {
        "With --live, also create, change and delete one contact in the location, which has to be"
            + " named once more.",
        "Use a location for tests: its workflows may start."
      })
  @Nullable String write;

  @Option(
      names = "--exhaust-quota",
      description = "With --live, also use up the quota of ten seconds, which others then lack.")
  boolean exhaustQuota;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = {
        "With --live, keep the results in a page in Markdown.",
        "A later run takes back nothing that it can't tell."
      })
  @Nullable Path report;

  /** Refuses options that mean nothing without {@code --live}. */
  void check() {
    String other =
        write != null
            ? "--write"
            : exhaustQuota ? "--exhaust-quota" : report != null ? "--report" : null;
    if (!live && other != null) {
      throw new UsageException(other + " needs --live");
    }
  }
}
