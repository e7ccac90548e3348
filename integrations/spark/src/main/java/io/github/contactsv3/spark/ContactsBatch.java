package io.github.contactsv3.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/** Plans the tasks of a read: one for each location, or as many as are to run at a time. */
final class ContactsBatch implements Batch {

  private final FleetOptions options;
  private final ReadSettings settings;
  private final ReportAccumulator report = new ReportAccumulator();

  ContactsBatch(FleetOptions options, ReadSettings settings) {
    this.options = options;
    this.settings = settings;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    SparkSession session = SparkSession.active();
    if (!report.isRegistered()) {
      session.sparkContext().register(report);
    }
    options.get(FleetOptions.REPORT).ifPresent(name -> FleetReport.register(name, report));
    TokenDesk desk = TokenDesk.of(options);
    List<String> locations = LocationList.of(options, desk);
    desk.check(locations.get(0));
    if (settings.quota() == null) {
      ActiveReads.ofApplication().claimForQuery(session, locations, this);
    }
    if (ActiveReads.isExecuted(session)) {
      desk.warm(locations);
    }
    return groups(locations, options.concurrency()).stream()
        .map(group -> new LocationsPartition(group, desk))
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
