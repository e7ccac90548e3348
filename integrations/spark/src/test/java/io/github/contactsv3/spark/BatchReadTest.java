package io.github.contactsv3.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.search.ContactQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchReadTest {

  private static final SandboxFleet FLEET = SandboxFleet.start(3, 1200);
  private static final SparkSession SPARK = LocalSpark.session();

  @AfterAll
  static void stop() {
    FLEET.close();
  }

  @Test
  void everyContactOfEveryLocation_isOneRow() {
    Map<String, Long> rows =
        FLEET.readAll(SPARK).load().groupBy("locationId").count().collectAsList().stream()
            .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
    assertThat(rows)
        .isEqualTo(
            Map.of(
                "FleetLocation0000001", 1201L,
                "FleetLocation0000002", 1202L,
                "FleetLocation0000003", 1203L));
    assertThat(FLEET.readAll(SPARK).load().select("id").distinct().count()).isEqualTo(3606);
  }

  @Test
  void everyColumn_hasTheValueThatTheClientReads() {
    String location = FLEET.locations().get(1);
    Map<String, Row> rows =
        FLEET.read(SPARK).option("locations", location).load().collectAsList().stream()
            .collect(Collectors.toMap(row -> row.getAs("id"), row -> row));
    int tags = 0;
    int fields = 0;
    for (ContactSummary contact : FLEET.client().forLocation(location).search(ContactQuery.all())) {
      Row row = rows.remove(contact.getId());
      assertThat(row.<String>getAs("locationId")).isEqualTo(location);
      assertThat(row.<String>getAs("contactName")).isEqualTo(contact.getContactName());
      assertThat(row.<String>getAs("firstName")).isEqualTo(contact.getFirstName());
      assertThat(row.<String>getAs("lastName")).isEqualTo(contact.getLastName());
      assertThat(row.<String>getAs("email")).isEqualTo(contact.getEmail());
      assertThat(row.<String>getAs("phone")).isEqualTo(contact.getPhone());
      assertThat(row.<String>getAs("city")).isEqualTo(contact.getCity());
      assertThat(row.<String>getAs("country")).isEqualTo(contact.getCountry());
      assertThat(row.<String>getAs("source")).isEqualTo(contact.getSource());
      assertThat(row.<String>getAs("type")).isEqualTo(contact.getType());
      assertThat(row.<Boolean>getAs("dnd")).isEqualTo(contact.getDnd());
      assertThat(row.<java.sql.Timestamp>getAs("dateAdded").toInstant())
          .isEqualTo(contact.getDateAdded().toInstant());
      assertThat(row.<java.sql.Timestamp>getAs("dateUpdated").toInstant())
          .isEqualTo(contact.getDateUpdated().toInstant());
      assertThat(
              row.isNullAt(row.fieldIndex("tags"))
                  ? null
                  : row.<String>getList(row.fieldIndex("tags")))
          .isEqualTo(contact.getTags());
      tags += contact.getTags() == null ? 0 : contact.getTags().size();
      if (contact.getCustomFields() != null) {
        Map<String, String> values = row.getJavaMap(row.fieldIndex("customFields"));
        assertThat(values).hasSameSizeAs(contact.getCustomFields());
        fields += values.size();
      }
    }
    assertThat(rows).isEmpty();
    assertThat(tags).isPositive();
    assertThat(fields).isPositive();
  }

  @Test
  void aQueryOfOneColumn_readsThatColumnOnly() {
    Dataset<Row> ids = FLEET.readAll(SPARK).load().select("id");
    assertThat(ids.queryExecution().executedPlan().toString()).contains("highlevel-contacts [id]");
    assertThat(ids.count()).isEqualTo(3606);
    assertThat(FLEET.readAll(SPARK).option("columns", "email, ID").load().columns())
        .containsExactly("email", "id");
  }

  @Test
  void locations_comeFromAFile_aTable_orTheInstallationsOfTheAgency(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("locations");
    Files.writeString(file, "# two\nFleetLocation0000001\n\nFleetLocation0000003 # south\n");
    assertThat(FLEET.read(SPARK).option("locationsFile", file.toString()).load().count())
        .isEqualTo(2404);
    SPARK
        .createDataset(List.of("FleetLocation0000002"), Encoders.STRING())
        .createOrReplaceTempView("fleet");
    assertThat(FLEET.read(SPARK).option("locationsTable", "fleet").load().count()).isEqualTo(1202);
    assertThat(FLEET.read(SPARK).option("locations", "installed").load().count()).isEqualTo(3606);
  }

  @Test
  void installedLocations_areListedPageByPage() {
    try (SandboxFleet many = SandboxFleet.start(250, 0)) {
      assertThat(many.read(SPARK).option("locations", "installed").load().rdd().getNumPartitions())
          .isEqualTo(250);
      assertThat(many.sandbox().requests().count("listInstalledLocations")).isEqualTo(3);
    }
  }

  @Test
  void aQuery_createsOneTokenForEachLocation_andAPlanNone() {
    try (SandboxFleet fresh = SandboxFleet.start(3, 5)) {
      fresh.readAll(SPARK).load().explain();
      assertThat(fresh.sandbox().requests().count("requestLocationToken")).isZero();
      assertThat(fresh.readAll(SPARK).load().count()).isEqualTo(6 + 7 + 8);
      assertThat(fresh.sandbox().requests().count("requestLocationToken")).isEqualTo(3);
      // They are kept in the store, for a day.
      assertThat(fresh.readAll(SPARK).load().count()).isEqualTo(6 + 7 + 8);
      assertThat(fresh.sandbox().requests().count("requestLocationToken")).isEqualTo(3);
    }
  }

  @Test
  void aLocation_isOneTask_unlessConcurrencyIsLess() {
    assertThat(FLEET.readAll(SPARK).load().rdd().getNumPartitions()).isEqualTo(3);
    Dataset<Row> grouped = FLEET.readAll(SPARK).option("concurrency", "2").load();
    assertThat(grouped.rdd().getNumPartitions()).isEqualTo(2);
    assertThat(grouped.count()).isEqualTo(3606);
  }

  @Test
  void groups_haveEachLocationOnce() {
    List<String> locations = List.of("a", "b", "c", "d", "e");
    assertThat(ContactsBatch.groups(locations, 2))
        .isEqualTo(List.of(List.of("a", "c", "e"), List.of("b", "d")));
    assertThat(ContactsBatch.groups(locations, 0)).hasSize(5);
    assertThat(new ArrayList<>(ContactsBatch.groups(locations, 9))).hasSize(5);
  }

  @Test
  void since_readsWhatHasChangedSince() {
    Dataset<Row> all = FLEET.readAll(SPARK).load();
    java.sql.Timestamp middle =
        all.selectExpr("percentile_approx(dateUpdated, 0.5)").first().getTimestamp(0);
    long expected = all.filter(all.col("dateUpdated").geq(middle)).count();
    assertThat(expected).isBetween(1L, 3605L);
    assertThat(FLEET.readAll(SPARK).option("since", middle.toInstant().toString()).load().count())
        .isEqualTo(expected);
  }

  @Test
  void aReport_hasTheRowsOfEachLocation(@TempDir Path folder) {
    FLEET
        .readAll(SPARK)
        .option("report", "nightly")
        .load()
        .write()
        .parquet(folder.resolve("out").toString());
    FleetReport report = FleetReport.of("nightly");
    assertThat(report.locations())
        .containsExactly(
            new LocationResult("FleetLocation0000001", 1201, true, null),
            new LocationResult("FleetLocation0000002", 1202, true, null),
            new LocationResult("FleetLocation0000003", 1203, true, null));
    assertThat(report.rows()).isEqualTo(3606);
    assertThat(report.skipped()).isEmpty();
    assertThat(SPARK.read().parquet(folder.resolve("out").toString()).count()).isEqualTo(3606);
  }
}
