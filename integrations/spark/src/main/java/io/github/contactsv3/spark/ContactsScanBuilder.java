package io.github.contactsv3.spark;

import java.util.List;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;

/** Collects what a query needs. */
final class ContactsScanBuilder implements ScanBuilder, SupportsPushDownRequiredColumns {

  private final FleetOptions options;
  private List<ContactColumn> columns;

  ContactsScanBuilder(FleetOptions options) {
    this.options = options;
    this.columns = ContactColumns.of(options);
  }

  @Override
  public void pruneColumns(StructType required) {
    columns = ContactColumns.pruned(columns, required);
  }

  @Override
  public Scan build() {
    return new ContactsScan(options, options.settings(columns));
  }
}
