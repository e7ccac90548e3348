package io.github.contactsv3.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.benchmarks.run.BenchmarkResults;
import io.github.contactsv3.benchmarks.run.Footprints;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The run-time class path of a project that depends on contacts-v3-client. */
class BudgetTest {
  private static final Path TARGET = Path.of("../../client-extensions/client/target");

  /** The jars are there when all is built, and not when tests run without packaging. */
  static boolean isPackaged() {
    return TARGET.resolve("runtime-class-path").toFile().exists();
  }

  @Test
  @EnabledIf("isPackaged")
  void jars() throws IOException {
    BenchmarkResults.Footprint footprint = Footprints.of("ours", TARGET);
    System.out.printf("%d jars, %,d bytes%n", footprint.jars(), footprint.bytes());

    assertThat((long) footprint.jars()).isBetween(2L, Limits.of("runtime.jars"));
    assertThat(footprint.bytes()).isBetween(1_000_000L, Limits.of("runtime.bytes"));
  }
}
