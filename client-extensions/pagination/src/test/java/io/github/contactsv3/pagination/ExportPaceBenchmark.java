package io.github.contactsv3.pagination;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.core.internal.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Measures, in virtual time, how much of the quota an export uses for round trips and numbers of
 * partitions, and writes it to {@code target/export-pace.json}. No part of the build:
 * benchmarks/run runs it.
 */
class ExportPaceBenchmark {
  private static final List<Integer> ROUND_TRIPS = List.of(20, 50, 100, 200, 400, 800);

  /** 0: as many as the export chooses. */
  private static final List<Integer> PARTITIONS = List.of(1, 2, 4, 8, 0);

  @Test
  void measure() throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int roundTrip : ROUND_TRIPS) {
      for (int partitions : PARTITIONS) {
        PaceRig rig = new PaceRig(Duration.ofMillis(roundTrip));
        ContactExport export = rig.export();
        if (partitions > 0) {
          export.parallelism(partitions);
        }
        long count = export.run((contacts, checkpoint) -> {});
        assertThat(count).isEqualTo(PaceRig.CONTACTS);
        rows.add(
            Map.of(
                "roundTripMillis",
                roundTrip,
                "partitions",
                partitions,
                "share",
                rig.share(count),
                "refused",
                rig.refused()));
      }
    }
    Files.writeString(Path.of("target/export-pace.json"), JsonText.write(rows));
  }
}
