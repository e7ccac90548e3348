package io.github.contactsv3.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.sandbox.Fault;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTest {

  private static final CountDownLatch STARTED = new CountDownLatch(1);
  private static final CountDownLatch RELEASED = new CountDownLatch(1);
  private static final AtomicInteger QUOTAS = new AtomicInteger();

  private static SparkSession spark;
  private SandboxFleet fleet;

  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    spark = LocalSpark.session();
  }

  @BeforeEach
  void start() {
    fleet = SandboxFleet.start(3, 40);
  }

  @AfterEach
  void close() {
    fleet.close();
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  private long written() {
    return spark.read().parquet(out()).count();
  }

  @Test
  void aLocationThatRefusesTheApp_isReported_andTheOthersGoOn() {
    fleet.sandbox().setLocationActive("FleetLocation0000002", false);
    fleet.readAll(spark).option("report", "some").load().write().parquet(out());

    assertThat(written()).isEqualTo(41 + 43);
    assertThat(FleetReport.of("some").locations())
        .extracting(LocationResult::rows)
        .containsExactly(41L, 0L, 43L);
    LocationResult skipped = FleetReport.of("some").skipped().get(0);
    assertThat(skipped.locationId()).isEqualTo("FleetLocation0000002");
    assertThat(skipped.problem()).isNotBlank();
  }

  @Test
  void aLocationThatRefusesTheApp_endsTheQuery_ifThatIsWanted() {
    fleet.sandbox().setLocationActive("FleetLocation0000002", false);
    assertThatThrownBy(
            () ->
                fleet
                    .readAll(spark)
                    .option("onLocationFailure", "fail")
                    .load()
                    .write()
                    .parquet(out()))
        .hasStackTraceContaining("location FleetLocation0000002 can't be read: ");
    assertThat(folder.resolve("out/_SUCCESS")).doesNotExist();
    assertThat(folder.resolve("out").toFile().listFiles((d, n) -> n.endsWith(".parquet")))
        .isNullOrEmpty();
  }

  @Test
  void aTaskThatFailsHalfWay_isRunAgain_andItsRowsAreWrittenOnce() {
    // One location, four pages: the third request of the first attempt is refused.
    fleet.sandbox().faults().add(Fault.status(403).on("searchContacts").after(2).times(1));
    fleet
        .read(spark)
        .option("locations", "FleetLocation0000001")
        .option("pageSize", "12")
        .option("prefetch", "0")
        .option("report", "again")
        .load()
        .write()
        .parquet(out());

    assertThat(written()).isEqualTo(41);
    assertThat(spark.read().parquet(out()).select("id").distinct().count()).isEqualTo(41);
    assertThat(fleet.sandbox().requests().count("searchContacts")).isEqualTo(3 + 4);
    assertThat(FleetReport.of("again").locations())
        .containsExactly(new LocationResult("FleetLocation0000001", 41, true, null));
  }

  @Test
  void aTokenForAllLocationsThatIsRefused_endsTheQuery() throws Exception {
    Path token = folder.resolve("token");
    Files.writeString(token, "pit-unknown");
    assertThatThrownBy(
            () ->
                spark
                    .read()
                    .format("highlevel-contacts")
                    .option("baseUrl", fleet.sandbox().baseUrl())
                    .option("tokenFile", token.toString())
                    .option("locations", "FleetLocation0000001,FleetLocation0000002")
                    .load()
                    .count())
        .hasStackTraceContaining("can't be read: ")
        .hasStackTraceContaining("401");
  }

  @Test
  void aTokenFromAFile_reads() throws Exception {
    Path token = folder.resolve("token");
    Files.writeString(token, fleet.sandbox().token() + "\n");
    assertThat(
            spark
                .read()
                .format("highlevel-contacts")
                .option("baseUrl", fleet.sandbox().baseUrl())
                .option("tokenFile", token.toString())
                .option("locations", "FleetLocation0000001")
                .load()
                .count())
        .isEqualTo(41);
  }

  @Test
  void anAgencyWhoseTokensWereRevoked_endsTheQuery() {
    fleet.sandbox().revokeTokens();
    assertThatThrownBy(() -> fleet.readAll(spark).load().count())
        .hasStackTraceContaining("can't be read: ");
  }

  @Test
  void aValueOfAnotherType_namesLocation_contact_andColumn() throws Exception {
    byte[] page =
        "{\"contacts\": [{\"id\": \"c1\", \"city\": {\"name\": \"x\"}}], \"total\": 1}"
            .getBytes(StandardCharsets.UTF_8);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    try {
      Dataset<Row> contacts =
          spark
              .read()
              .format("highlevel-contacts")
              .option("baseUrl", "http://127.0.0.1:" + server.getAddress().getPort())
              .option("tokenFile", Files.writeString(folder.resolve("token"), "pit-any").toString())
              .option("locations", "SomeLocation")
              .load();
      assertThatThrownBy(() -> contacts.select("city").collectAsList())
          .hasStackTraceContaining("location SomeLocation, contact c1, column city: ");
      // A query that does not need it goes on.
      assertThat(contacts.select("id").collectAsList()).hasSize(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void twoQueriesOnOneLocation_areRefused_untilTheFirstHasEnded() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> first =
          thread.submit(
              () ->
                  fleet
                      .read(spark)
                      .option("locations", "FleetLocation0000001")
                      .load()
                      .foreachPartition(
                          (ForeachPartitionFunction<Row>)
                              rows -> {
                                STARTED.countDown();
                                RELEASED.await();
                              }));
      assertThat(STARTED.await(60, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> fleet.readAll(spark).load().count())
          .hasStackTraceContaining("location FleetLocation0000001 is being read by query");
      assertThat(fleet.read(spark).option("locations", "FleetLocation0000002").load().count())
          .isEqualTo(42);
      assertThat(fleet.readAll(spark).option("quota", OwnQuota.class.getName()).load().count())
          .isEqualTo(41 + 42 + 43);
      RELEASED.countDown();
      first.get(60, TimeUnit.SECONDS);
    } finally {
      RELEASED.countDown();
      thread.shutdownNow();
    }
    assertThat(fleet.readAll(spark).load().count()).isEqualTo(41 + 42 + 43);
  }

  /** A quota that an option names. */
  public static final class OwnQuota implements FleetQuota {
    private final int limit;

    public OwnQuota(Map<String, String> options) {
      limit = Integer.parseInt(options.getOrDefault("limit", "100"));
    }

    @Override
    public QuotaGate quota() {
      QUOTAS.incrementAndGet();
      return Quotas.builder().limit(limit).build();
    }
  }

  @Test
  void aSharedQuota_isCreatedOnceInAnExecutor() {
    int before = QUOTAS.get();
    for (int i = 0; i < 2; i++) {
      assertThat(
              fleet
                  .readAll(spark)
                  .option("quota", OwnQuota.class.getName())
                  .option("quota.limit", "50")
                  .load()
                  .count())
          .isEqualTo(41 + 42 + 43);
    }
    assertThat(QUOTAS.get() - before).isEqualTo(1);
  }
}
