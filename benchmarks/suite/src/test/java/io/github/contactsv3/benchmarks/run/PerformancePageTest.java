package io.github.contactsv3.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformancePageTest {
  @TempDir Path folder;

  @Test
  void newest_ofEachJdk() throws IOException {
    ResultsFixture.results("2026-01-01", "17.0.1", 1.0).write(folder);
    ResultsFixture.results("2026-02-01", "17.0.2", 1.0).write(folder);
    ResultsFixture.results("2026-01-15", "25", 1.0).write(folder);

    assertThat(PerformancePage.newest(folder))
        .extracting(BenchmarkResults::date, BenchmarkResults::feature)
        .containsExactly(tuple("2026-02-01", 17), tuple("2026-01-15", 25));
  }

  @Test
  void tables_sayWhichGoalsAreMissed() {
    String tables =
        PerformancePage.tables(List.of(ResultsFixture.results("2026-01-01", "17.0.1", 0.61)));

    assertThat(tables)
        .contains(
            "| get one contact, ours / bare JDK client, elapsed time | <= 0.60 | 0.61 | **missed** |")
        .contains(
            "| get one contact, ours / bare JDK client, processor time | <= 0.60 | 0.52 | reached |")
        .contains("ours / bare Apache client, elapsed time | <= 1.10 | 1.03 | reached |")
        .contains("ours / bare Apache client, processor time | <= 1.10 | 1.08 | reached |")
        .contains(
            "| 16 threads, get one contact, ours / bare JDK client | <= 0.80 | 0.70 | reached |")
        .contains("ours with gzip / bare JDK client without | <= 0.40 | 0.35 | reached |")
        .contains("| <= 17 jars, 6.8 MB | 17 jars, 6.9 MB | **missed** |")
        .contains("| page of 500 to models / to mutable fields | <= 1.15 | 1.20 | **missed** |")
        .contains(
            "| cold start to the first response, ours / bare Apache client | <= 1.10 | 1.10 | reached |")
        .contains(
            "| cold start to the first response, ours / bare Apache client, AppCDS | <= 1.20 | 1.24 | **missed** |")
        .contains("| ours, AOT cache | 150 ms | 3000 | 90 MB |")
        .contains("| | 1 thread | 16 threads |", "| ours | 6,452 (1.0) | 16,129 (2.5) |")
        .contains("| Feign | 0 | 0 | 0 | 90 |", "| Jackson | 0 | 400 | 0 | 410 |")
        .contains("less reading its JSON | <= 10 µs | 6.4 µs | reached |")
        .contains("97.8 %, 0 x 429 | reached |")
        .contains("| get one contact | 300 µs ± 1 %, cpu 250 µs, 8.0 KB | 150 µs")
        .contains(
            "| get one contact | | 3.00 (2.80 to 3.10), cpu 2.90 | 0.61 (0.49 to 0.57), cpu 0.52 |"
                + " 1.03 (0.99 to 1.07), cpu 1.08 |")
        .contains("| the same with gzip | | | 0.35 (0.34 to 0.36), cpu 0.90 | |");
  }

  @Test
  void olderResults_sayOnlyWhetherThereWasAnArchive() throws IOException {
    ResultsFixture.results("2026-01-01", "17.0.1", 1.0).write(folder);
    Path file = folder.resolve("2026-01-01-17.json");
    Files.writeString(
        file, Files.readString(file).replace("\"NONE\"", "false").replace("\"APP_CDS\"", "true"));

    assertThat(BenchmarkResults.read(file).starts())
        .extracting(BenchmarkResults.Start::archive)
        .containsExactly(
            Archive.NONE, Archive.NONE, Archive.APP_CDS, Archive.APP_CDS, Archive.AOT_CACHE);
  }

  @Test
  void classes_areCountedByTheirJar() {
    assertThat(
            ClassProfile.byLibrary(
                List.of(
                    "java.lang.Object source: shared objects file",
                    "java.net.Other source: jrt:/java.base",
                    "feign.Feign source: file:/m/feign-core-13.13.jar",
                    "io.github.contactsv3.A source: file:/m/contacts-v3-core-1.jar",
                    "io.github.contactsv3.A$$Lambda/0x01 source: io.github.contactsv3.A",
                    "java.lang.invoke.LambdaForm$MH/0x02 source: __JVM_LookupDefineClass__",
                    "org.some.Other source: file:/m/other-1.jar",
                    "no class")))
        .containsOnly(
            Map.entry("the JDK", 2),
            Map.entry("Feign", 1),
            Map.entry("contacts-v3: this project", 1),
            Map.entry("made at run time: lambdas, proxies, method handles", 2),
            Map.entry("others", 1));
  }

  /** Else the page could say what nobody has measured. */
  @Test
  void committedPage_isOfTheNewestResults() throws IOException {
    Path root = Path.of("..", "..");
    List<BenchmarkResults> newest = PerformancePage.newest(root.resolve("benchmarks/results"));
    String page = Files.readString(root.resolve("docs/performance.md"));

    assertThat(newest).extracting(BenchmarkResults::feature).containsExactly(17, 25);
    assertThat(page).isEqualTo(PerformancePage.with(page, PerformancePage.tables(newest)));
  }

  @Test
  void with_pageWithoutMarks_isRefused() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> PerformancePage.with("# Performance\n", "tables"))
        .withMessageContaining("docs/performance.md has lost its marks");
  }
}
