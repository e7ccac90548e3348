package io.github.contactsv3.spark;

import io.github.contactsv3.client.fields.CustomFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Custom fields as columns, such as {@code Score:double, Plan:string}. */
final class CustomColumn {

  private CustomColumn() {}

  /** Types of columns. The fields of a location must have a type that fits. */
  private enum Type implements RowLocation.Reader {
    STRING(DataTypes.StringType) {
      @Override
      public @Nullable Object read(CustomFields fields, String field) {
        return ContactColumns.string(fields.display(field).orElse(null));
      }
    },
    DOUBLE(DataTypes.DoubleType) {
      @Override
      public @Nullable Object read(CustomFields fields, String field) {
        return fields.number(field).map(BigDecimal::doubleValue).orElse(null);
      }
    },
    LONG(DataTypes.LongType) {
      @Override
      public @Nullable Object read(CustomFields fields, String field) {
        BigDecimal number = fields.number(field).orElse(null);
        try {
          return number == null ? null : number.longValueExact();
        } catch (ArithmeticException e) {
          throw new IllegalArgumentException("the value is no whole number", e);
        }
      }
    },
    DATE(DataTypes.DateType) {
      @Override
      public @Nullable Object read(CustomFields fields, String field) {
        return ContactColumns.day(fields.date(field).orElse(null));
      }
    },
    STRINGS(DataTypes.createArrayType(DataTypes.StringType, false)) {
      @Override
      public @Nullable Object read(CustomFields fields, String field) {
        return ContactColumns.texts(fields.multiple(field));
      }
    };

    @SuppressWarnings("ImmutableEnumChecker") // Spark's types are immutable
    private final transient DataType type;

    Type(DataType type) {
      this.type = type;
    }

    static Type of(String field, String name) {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "string" -> STRING;
        case "double" -> DOUBLE;
        case "long", "bigint" -> LONG;
        case "date" -> DATE;
        case "array<string>" -> STRINGS;
        default ->
            throw new IllegalArgumentException(
                "option customFields: "
                    + field
                    + " can't be "
                    + name
                    + "; types are string, double, long, date and array<string>");
      };
    }
  }

  /** Reads the option. */
  static List<ContactColumn> of(FleetOptions options) {
    List<ContactColumn> columns = new ArrayList<>();
    Set<String> names =
        ContactColumns.standard().stream()
            .map(column -> column.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String part : options.list(FleetOptions.CUSTOM_FIELDS)) {
      int colon = part.lastIndexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException(
            "option customFields: " + part + " has no type, as Score:double has");
      }
      String name = part.substring(0, colon).strip();
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("option customFields: there is another column " + name);
      }
      Type type = Type.of(name, part.substring(colon + 1).strip());
      columns.add(
          new ContactColumn(
              name, type.type, true, true, (location, contact) -> location.custom(name, type)));
    }
    return columns;
  }
}
