package io.github.contactsv3.cli;

import io.github.contactsv3.sandbox.live.AssumptionsPage;
import io.github.contactsv3.sandbox.live.LiveResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The file that keeps results. */
final class LiveReport {
  private final Path file;
  private final AssumptionsPage before;

  private LiveReport(Path file, AssumptionsPage before) {
    this.file = file;
    this.before = before;
  }

  /** Reads it before anything is sent: results that can't be kept would be lost. */
  static LiveReport at(Path file, String service) throws IOException {
    OutputFile.check("--report", file);
    if (!Files.exists(file)) {
      return new LiveReport(file, AssumptionsPage.empty(service));
    }
    try {
      AssumptionsPage page = AssumptionsPage.parse(Files.readString(file));
      if (!page.service().equals(service)) {
        throw new UsageException(
            "--report: " + file + " is of " + page.service() + ", not of " + service);
      }
      return new LiveReport(file, page);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--report: " + file + ": " + e.getMessage());
    }
  }

  void write(List<LiveResult> results) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, before.with(results, LocalDate.now(ZoneOffset.UTC)).text());
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
