package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFleetTest {

  @Test
  void eightLocations_areExported_withoutTheOneThatRefuses(@TempDir Path folder) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (ContactsSandbox sandbox = ExportFleet.sandbox(10)) {
      sandbox.setLocationActive("Branch3", false);
      ExportFleet.run(
          spark(),
          sandbox.baseUrl(),
          folder.resolve("fleet"),
          new PrintStream(printed, true, StandardCharsets.UTF_8));
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .anyMatch(line -> line.startsWith("left out: Branch3: "))
        .containsSubsequence("Branch1          10", "Branch2          20", "Branch4          40")
        .containsSubsequence("Branch8          80", "in all          330");
  }

  @Test
  void aStream_deliversEveryContact(@TempDir Path folder) throws Exception {
    Set<String> merged = ConcurrentHashMap.newKeySet();
    try (ContactsSandbox sandbox = ExportFleet.sandbox(3)) {
      ExportFleet.follow(
          spark(),
          sandbox.baseUrl(),
          folder.resolve("checkpoint"),
          (batch, number) ->
              batch
                  .select("locationId", "id")
                  .collectAsList()
                  .forEach(row -> merged.add(row.getString(0) + "/" + row.getString(1))));
    }
    assertThat(merged).hasSize(3 * 36);
  }

  private static SparkSession spark() {
    return SparkSession.builder()
        .master("local[2,2]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .getOrCreate();
  }
}
