package io.github.contactsv3.spark;

import io.github.contactsv3.model.ContactSummary;
import java.io.Serializable;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * A column of the table.
 *
 * @param name its name
 * @param type its type
 * @param nullable whether a contact may lack it
 * @param custom whether it is a custom field
 * @param value reads it, in Spark's internal form
 */
record ContactColumn(String name, DataType type, boolean nullable, boolean custom, Value value)
    implements Serializable {

  /** Reads a value in Spark's internal form. */
  @FunctionalInterface
  interface Value extends Serializable {
    @Nullable Object of(RowLocation location, ContactSummary contact);
  }

  StructField field() {
    return new StructField(name, type, nullable, Metadata.empty());
  }
}
