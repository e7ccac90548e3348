package io.github.contactsv3.spark;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.util.AccumulatorV2;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries results of locations from tasks to the driver; only those of tasks that succeed. */
final class ReportAccumulator extends AccumulatorV2<LocationResult, Map<String, LocationResult>> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger("io.github.contactsv3.spark");

  // By location: a stage that runs again reports again.
  private final TreeMap<String, LocationResult> results = new TreeMap<>();

  @Override
  public synchronized boolean isZero() {
    return results.isEmpty();
  }

  @Override
  public synchronized AccumulatorV2<LocationResult, Map<String, LocationResult>> copy() {
    ReportAccumulator copy = new ReportAccumulator();
    copy.results.putAll(results);
    return copy;
  }

  @Override
  public synchronized void reset() {
    results.clear();
  }

  @Override
  public synchronized void add(LocationResult result) {
    results.put(result.locationId(), result);
  }

  @Override
  public synchronized void merge(AccumulatorV2<LocationResult, Map<String, LocationResult>> other) {
    for (LocationResult result : other.value().values()) {
      if (result.problem() != null) {
        LOG.warn("location {} was skipped: {}", result.locationId(), result.problem());
      }
      add(result);
    }
  }

  @Override
  public synchronized Map<String, LocationResult> value() {
    return Map.copyOf(results);
  }

  /** Shows counts: Spark writes it to its event log. */
  @Override
  public synchronized String toString() {
    return results.size() + " locations";
  }
}
