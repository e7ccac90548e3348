package io.github.contactsv3.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The data source {@code highlevel-contacts} of Spark. Spark creates it by its name; use {@code
 * spark.read().format("highlevel-contacts")} or {@code spark.readStream()}. The package's
 * documentation lists its options.
 */
public final class ContactsDataSource implements TableProvider, DataSourceRegister {

  /** Creates the data source. */
  public ContactsDataSource() {}

  @Override
  public String shortName() {
    return ContactsTable.NAME;
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return ContactColumns.schema(ContactColumns.of(FleetOptions.of(options)));
  }

  /** True, so that Spark lets a schema, and the options of a table, be refused here. */
  @Override
  public boolean supportsExternalMetadata() {
    return true;
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    FleetOptions options = FleetOptions.of(new CaseInsensitiveStringMap(properties));
    if (!DataType.equalsStructurally(
        schema, ContactColumns.schema(ContactColumns.of(options)), true)) {
      throw new IllegalArgumentException(
          "the columns of "
              + ContactsTable.NAME
              + " can't be given as a schema: name them by the options columns and customFields, or"
              + " select them");
    }
    refuseSpeculation();
    return new ContactsTable(options);
  }

  /** A second attempt would read a location twice at a time, with a quota of its own. */
  private static void refuseSpeculation() {
    if (SparkSession.active().sparkContext().getConf().getBoolean("spark.speculation", false)) {
      throw new IllegalStateException(
          "spark.speculation is on, which would read a location twice at a time and over its"
              + " quota: start the application with spark.speculation=false");
    }
  }
}
