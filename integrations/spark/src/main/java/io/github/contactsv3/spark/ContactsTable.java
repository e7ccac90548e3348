package io.github.contactsv3.spark;

import java.util.Set;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The contacts of a fleet of locations as a table. */
final class ContactsTable implements SupportsRead {

  static final String NAME = "highlevel-contacts";

  private final FleetOptions options;

  ContactsTable(FleetOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Column[] columns() {
    return ContactColumns.of(options).stream()
        .map(column -> Column.create(column.name(), column.type(), column.nullable()))
        .toArray(Column[]::new);
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ, TableCapability.MICRO_BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap ignored) {
    return new ContactsScanBuilder(options);
  }
}
