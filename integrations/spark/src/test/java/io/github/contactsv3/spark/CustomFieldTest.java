package io.github.contactsv3.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.sandbox.ContactFormat;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomFieldTest {

  private static SandboxFleet fleet;
  private static SparkSession spark;

  @BeforeAll
  static void start() throws Exception {
    spark = LocalSpark.session();
    fleet =
        SandboxFleet.start(
            2,
            1,
            sandbox ->
                sandbox
                    .customField(
                        CustomFieldDefinition.of("score", CustomFieldDefinition.Type.NUMERICAL))
                    .customField(CustomFieldDefinition.of("met", CustomFieldDefinition.Type.DATE))
                    .customField(
                        CustomFieldDefinition.of("plan", CustomFieldDefinition.Type.TEXT)));
    fleet
        .sandbox()
        .importContacts(
            fleet.locations().get(0),
            ContactFormat.CSV,
            new ByteArrayInputStream(
                """
                id,email,contact.score,contact.met,contact.plan
                CustomFieldContact01,a@fields.example,7,2026-03-31,gold
                CustomFieldContact02,b@fields.example,7.5,,
                """
                    .getBytes(StandardCharsets.UTF_8)));
    // The second location has a field of the same name and another id, and one field less.
    addField("{\"name\": \"Rank\", \"dataType\": \"NUMERICAL\"}", fleet.locations().get(0));
  }

  private static void addField(String json, String location) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            fleet.sandbox().baseUrl()
                                + "/__sandbox/custom-fields?locationId="
                                + location))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  private static DataFrameReader first() {
    return fleet.read(spark).option("locations", fleet.locations().get(0));
  }

  @Test
  void customFields_areColumnsOfTheirTypes() {
    List<Row> rows =
        first()
            .option("columns", "id")
            .option("customFields", "score: double, contact.met:date, plan:string")
            .load()
            .filter("id like 'CustomField%'")
            .orderBy("id")
            .collectAsList();
    assertThat(rows.get(0).schema().fieldNames())
        .containsExactly("id", "score", "contact.met", "plan");
    assertThat(rows.get(0).schema().apply("contact.met").dataType()).isEqualTo(DataTypes.DateType);
    assertThat(rows.get(0).getDouble(1)).isEqualTo(7.0);
    assertThat(rows.get(0).getDate(2).toLocalDate()).isEqualTo(LocalDate.of(2026, 3, 31));
    assertThat(rows.get(0).getString(3)).isEqualTo("gold");
    assertThat(rows.get(1).getDouble(1)).isEqualTo(7.5);
    assertThat(rows.get(1).isNullAt(2)).isTrue();
    assertThat(rows.get(1).isNullAt(3)).isTrue();
  }

  @Test
  void aValueThatDoesNotFit_namesLocation_contact_andField() {
    assertThatThrownBy(() -> first().option("customFields", "score:long").load().collectAsList())
        .hasStackTraceContaining(
            "location "
                + fleet.locations().get(0)
                + ", contact CustomFieldContact02, column score: the value is no whole number");
    assertThatThrownBy(() -> first().option("customFields", "plan:date").load().collectAsList())
        .hasStackTraceContaining("location " + fleet.locations().get(0) + ", contact ")
        .hasStackTraceContaining("column plan: ");
  }

  @Test
  void aFieldThatALocationLacks_isAnError_orNullIfThatIsWanted() {
    assertThatThrownBy(
            () -> fleet.readAll(spark).option("customFields", "Rank:double").load().collectAsList())
        .hasStackTraceContaining(
            "location "
                + fleet.locations().get(1)
                + " has no custom field Rank: correct the option customFields, or read null with"
                + " missingCustomFields=null");
    assertThat(
            fleet
                .readAll(spark)
                .option("customFields", "Rank:double")
                .option("missingCustomFields", "null")
                .load()
                .select("id", "Rank")
                .collectAsList())
        .hasSize(2 + 2 + 3);
  }

  @Test
  void aQueryWithoutThem_doesNotAskForTheDefinitions() {
    fleet.sandbox().requests().clear();
    first().option("customFields", "nothing:string").load().select("id").collectAsList();
    assertThat(fleet.sandbox().requests().count("listCustomFields")).isZero();
    first().option("customFields", "plan:string").load().collectAsList();
    assertThat(fleet.sandbox().requests().count("listCustomFields")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Score|option customFields: Score has no type, as Score:double has",
        "Score:float|option customFields: Score can't be float; types are string, double, long,"
            + " date and array<string>",
        "Email:string|option customFields: there is another column Email",
        "Score:long, score:double|option customFields: there is another column score",
      })
  void wrongOption_isRefused(String fields, String message) {
    assertThatThrownBy(() -> first().option("customFields", fields).load()).hasMessage(message);
  }
}
