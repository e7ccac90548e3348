package io.github.contactsv3.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Plans the tasks of a read: one for each location, or as many as are to run at a time.
 * Thread-safe.
 */
final class ContactsBatch implements Batch {

  private final FleetOptions options;
  private final ReadSettings settings;
  private final ReportAccumulator report = new ReportAccumulator();

  // Spark plans a scan once for each copy of its plan; the locations are listed once.
  private @Nullable TokenDesk desk;
  private List<String> locations = List.of();
  private boolean warmed;

  ContactsBatch(FleetOptions options, ReadSettings settings) {
    this.options = options;
    this.settings = settings;
  }

  @Override
  public synchronized InputPartition[] planInputPartitions() {
    SparkSession session = SparkSession.active();
    TokenDesk tokens = desk;
    if (tokens == null) {
      if (!report.isRegistered()) {
        session.sparkContext().register(report);
      }
      options.get(FleetOptions.REPORT).ifPresent(name -> FleetReport.register(name, report));
      tokens = TokenDesk.of(options);
      locations = LocationList.of(options, tokens);
      tokens.check(locations.get(0));
      desk = tokens;
    }
    if (settings.quota() == null) {
      ActiveReads.ofApplication().claimForQuery(session, locations, this);
    }
    if (!warmed && ActiveReads.isExecuted(session)) {
      warmed = true;
      tokens.warm(locations);
    }
    TokenDesk source = tokens;
    return groups(locations, options.concurrency()).stream()
        .map(group -> new LocationsPartition(group, source))
        .toArray(InputPartition[]::new);
  }

  /** Deals locations out to at most so many groups; 0 is one for each. */
  static List<List<String>> groups(List<String> locations, int most) {
    int number = most == 0 ? locations.size() : Math.min(most, locations.size());
    List<List<String>> groups = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      groups.add(new ArrayList<>());
    }
    for (int i = 0; i < locations.size(); i++) {
      groups.get(i % number).add(locations.get(i));
    }
    return groups;
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new ReaderFactory(settings, report);
  }
}
