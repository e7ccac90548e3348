package io.github.contactsv3.spark;

import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.spark.internal.FleetMetrics;
import java.util.Iterator;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.jspecify.annotations.Nullable;

/** Reads the locations of a partition one after the other. Used by one thread. */
final class LocationsReader implements PartitionReader<InternalRow> {

  private final LocationsPartition partition;
  private final Iterator<LocationToken> tokens;
  private final ReadSettings settings;
  private final ReportAccumulator report;
  private final RequestCounter counter = new RequestCounter();
  private @Nullable LocationRows current;
  private @Nullable InternalRow row;
  private boolean shared;
  private long read;
  private long skipped;
  private long unreadable;

  LocationsReader(LocationsPartition partition, ReadSettings settings, ReportAccumulator report) {
    this.partition = partition;
    this.tokens = partition.tokens().iterator();
    this.settings = settings;
    this.report = report;
  }

  @Override
  public boolean next() {
    while (true) {
      if (current == null && !open()) {
        row = null;
        return false;
      }
      LocationRows location = current;
      if (location == null) {
        continue; // skipped
      }
      row = nextOf(location);
      if (row != null) {
        return true;
      }
    }
  }

  /** Opens the next location; false if there is none. */
  private boolean open() {
    if (!tokens.hasNext()) {
      return false;
    }
    LocationToken token = tokens.next();
    LocationProblem problem = token.problem();
    if (problem != null) {
      skip(token.locationId(), problem, null);
      return true;
    }
    shared = token.isShared();
    current = new LocationRows(token, partition.window(token.locationId()), settings, counter);
    return true;
  }

  /** The next row; null if the location has ended or is skipped. */
  private @Nullable InternalRow nextOf(LocationRows location) {
    InternalRow next;
    try {
      next = location.next();
    } catch (ContactsApiException e) {
      if (location.rows() > 0) {
        // Half a location must not be written: Spark drops what this attempt has, and tries again.
        throw failed(location.id(), LocationProblem.ofSearch(e, shared), e);
      }
      end(location);
      skip(location.id(), LocationProblem.ofSearch(e, shared), e);
      return null;
    }
    if (next == null) {
      end(location);
      read++;
      report.add(new LocationResult(location.id(), location.rows(), true, null));
    }
    return next;
  }

  private void skip(String locationId, LocationProblem problem, @Nullable Exception cause) {
    if (!settings.skip() || !problem.ofLocation()) {
      throw failed(locationId, problem, cause);
    }
    skipped++;
    report.add(new LocationResult(locationId, 0, false, problem.message()));
  }

  private static IllegalStateException failed(
      String locationId, LocationProblem problem, @Nullable Exception cause) {
    return new IllegalStateException(
        "location " + locationId + " can't be read: " + problem.message(), cause);
  }

  private void end(LocationRows location) {
    unreadable += location.unreadable();
    location.close();
    current = null;
  }

  @Override
  public InternalRow get() {
    return Objects.requireNonNull(row);
  }

  @Override
  public void close() {
    LocationRows location = current;
    if (location != null) {
      // Spark needs no more rows, or the task has failed, and then nothing of this is reported.
      report.add(new LocationResult(location.id(), location.rows(), false, null));
      end(location);
    }
  }

  @Override
  public CustomTaskMetric[] currentMetricsValues() {
    LocationRows location = current;
    return new CustomTaskMetric[] {
      new TaskMetric(FleetMetrics.Requests.NAME, counter.requests()),
      new TaskMetric(FleetMetrics.RateLimited.NAME, counter.rateLimited()),
      new TaskMetric(FleetMetrics.Locations.NAME, read),
      new TaskMetric(FleetMetrics.Skipped.NAME, skipped),
      new TaskMetric(
          FleetMetrics.Unreadable.NAME, unreadable + (location == null ? 0 : location.unreadable()))
    };
  }

  private record TaskMetric(String name, long value) implements CustomTaskMetric {}
}
