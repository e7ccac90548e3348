package io.github.contactsv3.spark;

import io.github.contactsv3.spark.internal.FleetMetrics;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.types.StructType;

/** A planned read. Its text has no values of options. */
final class ContactsScan implements Scan {

  private final FleetOptions options;
  private final ReadSettings settings;
  private final Batch batch;

  ContactsScan(FleetOptions options, ReadSettings settings) {
    this.options = options;
    this.settings = settings;
    this.batch = new ContactsBatch(options, settings);
  }

  @Override
  public StructType readSchema() {
    return ContactColumns.schema(settings.columns());
  }

  @Override
  public String description() {
    return ContactsTable.NAME + " " + settings;
  }

  /** The same for each copy of the plan, so that a query claims its locations once. */
  @Override
  public Batch toBatch() {
    return batch;
  }

  @Override
  public MicroBatchStream toMicroBatchStream(String checkpoint) {
    return new ContactsStream(options, settings);
  }

  @Override
  public CustomMetric[] supportedCustomMetrics() {
    return FleetMetrics.all();
  }
}
