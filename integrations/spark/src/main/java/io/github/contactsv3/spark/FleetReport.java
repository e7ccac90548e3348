package io.github.contactsv3.spark;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What became of each location of a read, on the driver: rows, and why one was skipped. The option
 * {@code report} gives a read a name; the last read of that name in this JVM is found by it. Each
 * skipped location is also logged on the driver as a warning of the logger {@code
 * io.github.contactsv3.spark}, and counted on Spark's page of the query. Thread-safe.
 */
public final class FleetReport {

  private static final Map<String, FleetReport> BY_NAME = new ConcurrentHashMap<>();

  private final ReportAccumulator results;

  FleetReport(ReportAccumulator results) {
    this.results = results;
  }

  /** Makes a report the last of a name. */
  static void register(String name, ReportAccumulator results) {
    BY_NAME.put(name, new FleetReport(results));
  }

  /**
   * Returns the report of the last read with a name. It grows while the read runs.
   *
   * @param name the value of the option {@code report}
   * @return the report
   * @throws IllegalArgumentException if no read of this JVM had that name
   */
  public static FleetReport of(String name) {
    FleetReport report = BY_NAME.get(name);
    if (report == null) {
      throw new IllegalArgumentException("no read has the option report with the value " + name);
    }
    return report;
  }

  /**
   * Returns the locations of the tasks that have succeeded.
   *
   * @return the results, ordered by the id of the location
   */
  public List<LocationResult> locations() {
    return results.value().values().stream()
        .sorted(Comparator.comparing(LocationResult::locationId))
        .toList();
  }

  /**
   * Returns the locations that were skipped.
   *
   * @return the results, ordered by the id of the location
   */
  public List<LocationResult> skipped() {
    return locations().stream().filter(result -> result.problem() != null).toList();
  }

  /**
   * Returns the number of rows read.
   *
   * @return the sum over all locations
   */
  public long rows() {
    return locations().stream().mapToLong(LocationResult::rows).sum();
  }

  @Override
  public String toString() {
    return "FleetReport{" + locations().size() + " locations, " + rows() + " rows}";
  }
}
