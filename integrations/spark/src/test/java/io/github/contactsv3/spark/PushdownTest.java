package io.github.contactsv3.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.ContactFormat;
import io.github.contactsv3.sandbox.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each condition finds the same with the search as without it. */
class PushdownTest {

  private static SandboxFleet fleet;
  private static SparkSession spark;
  private static Dataset<Row> local;

  @BeforeAll
  static void start() throws Exception {
    spark = LocalSpark.session();
    fleet = SandboxFleet.start(2, 150);
    String own =
        """
        id,firstName,lastName,email,phone,city,country,source,dnd,tags,dateAdded
        PushdownContact00001,Ada,Lovelace,Ada@Lovelace.example,+14155550101,London,GB,web,true,vip,2026-01-02T03:04:05.678Z
        PushdownContact00002,ada,LOVELACE,ada2@lovelace.example,+14155550102,london,GB,WEB,false,,2026-01-02T03:04:05.679Z
        PushdownContact00003,Grace,Hopper,grace@hopper.example,+14155550103,New York,US,,,partner,2026-01-02T03:04:05.680Z
        """;
    fleet
        .sandbox()
        .importContacts(
            fleet.locations().get(0),
            ContactFormat.CSV,
            new ByteArrayInputStream(own.getBytes(StandardCharsets.UTF_8)));
    local =
        spark
            .createDataFrame(
                new ArrayList<>(fleet.readAll(spark).load().collectAsList()),
                fleet.readAll(spark).load().schema())
            .cache();
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  private static List<String> ids(Dataset<Row> contacts) {
    return contacts.select("locationId", "id").collectAsList().stream()
        .map(row -> row.getString(0) + "/" + row.getString(1))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // condition | field of the search | Spark filters again
        "dateAdded = timestamp'2026-01-02 03:04:05.679'|dateAdded|false",
        "dateAdded > timestamp'2026-01-02 03:04:05.678'|dateAdded|false",
        "dateAdded >= timestamp'2026-01-02 03:04:05.6785'|dateAdded|false",
        "dateAdded < timestamp'2026-01-02 03:04:05.6785'|dateAdded|false",
        "dateAdded <= timestamp'2026-01-02 03:04:05.679'|dateAdded|false",
        "dateUpdated >= timestamp'2020-01-01 00:00:00'|dateUpdated|false",
        "dateAdded < timestamp'2026-01-02 03:04:05.679' or dateAdded > timestamp'2026-01-02"
            + " 03:04:05.679'|dateAdded|false",
        "date(dateAdded) = date'2026-01-02'|dateAdded|false",
        "dateAdded is not null|dateAdded|false",
        "email = 'ada2@lovelace.example'|email|true",
        "email = 'Ada@Lovelace.example'|email|true",
        "email = 'ADA@lovelace.example'|email|true",
        "email in ('ada2@lovelace.example', 'grace@hopper.example')|email|true",
        "id = 'PushdownContact00003'|id|true",
        "id in ('PushdownContact00001', 'PushdownContact00003')|id|true",
        "phone = '+14155550102'|phone|true",
        "firstName = 'Ada'|firstNameLowerCase|true",
        "lastName = 'Hopper'|lastNameLowerCase|true",
        "city = 'London'|city|true",
        "city <=> 'London'|city|true",
        "country = 'GB'|country|true",
        "source = 'web'|source|true",
        "dnd = true|dnd|true",
        "dnd|dnd|true",
        "city = 'London' or dateAdded = timestamp'2026-01-02 03:04:05.680'|city|true",
        "country = 'GB' and dateAdded > timestamp'2026-01-02 03:04:05.678'|country|true",
      })
  void pushedCondition_findsTheSame(String condition, String field, boolean sparkToo) {
    List<String> expected = ids(local.filter(condition));
    fleet.sandbox().requests().clear();
    Dataset<Row> filtered = fleet.readAll(spark).load().filter(condition);

    assertThat(ids(filtered)).isEqualTo(expected);
    assertThat(fleet.sandbox().requests().list("searchContacts"))
        .isNotEmpty()
        .extracting(RecordedRequest::body)
        .allSatisfy(body -> assertThat(body).contains("\"field\":\"" + field + "\""));
    assertThat(filtered.queryExecution().executedPlan().toString().contains(" Filter "))
        .isEqualTo(sparkToo);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "email like 'ada%'",
        "city is not null",
        "city is null",
        "dnd = false",
        "dnd is null",
        "city <> 'London'",
        "not (city = 'London')",
        "city > 'London'",
        "array_contains(tags, 'vip')",
        "city = ''",
        "city = 'London' or length(city) = 8",
      })
  void otherCondition_isSparks_andFindsTheSame(String condition) {
    fleet.sandbox().requests().clear();
    List<String> found = ids(fleet.readAll(spark).load().filter(condition));
    assertThat(found).isEqualTo(ids(local.filter(condition)));
    assertThat(fleet.sandbox().requests().list("searchContacts"))
        .isNotEmpty()
        .extracting(RecordedRequest::body)
        .allSatisfy(body -> assertThat(body).doesNotContain("\"filters\""));
  }

  @Test
  void theConditionsOfTheData_areNotAllTheSame() {
    // Or the comparisons above would prove little.
    assertThat(ids(local.filter("city = 'London'"))).hasSizeBetween(1, 200);
    assertThat(ids(local.filter("lower(city) = 'london'")).size())
        .isGreaterThan(ids(local.filter("city = 'London'")).size());
    assertThat(ids(local.filter("dateAdded = timestamp'2026-01-02 03:04:05.679'"))).hasSize(1);
    assertThat(ids(local.filter("dnd"))).isNotEmpty();
  }

  @Test
  void tags_areAnOption() {
    List<String> expected = ids(local.filter("arrays_overlap(tags, array('vip', 'partner'))"));
    assertThat(expected).hasSizeGreaterThanOrEqualTo(2);
    assertThat(ids(fleet.readAll(spark).option("tags", "VIP, partner").load())).isEqualTo(expected);
  }

  @Test
  void valuesOfConditions_areNotInThePlanOfTheScan() {
    String plan =
        fleet
            .readAll(spark)
            .load()
            .filter("dateAdded > timestamp'2026-01-02 03:04:05.678'")
            .select("id")
            .queryExecution()
            .executedPlan()
            .toString();
    assertThat(plan).contains("highlevel-contacts [id], dateAdded").doesNotContain("2026");
  }
}
