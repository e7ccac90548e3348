package io.github.contactsv3.compatibility;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges the present documents against a baseline.
 *
 * <p>Ends with a {@link ChangeException} if the change is breaking without a new major version, or
 * if nothing can be judged.
 */
final class SpecGate {

  private static final List<String> NAMES =
      List.of("contacts-v3.yaml", "custom-fields.yaml", "oauth-v3.yaml", "webhooks.yaml");

  private final Path documents;
  private final Path module;
  private final Path report;
  private final PrintStream out;

  SpecGate(Path documents, Path module, Path report, PrintStream out) {
    this.documents = documents;
    this.module = module;
    this.report = report;
    this.out = out;
  }

  /**
   * Runs the gate.
   *
   * @param arguments folder of the documents, folder of the module that generates, file for the
   *     report, and the baseline, which may be left out
   */
  public static void main(@Nullable String[] arguments) throws IOException {
    new SpecGate(path(arguments[0]), path(arguments[1]), path(arguments[2]), System.out)
        .run(Objects.requireNonNullElse(arguments[3], ""));
  }

  private static Path path(@Nullable String argument) {
    return Path.of(String.valueOf(argument));
  }

  void run(String baseline) throws IOException {
    Map<String, ApiDocument> present = new TreeMap<>();
    NAMES.forEach(name -> present.put(name, ApiDocument.read(documents.resolve(name))));
    Map<String, ApiDocument> before = Baseline.find(baseline, present, documents);
    Path folder = Files.createTempDirectory("spec-gate");
    try {
      judge(new SpecChange(before, present, module, folder));
    } finally {
      TextFolder.delete(folder);
    }
  }

  private void judge(SpecChange change) throws IOException {
    Files.createDirectories(report.getParent());
    Files.writeString(report, change.report());
    out.println("spec change: " + change.level());
    out.println("on the wire: " + change.onTheWire() + ", in Java: " + change.inJava());
    out.println(change.changelog());
    List<String> missing = change.versionsToRaise();
    if (!missing.isEmpty()) {
      throw new ChangeException("spec change is breaking. " + String.join("; ", missing));
    }
  }
}
