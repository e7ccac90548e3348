package io.github.contactsv3.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CustomField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The columns that every location has. */
final class ContactColumns {

  private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType, false);
  private static final DataType FIELDS =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false);

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<ContactColumn> STANDARD =
      List.of(
          new ContactColumn(
              "locationId",
              DataTypes.StringType,
              false,
              false,
              (location, c) -> string(location.id())),
          new ContactColumn(
              "id", DataTypes.StringType, false, false, (location, c) -> string(c.getId())),
          text("contactName", ContactSummary::getContactName),
          text("firstName", ContactSummary::getFirstName),
          text("lastName", ContactSummary::getLastName),
          text("email", ContactSummary::getEmail),
          text("phone", ContactSummary::getPhone),
          text("address", ContactSummary::getAddress),
          text("city", ContactSummary::getCity),
          text("state", ContactSummary::getState),
          text("postalCode", ContactSummary::getPostalCode),
          text("country", ContactSummary::getCountry),
          text("companyName", ContactSummary::getCompanyName),
          text("businessId", ContactSummary::getBusinessId),
          text("businessName", ContactSummary::getBusinessName),
          text("website", ContactSummary::getWebsite),
          text("source", ContactSummary::getSource),
          text("type", ContactSummary::getType),
          text("timezone", ContactSummary::getTimezone),
          text("assignedTo", ContactSummary::getAssignedTo),
          column("tags", TEXTS, c -> texts(c.getTags())),
          column("followers", TEXTS, c -> texts(c.getFollowers())),
          column("dnd", DataTypes.BooleanType, ContactSummary::getDnd),
          column("validEmail", DataTypes.BooleanType, ContactSummary::getValidEmail),
          column("dateOfBirth", DataTypes.DateType, c -> day(c.getDateOfBirth())),
          column("dateAdded", DataTypes.TimestampType, c -> moment(c.getDateAdded())),
          column("dateUpdated", DataTypes.TimestampType, c -> moment(c.getDateUpdated())),
          column("customFields", FIELDS, c -> fields(c.getCustomFields())));

  private ContactColumns() {}

  /**
   * Returns the columns that options name: all without one, and custom fields.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  static List<ContactColumn> of(FleetOptions options) {
    List<String> names = options.list(FleetOptions.COLUMNS);
    List<ContactColumn> columns =
        new ArrayList<>(
            names.isEmpty() ? STANDARD : names.stream().map(ContactColumns::require).toList());
    columns.addAll(CustomColumn.of(options));
    Set<String> seen = new HashSet<>();
    for (ContactColumn column : columns) {
      if (!seen.add(column.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "options columns and customFields name the column " + column.name() + " twice");
      }
    }
    return List.copyOf(columns);
  }

  private static ContactColumn require(String name) {
    return STANDARD.stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "option columns: there is no column "
                        + name
                        + "; there are "
                        + String.join(", ", STANDARD.stream().map(ContactColumn::name).toList())));
  }

  static List<ContactColumn> standard() {
    return STANDARD;
  }

  static StructType schema(List<ContactColumn> columns) {
    return new StructType(columns.stream().map(ContactColumn::field).toArray(StructField[]::new));
  }

  /** The columns of a schema that is a part of theirs. */
  static List<ContactColumn> pruned(List<ContactColumn> columns, StructType schema) {
    Map<String, ContactColumn> byName = new LinkedHashMap<>();
    columns.forEach(column -> byName.put(column.name().toLowerCase(Locale.ROOT), column));
    List<ContactColumn> pruned = new ArrayList<>();
    for (StructField field : schema.fields()) {
      ContactColumn column = byName.get(field.name().toLowerCase(Locale.ROOT));
      if (column == null) {
        throw new IllegalArgumentException("there is no column " + field.name());
      }
      pruned.add(column);
    }
    return pruned;
  }

  /** Reads a value of a contact, in Spark's internal form. */
  @FunctionalInterface
  private interface Getter extends java.io.Serializable {
    @Nullable Object of(ContactSummary contact);
  }

  /** Reads a text of a contact. */
  @FunctionalInterface
  private interface Text extends java.io.Serializable {
    @Nullable String of(ContactSummary contact);
  }

  private static ContactColumn text(String name, Text getter) {
    return column(name, DataTypes.StringType, contact -> string(getter.of(contact)));
  }

  private static ContactColumn column(String name, DataType type, Getter getter) {
    return new ContactColumn(name, type, true, false, (location, contact) -> getter.of(contact));
  }

  static @Nullable UTF8String string(@Nullable String text) {
    return text == null ? null : UTF8String.fromString(text);
  }

  static @Nullable Object texts(@Nullable List<String> texts) {
    return texts == null
        ? null
        : new GenericArrayData(texts.stream().map(UTF8String::fromString).toArray());
  }

  /** In days since 1970. */
  static @Nullable Integer day(@Nullable LocalDate day) {
    return day == null ? null : Math.toIntExact(day.toEpochDay());
  }

  /** In microseconds since 1970. */
  private static @Nullable Long moment(@Nullable OffsetDateTime moment) {
    return moment == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant());
  }

  /** By the ids of fields: texts as they are, everything else as JSON. */
  private static @Nullable Object fields(@Nullable List<CustomField> fields) {
    if (fields == null) {
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (CustomField field : fields) {
      Object value = field.getValue();
      if (field.getId() != null && value != null) {
        values.put(field.getId(), value instanceof String text ? text : json(value));
      }
    }
    return new ArrayBasedMapData(
        new GenericArrayData(values.keySet().stream().map(UTF8String::fromString).toArray()),
        new GenericArrayData(values.values().stream().map(UTF8String::fromString).toArray()));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      // What was read as JSON can be written as JSON.
      throw new IllegalStateException(e);
    }
  }
}
