import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Reads the contacts of the locations, writes them as Parquet, and keeps the pages of the driver.
 */
public final class FleetJob {
  private static final String[] PAGES = {
    "/jobs/",
    "/stages/",
    "/stages/stage/?id=0&attempt=0",
    "/storage/",
    "/environment/",
    "/executors/",
    "/SQL/",
    "/SQL/execution/?id=0",
    "/api/v1/applications"
  };
  private static final String[] OF_THE_APPLICATION = {
    "/environment",
    "/allexecutors",
    "/stages?details=true",
    "/sql?details=true&planDescription=true"
  };

  private final SparkSession spark;
  private final String baseUrl;
  private final String locations;

  private FleetJob(SparkSession spark, String baseUrl, String locations) {
    this.spark = spark;
    this.baseUrl = baseUrl;
    this.locations = locations;
  }

  /** Arguments: folder of the output, locations with commas, and steps such as read=URL. */
  public static void main(String[] arguments) throws Exception {
    Path out = Path.of(arguments[0]);
    try (SparkSession spark = SparkSession.builder().getOrCreate()) {
      for (String step : List.of(arguments).subList(2, arguments.length)) {
        String[] parts = step.split("=", 2);
        FleetJob job = new FleetJob(spark, parts[1], arguments[1]);
        switch (parts[0]) {
          case "read" -> job.read();
          case "write" -> job.write(out.toUri().toString());
          default -> throw new IllegalArgumentException("no step is called " + parts[0]);
        }
        job.contacts().explain(true);
      }
      keepPages(spark, out.resolveSibling(out.getFileName() + "-pages"));
    }
  }

  private Dataset<Row> contacts() {
    return spark
        .read()
        .format("highlevel-contacts")
        .option("credentials", ClusterCredentials.class.getName())
        .option("baseUrl", baseUrl)
        .option("locations", locations)
        .option("interactiveShare", "0")
        .load();
  }

  private void read() throws InterruptedException {
    Observation rows = new Observation("rows");
    long begin = System.nanoTime();
    contacts()
        .observe(rows, count(lit(1)).as("count"))
        .write()
        .format("noop")
        .mode(SaveMode.Overwrite)
        .save();
    long millis = (System.nanoTime() - begin) / 1_000_000;
    System.out.printf("RESULT %s %d%n", rows.get().apply("count"), millis);
  }

  private void write(String folder) {
    long begin = System.nanoTime();
    contacts().write().mode(SaveMode.Overwrite).parquet(folder);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    Dataset<Row> written = spark.read().parquet(folder);
    System.out.printf("WRITTEN %d %d%n", written.count(), millis);
    System.out.printf("MERGED %d%n", written.dropDuplicates("locationId", "id").count());
  }

  private static void keepPages(SparkSession spark, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    String url = spark.sparkContext().uiWebUrl().get();
    int number = 0;
    for (String page : PAGES) {
      Files.writeString(folder.resolve(++number + ".txt"), Web.get(url + page));
    }
    String application = "/api/v1/applications/" + spark.sparkContext().applicationId();
    for (String page : OF_THE_APPLICATION) {
      Files.writeString(folder.resolve(++number + ".txt"), Web.get(url + application + page));
    }
  }
}
