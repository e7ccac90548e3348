package io.github.contactsv3.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What SQL, schemas and writers ask of the source. */
class SqlTest {

  private static final SandboxFleet FLEET = SandboxFleet.start(2, 30);
  private static final SparkSession SPARK = LocalSpark.session();

  @AfterAll
  static void stop() {
    FLEET.close();
  }

  @AfterEach
  void drop() {
    SPARK.catalog().dropTempView("fleet");
  }

  private static String options(String more) {
    return FLEET.sqlOptions() + more;
  }

  private static long rows(Dataset<Row> contacts) {
    return contacts.collectAsList().size();
  }

  @Test
  void temporaryView_isRead() {
    SPARK.sql(
        "create temporary view fleet using `highlevel-contacts` options (" + options("") + ")");
    assertThat(rows(SPARK.sql("select id from fleet where dateAdded is not null"))).isEqualTo(63);
    assertThatThrownBy(
            () ->
                SPARK.sql(
                    "create temporary view other using `highlevel-contacts` options ("
                        + options(", token 'x1y2z3w4'")
                        + ")"))
        .hasMessageContaining("option token holds a secret")
        .hasMessageNotContaining("x1y2z3w4");
  }

  @Test
  void tableOfACatalog_isRefused_beforeTheCatalogKeepsASecret() {
    for (String more : List.of(", token 'x1y2z3w4'", ", 'credentials.token' 'x1y2z3w4'")) {
      assertThatThrownBy(
              () ->
                  SPARK.sql(
                      "create table contacts_of_a_fleet using `highlevel-contacts` options ("
                          + options(more)
                          + ")"))
          .hasMessageContaining("holds a secret")
          .hasMessageNotContaining("x1y2z3w4");
    }
    for (String more : List.of("", " tblproperties (token 'x1y2z3w4')")) {
      assertThatThrownBy(
              () ->
                  SPARK.sql(
                      "create table contacts_of_a_fleet using `highlevel-contacts` options ("
                          + options("")
                          + ")"
                          + more))
          .hasMessageMatching(".*(use CREATE TEMPORARY VIEW|holds a secret).*")
          .hasMessageNotContaining("x1y2z3w4");
    }
    assertThat(rows(SPARK.sql("show tables like 'contacts_of_a_fleet'"))).isZero();
  }

  @Test
  void writing_isRefused() {
    Dataset<Row> contacts = FLEET.readAll(SPARK).load();
    for (String mode : List.of("append", "overwrite")) {
      assertThatThrownBy(
              () ->
                  contacts
                      .write()
                      .format("highlevel-contacts")
                      .options(FLEET.options())
                      .mode(mode)
                      .save())
          .hasStackTraceContaining("highlevel-contacts can be read, not written");
    }
  }

  @Test
  void schemaOfAUser_isRefused_withAWayOut() {
    StructType schema = new StructType().add("email", DataTypes.StringType);
    assertThatThrownBy(() -> FLEET.readAll(SPARK).schema(schema).load())
        .hasMessage(
            "the columns of highlevel-contacts can't be given as a schema: name them by the options"
                + " columns and customFields, or select them");
  }

  @Test
  void tableOfLocations_isNamed_ifItHasNoIds() {
    SPARK.range(3).withColumnRenamed("id", "locationId").createOrReplaceTempView("fleet");
    assertThatThrownBy(() -> rows(FLEET.read(SPARK).option("locationsTable", "fleet").load()))
        .hasStackTraceContaining(
            "option locationsTable: fleet has ids of the type bigint, and needs string");
    assertThatThrownBy(() -> rows(FLEET.read(SPARK).option("locationsTable", "none").load()))
        .hasStackTraceContaining(
            "option locationsTable: Spark has no table or view none with a column locationId");
  }
}
