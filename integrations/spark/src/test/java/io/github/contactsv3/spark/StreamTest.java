package io.github.contactsv3.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.UpdateContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTest {

  private static SparkSession spark;
  private SandboxFleet fleet;

  /** A sink that merges on location and id, as a table would. */
  private final Map<String, String> copy = new ConcurrentHashMap<>();

  private volatile boolean failing;
  @TempDir private Path checkpoint;

  @BeforeAll
  static void startSpark() {
    spark = LocalSpark.session();
  }

  @BeforeEach
  void start() {
    fleet = SandboxFleet.start(3, 10);
    fleet.sandbox().clock().freeze();
  }

  @AfterEach
  void close() {
    fleet.close();
  }

  private void merge(Dataset<Row> batch) {
    List<Row> rows = batch.select("locationId", "id", "city").collectAsList();
    if (failing) {
      throw new IllegalStateException("the sink has crashed");
    }
    rows.forEach(row -> copy.put(row.getString(0) + "/" + row.getString(1), "" + row.get(2)));
  }

  /** Reads what has changed until now. */
  private void run(String locations) throws Exception {
    Dataset<Row> changes =
        spark
            .readStream()
            .format("highlevel-contacts")
            .option("baseUrl", fleet.sandbox().baseUrl())
            .option("credentials", SandboxFleet.Agency.class.getName())
            .option("credentials.sandbox", fleet.sandbox().baseUrl())
            .option("locations", locations)
            .option("report", "stream")
            .load();
    StreamingQuery query =
        changes
            .writeStream()
            .option("checkpointLocation", checkpoint.toString())
            .trigger(Trigger.AvailableNow())
            .foreachBatch((VoidFunction2<Dataset<Row>, Long>) (batch, id) -> merge(batch))
            .start();
    query.awaitTermination();
  }

  private void run() throws Exception {
    run(String.join(",", fleet.locations()));
  }

  private ContactsClient location(int number) {
    return fleet.client().forLocation(fleet.locations().get(number));
  }

  private String create(int location, String city) {
    fleet.sandbox().clock().advance(Duration.ofMinutes(10));
    return location(location)
        .contacts()
        .createContact(
            CreateContactRequest.builder()
                .locationId(fleet.locations().get(location))
                .email(city.toLowerCase(java.util.Locale.ROOT) + "@stream.example")
                .city(city)
                .build())
        .getContact()
        .getId();
  }

  @Test
  void aStream_deliversAll_thenWhatIsNewOrHasChanged() throws Exception {
    run();
    assertThat(copy).hasSize(11 + 12 + 13);

    String id = create(1, "Oslo");
    copy.clear();
    fleet.sandbox().requests().clear();
    run();
    assertThat(copy).containsOnly(Map.entry(fleet.locations().get(1) + "/" + id, "Oslo"));
    // A small request for each location, and one for the window.
    assertThat(fleet.sandbox().requests().count("searchContacts")).isEqualTo(3 + 1);

    fleet.sandbox().clock().advance(Duration.ofMinutes(10));
    location(1).contacts().updateContact(id, UpdateContactRequest.builder().city("Bergen").build());
    copy.clear();
    run();
    assertThat(copy).containsOnly(Map.entry(fleet.locations().get(1) + "/" + id, "Bergen"));
  }

  @Test
  void withoutChanges_thereIsNoBatch() throws Exception {
    run();
    // The first windows end with the newest contacts, which are read once more.
    fleet.sandbox().clock().advance(Duration.ofMinutes(10));
    run();
    copy.clear();
    long batches = batches();
    run();
    assertThat(batches()).isEqualTo(batches);
    assertThat(copy).isEmpty();
  }

  private long batches() throws Exception {
    try (Stream<Path> files = Files.list(checkpoint.resolve("offsets"))) {
      return files.filter(file -> file.getFileName().toString().matches("\\d+")).count();
    }
  }

  @Test
  void aSinkThatCrashes_getsTheSameWindowAgain_andNothingIsMissed() throws Exception {
    run();
    String id = create(0, "Oslo");
    copy.clear();
    failing = true;
    assertThatThrownBy(this::run).isInstanceOf(StreamingQueryException.class);
    String later = create(2, "Bergen");
    failing = false;
    run();
    assertThat(copy)
        .containsEntry(fleet.locations().get(0) + "/" + id, "Oslo")
        .containsEntry(fleet.locations().get(2) + "/" + later, "Bergen");
  }

  @Test
  void aTaskThatFails_isRunAgain() throws Exception {
    fleet.sandbox().faults().add(Fault.status(403).on("searchContacts").after(3).times(1));
    run();
    assertThat(copy).hasSize(11 + 12 + 13);
  }

  @Test
  void aLocationThatRefusesTheApp_staysBehind_andGoesOnLater() throws Exception {
    run();
    String id = create(1, "Oslo");
    fleet.sandbox().setLocationActive(fleet.locations().get(1), false);
    fleet
        .store()
        .remove(
            TokenKey.agencyLocation(ContactsSandbox.DEFAULT_CLIENT_ID, fleet.locations().get(1)));
    copy.clear();
    run();
    assertThat(copy).doesNotContainKey(fleet.locations().get(1) + "/" + id);
    assertThat(FleetReport.of("stream").skipped())
        .extracting(LocationResult::locationId)
        .containsExactly(fleet.locations().get(1));

    fleet.sandbox().setLocationActive(fleet.locations().get(1), true);
    run();
    assertThat(copy).containsEntry(fleet.locations().get(1) + "/" + id, "Oslo");
  }

  @Test
  void ifEveryLocationRefusesTheApp_theStreamEnds() throws Exception {
    fleet.locations().forEach(id -> fleet.sandbox().setLocationActive(id, false));
    assertThatThrownBy(this::run)
        .hasStackTraceContaining("none of the 3 locations can be read; the log has");
  }

  @Test
  void aNewLocation_isReadFromItsBeginning() throws Exception {
    run(fleet.locations().get(0));
    assertThat(copy).hasSize(11);
    run();
    assertThat(copy).hasSize(11 + 12 + 13);
  }

  @Test
  void theCheckpoint_hasNoSecret() throws Exception {
    run();
    StringBuilder written = new StringBuilder();
    try (Stream<Path> files = Files.walk(checkpoint)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        written.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(written.toString()).contains(fleet.locations().get(0), "ctw1_");
    for (String secret : fleet.secrets()) {
      assertThat(written.toString().contains(secret)).isFalse();
    }
  }

  @Test
  void aCheckpointOfAnotherSource_isRefused() {
    assertThatThrownBy(() -> FleetOffset.parse("7"))
        .hasMessage("the checkpoint has an offset that is none of this data source");
  }

  @Test
  void aStream_claimsItsLocations_alsoBetweenItsBatches() throws Exception {
    CountDownLatch merged = new CountDownLatch(1);
    StreamingQuery query =
        spark
            .readStream()
            .format("highlevel-contacts")
            .option("baseUrl", fleet.sandbox().baseUrl())
            .option("credentials", SandboxFleet.Agency.class.getName())
            .option("credentials.sandbox", fleet.sandbox().baseUrl())
            .option("locations", fleet.locations().get(0))
            .load()
            .writeStream()
            .option("checkpointLocation", checkpoint.toString())
            .trigger(Trigger.ProcessingTime(Duration.ofHours(1).toMillis()))
            .foreachBatch(
                (VoidFunction2<Dataset<Row>, Long>)
                    (batch, id) -> {
                      merge(batch);
                      merged.countDown();
                    })
            .start();
    try {
      assertThat(merged.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(copy).hasSize(11);
      assertThatThrownBy(() -> fleet.readAll(spark).load().count())
          .hasStackTraceContaining("is being read by stream " + query.id());
    } finally {
      query.stop();
    }
    assertThat(fleet.readAll(spark).load().count()).isEqualTo(36);
  }
}
