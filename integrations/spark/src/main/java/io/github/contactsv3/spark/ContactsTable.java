package io.github.contactsv3.spark;

import java.util.Set;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The contacts of a fleet of locations as a table. Spark believes that it can be written to, so
 * that it asks for a writer, and gets a sentence instead of an internal error.
 */
final class ContactsTable implements SupportsRead, SupportsWrite {

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
    return Set.of(
        TableCapability.BATCH_READ,
        TableCapability.MICRO_BATCH_READ,
        TableCapability.BATCH_WRITE,
        TableCapability.TRUNCATE,
        TableCapability.ACCEPT_ANY_SCHEMA);
  }

  @Override
  public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
    throw readOnly();
  }

  static IllegalArgumentException readOnly() {
    return new IllegalArgumentException(
        NAME + " can be read, not written: write contacts by the bulk calls of a client");
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap ignored) {
    return new ContactsScanBuilder(options);
  }
}
