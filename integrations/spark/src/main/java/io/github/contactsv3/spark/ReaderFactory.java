package io.github.contactsv3.spark;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/**
 * Creates readers on executors.
 *
 * @param settings what they need to know
 * @param report where they report
 */
record ReaderFactory(ReadSettings settings, ReportAccumulator report)
    implements PartitionReaderFactory {

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    return new LocationsReader((LocationsPartition) partition, settings, report);
  }
}
