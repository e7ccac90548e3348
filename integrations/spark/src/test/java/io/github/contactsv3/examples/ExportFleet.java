package io.github.contactsv3.examples;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.spark.FleetCredentials;
import io.github.contactsv3.spark.FleetReport;
import io.github.contactsv3.spark.LocationResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Exports all locations of an agency to Parquet with Spark, one task a location. A location that
 * refuses is reported, and the others go on.
 */
public final class ExportFleet {
  private static final int LOCATIONS = 8;

  private ExportFleet() {}

  /**
   * Exports the locations of a sandbox, on all cores of this machine.
   *
   * @param arguments the folder to write to, {@code target/fleet} if there is none
   * @throws IOException if Spark can't be ended
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/fleet");
    try (ContactsSandbox sandbox = sandbox(1_000);
        SparkSession spark =
            SparkSession.builder()
                .master("local[*]")
                .appName("ExportFleet")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .getOrCreate()) {
      run(spark, sandbox.baseUrl(), folder, System.out);
    }
  }

  /** Starts a sandbox with eight locations, the first with so many contacts. */
  static ContactsSandbox sandbox(int contacts) {
    ContactsSandbox sandbox =
        ContactsSandbox.builder().quotaOff().locationId("Branch1").seed(contacts).start();
    for (int i = 2; i <= LOCATIONS; i++) {
      sandbox.addLocation("Branch" + i);
      sandbox.seed("Branch" + i, contacts * i);
    }
    Agency.authorize(sandbox);
    return sandbox;
  }

  // region credentials
  /** The credentials of the agency. Only the driver creates this. */
  public static final class Agency implements FleetCredentials {
    private static final TokenStore STORE = TokenStores.inMemory(); // yours is a database

    private static final OAuthApp APP =
        OAuthApp.builder()
            .clientId(ContactsSandbox.DEFAULT_CLIENT_ID)
            .clientSecret(ContactsSandbox.DEFAULT_CLIENT_SECRET) // yours is in a vault
            .redirectUri("https://crm.example/callback")
            .build();

    private final Credentials agency;

    /** Takes the options that begin with {@code credentials.}. */
    public Agency(Map<String, String> options) {
      agency = Credentials.agency(APP, options.get("company"), STORE);
    }

    @Override
    public Credentials forLocation(String locationId) {
      return agency;
    }

    @Override
    public Credentials forAgency() {
      return agency;
    }

    // endregion

    private static void authorize(ContactsSandbox sandbox) {
      ContactsClient.builder()
          .baseUrl(sandbox.baseUrl())
          .authorizationCodeFlow(APP, STORE)
          .exchange(
              sandbox.agencyAuthorizationCode(), TokenKey.Type.COMPANY, Duration.ofSeconds(30));
    }
  }

  static void run(SparkSession spark, String baseUrl, Path folder, PrintStream out) {
    spark.sparkContext().addSparkListener(new Progress(out));
    // region export
    Dataset<Row> contacts =
        spark
            .read()
            .format("highlevel-contacts")
            .option("credentials", Agency.class.getName())
            .option("credentials.company", ContactsSandbox.DEFAULT_COMPANY_ID)
            .option("locations", "installed")
            .option("report", "nightly")
            .option("baseUrl", baseUrl)
            .load();
    contacts.write().mode("overwrite").partitionBy("locationId").parquet(folder.toString());

    for (LocationResult skipped : FleetReport.of("nightly").skipped()) {
      out.println("left out: " + skipped.locationId() + ": " + skipped.problem());
    }
    // endregion
    spark
        .read()
        .parquet(folder.toString())
        .groupBy("locationId")
        .count()
        .orderBy("locationId")
        .collectAsList()
        .forEach(row -> out.printf(Locale.ROOT, "%-10s %,8d%n", row.get(0), row.getLong(1)));
    out.printf(Locale.ROOT, "%-10s %,8d%n", "in all", FleetReport.of("nightly").rows());
  }

  /**
   * Reads what is new or has changed since the last time, and ends.
   *
   * @param checkpoint where Spark keeps how far each location has come
   * @param merge writes a batch into a table, on location and id
   */
  static void follow(
      SparkSession spark, String baseUrl, Path checkpoint, VoidFunction2<Dataset<Row>, Long> merge)
      throws TimeoutException, StreamingQueryException {
    // region stream
    spark
        .readStream()
        .format("highlevel-contacts")
        .option("credentials", Agency.class.getName())
        .option("credentials.company", ContactsSandbox.DEFAULT_COMPANY_ID)
        .option("locations", "installed")
        .option("baseUrl", baseUrl)
        .load()
        .writeStream()
        .option("checkpointLocation", checkpoint.toString())
        .trigger(Trigger.AvailableNow()) // or Trigger.ProcessingTime("5 minutes")
        .foreachBatch(merge)
        .start()
        .awaitTermination();
    // endregion
  }

  /** Prints how far the export has come, after each location. */
  private static final class Progress extends SparkListener {
    private final PrintStream out;
    private int shown;

    private Progress(PrintStream out) {
      this.out = out;
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
      FleetReport report = FleetReport.of("nightly");
      int locations = report.locations().size();
      if (locations > shown) {
        shown = locations;
        out.printf(Locale.ROOT, "%d locations, %,d contacts%n", locations, report.rows());
      }
    }
  }
}
