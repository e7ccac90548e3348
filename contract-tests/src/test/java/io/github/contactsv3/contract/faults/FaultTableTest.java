package io.github.contactsv3.contract.faults;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tries each operation on each fault and compares with what is right, and with the guide. */
@Tag("faults")
class FaultTableTest {
  private static final Path GUIDE = Path.of("..", "docs", "guide", "fault-table.md");
  private static final List<HttpFault> FAULTS = FaultCatalog.all();

  private static List<Measurement> measurements;

  @BeforeAll
  static void measure(@TempDir Path folder) throws IOException {
    Certificates.trustInThisProcess(folder);
    measurements = FaultRun.of(Stream.concat(own(), feign()).toList());
  }

  private static Stream<Cell> own() {
    return FAULTS.stream().flatMap(Cell::of);
  }

  private static Stream<Cell> feign() {
    return FAULTS.stream().filter(fault -> fault.phase() == Phase.DRIP).flatMap(Cell::ofFeign);
  }

  @TestFactory
  Stream<DynamicTest> fault_eachOperation_endsAsItShould() {
    Map<HttpFault, List<Measurement>> rows =
        measurements.stream()
            .collect(groupingBy(Measurement::fault, LinkedHashMap::new, Collectors.toList()));
    return rows.entrySet().stream()
        .map(row -> DynamicTest.dynamicTest(row.getKey().toString(), () -> check(row.getValue())));
  }

  private static void check(List<Measurement> row) {
    SoftAssertions.assertSoftly(softly -> row.forEach(one -> CellCheck.check(softly, one)));
  }

  @Test
  void catalog_hasEnoughFaultsOfEachPhase() {
    assertThat(FAULTS).hasSizeGreaterThanOrEqualTo(90);
    for (Phase phase : Phase.values()) {
      assertThat(FAULTS.stream().filter(fault -> fault.phase() == phase))
          .as(phase.title())
          .hasSizeGreaterThanOrEqualTo(phase.fewest());
    }
  }

  @Test
  void catalog_faults_differInMoreThanANumber() {
    assertThat(FAULTS)
        .extracting(fault -> fault.description().replaceAll("\\d", ""))
        .doesNotHaveDuplicates();
  }

  @Test
  void measurements_areThoseOfTheGuide() throws IOException {
    Map<Boolean, List<Measurement>> halves =
        measurements.stream()
            .collect(Collectors.partitioningBy(one -> one.cell().client() == ClientKind.OWN));
    String table = FaultTable.of(halves.get(true), halves.get(false));
    if (Boolean.getBoolean("fault-table.update")) {
      Files.writeString(GUIDE, table);
    }
    assertThat(GUIDE).hasContent(table);
  }
}
