package io.github.contactsv3.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.sandbox.Fault;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark shows and writes down of a read has no token in it. */
class MaskingTest {

  @TempDir private Path folder;

  @BeforeEach
  void endOthers() {
    LocalSpark.session().stop();
  }

  @AfterEach
  void end() {
    LocalSpark.session().stop();
  }

  @Test
  void texts_logs_pages_andTheEventLog_showNoSecret() throws Exception {
    Path events = Files.createDirectory(folder.resolve("events"));
    StringWriter logs = new StringWriter();
    String shown;
    List<String> secrets;
    String pages;
    try (SandboxFleet fleet = SandboxFleet.start(3, 20)) {
      listen(logs);
      SparkSession spark =
          LocalSpark.builder()
              .config("spark.ui.enabled", "true")
              .config("spark.ui.port", "0")
              .config("spark.eventLog.enabled", "true")
              .config("spark.eventLog.compress", "false")
              .config("spark.eventLog.dir", events.toUri().toString())
              .getOrCreate();
      fleet.sandbox().setLocationActive("FleetLocation0000003", false);
      Dataset<Row> contacts = fleet.readAll(spark).load();
      contacts.write().parquet(folder.resolve("out").toString());
      // And a task that fails for good.
      fleet.sandbox().faults().add(Fault.status(401).on("searchContacts").always());
      assertThatThrownBy(
              () -> fleet.readAll(spark).option("onLocationFailure", "fail").load().count())
          .isNotNull();
      shown =
          contacts.queryExecution().toString()
              + contacts.queryExecution().stringWithStats()
              + contacts.rdd().toDebugString()
              + contacts
              + contacts.schema().json();
      pages = pages(spark);
      secrets = fleet.secrets(fleet.locations().subList(0, 2));
      spark.stop();
    } finally {
      Configurator.reconfigure();
    }
    String written = files(events);

    assertThat(secrets).hasSize(5);
    for (String text : List.of(shown, logs.toString(), pages, written)) {
      assertThat(text).contains("highlevel-contacts");
      for (String secret : secrets) {
        assertThat(text.contains(secret)).isFalse();
      }
    }
    // The places were filled: the failure and the tasks are there.
    assertThat(pages).contains("FleetLocation0000001");
    assertThat(written).contains("SparkListenerTaskEnd", "can't be read");
    assertThat(logs.toString()).contains("was skipped", "TaskSetManager");
  }

  private static void listen(StringWriter logs) {
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    Configuration configuration = context.getConfiguration();
    WriterAppender appender =
        WriterAppender.newBuilder()
            .setName("captured")
            .setTarget(logs)
            .setLayout(
                PatternLayout.newBuilder().withPattern("%p %c{1} %m %throwable{full}%n").build())
            .build();
    appender.start();
    for (LoggerConfig logger : configuration.getLoggers().values()) {
      logger.setLevel(Level.DEBUG);
    }
    configuration.getLoggerConfig("org.apache.spark").setAdditive(false);
    configuration.getLoggerConfig("org.apache.spark").addAppender(appender, Level.ALL, null);
    LoggerConfig own = new LoggerConfig("io.github.contactsv3", Level.ALL, false);
    own.addAppender(appender, Level.ALL, null);
    configuration.addLogger("io.github.contactsv3", own);
    configuration.getRootLogger().setLevel(Level.ERROR);
    context.updateLoggers();
  }

  private static String pages(SparkSession spark) throws Exception {
    String root = spark.sparkContext().uiWebUrl().get();
    String rest = "/api/v1/applications/" + spark.sparkContext().applicationId();
    HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    StringBuilder pages = new StringBuilder();
    for (String path :
        List.of(
            "/jobs/",
            "/stages/",
            "/stages/stage/?id=0&attempt=0",
            "/SQL/",
            "/SQL/execution/?id=0",
            "/SQL/execution/?id=1",
            "/environment/",
            "/executors/",
            "/storage/",
            rest + "/jobs",
            rest + "/stages?details=true",
            rest + "/environment",
            rest + "/sql?details=true&planDescription=true")) {
      HttpResponse<String> page =
          http.send(
              HttpRequest.newBuilder(URI.create(root + path)).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      pages.append(page.body());
    }
    return pages.toString();
  }

  private static String files(Path folder) throws Exception {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // Spark may have compressed it; then nothing could be found in it.
        assertThat(file.toString()).doesNotContain(".zstd", ".lz4");
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void speculation_isRefused() {
    SparkSession spark = LocalSpark.builder().config("spark.speculation", "true").getOrCreate();
    try (SandboxFleet fleet = SandboxFleet.start(1, 1)) {
      assertThatThrownBy(() -> fleet.readAll(spark).load())
          .hasMessage(
              "spark.speculation is on, which would read a location twice at a time and over its"
                  + " quota: start the application with spark.speculation=false");
      assertThat(fleet.sandbox().requests().count("searchContacts")).isZero();
    }
  }
}
