package io.github.contactsv3.benchmarks.run;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results of one run on one JDK; written as JSON to results/.
 *
 * @param date the day, ISO 8601
 * @param jdk its version
 * @param commit the commit, with a + if the tree had changes
 * @param machine processors, memory, system
 * @param flags of the JVMs
 * @param rows what each client takes
 * @param pairs ratios, measured in turns
 * @param starts cold starts
 * @param classes what the first call loads; older results do not say it
 * @param memory paging through a million contacts
 * @param footprints what comes with a dependency
 * @param exports exports in virtual time
 */
public record BenchmarkResults(
    String date,
    String jdk,
    String commit,
    Map<String, String> machine,
    String flags,
    List<Row> rows,
    List<Pair> pairs,
    List<Start> starts,
    @Nullable List<LoadedClasses> classes,
    PagingMemory memory,
    List<Footprint> footprints,
    List<Export> exports) {

  /** The bare JDK client. */
  static final String BARE = "bare";

  /** The bare Apache client. */
  static final String APACHE = "apache";

  /** The stock generated client. */
  static final String STOCK = "stock";

  /** Our client. */
  static final String OURS = "ours";

  /** In the order of the page. */
  static final List<String> CLIENTS = List.of(BARE, APACHE, STOCK, OURS);

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          // Results stay as they were written, with fields that are gone since.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * What one client takes for one operation.
   *
   * @param name what is measured
   * @param client the measured client
   * @param time of one operation in microseconds, the median of the rounds
   * @param spread half the distance between the quartiles of the rounds
   * @param cpu the processor time of one operation, of all threads of the client's process
   * @param bytes allocated for one operation, by all threads
   */
  public record Row(
      String name,
      @JsonAlias("column") String client,
      double time,
      double spread,
      double cpu,
      double bytes) {}

  /**
   * How much longer a client takes than another one, measured in turns in one process.
   *
   * @param name what is measured
   * @param client the measured client
   * @param base the other client, or the row that the bare client has for the comparison; older
   *     results do not say it, theirs is the bare client
   * @param wall the median of the ratios of elapsed time
   * @param cpu the ratio of all processor time
   * @param low the lower quartile of the ratios of elapsed time
   * @param high the upper quartile
   * @param addedMicros the median of what one operation takes more, in microseconds
   */
  public record Pair(
      String name,
      @JsonAlias("column") String client,
      @Nullable String base,
      double wall,
      double cpu,
      double low,
      double high,
      double addedMicros) {
    boolean is(String wantedName, String wantedClient, String wantedBase) {
      return name.equals(wantedName)
          && client.equals(wantedClient)
          && wantedBase.equals(base == null ? BARE : base);
    }
  }

  /**
   * The measurements of some comparisons.
   *
   * @param rows what each client takes
   * @param pairs their ratios
   */
  record Measurements(List<Row> rows, List<Pair> pairs) {}

  /**
   * From the start of a JVM to the response of its first call.
   *
   * @param client whose
   * @param archive what it has from an earlier start
   * @param millis the median
   * @param classes loaded classes
   * @param residentMegabytes memory of the process
   */
  public record Start(
      @JsonAlias("column") String client,
      Archive archive,
      double millis,
      int classes,
      double residentMegabytes) {}

  /**
   * Classes that the first call of a client loads.
   *
   * @param client whose
   * @param library where they are from
   * @param count how many
   */
  public record LoadedClasses(String client, String library, int count) {}

  /**
   * Paging in a small heap.
   *
   * @param contacts how many were read
   * @param heap the heap's limit
   * @param seconds how long it took
   * @param residentMegabytes the most memory that the process had
   */
  public record PagingMemory(
      long contacts, String heap, double seconds, double residentMegabytes) {}

  /**
   * Jars at run time.
   *
   * @param client whose
   * @param jars how many
   * @param bytes how large
   */
  public record Footprint(@JsonAlias("column") String client, int jars, long bytes) {}

  /**
   * An export in virtual time.
   *
   * @param roundTripMillis length of a round trip
   * @param partitions workers; 0 for as many as the export chooses
   * @param share of what the quota allows
   * @param refused requests responded to with 429
   */
  public record Export(int roundTripMillis, int partitions, double share, int refused) {}

  Optional<Row> row(String name, String client) {
    return rows.stream()
        .filter(row -> row.name().equals(name) && row.client().equals(client))
        .findFirst();
  }

  /** Returns how a client compares with another one, or with another row of the bare client. */
  Optional<Pair> pair(String name, String client, String base) {
    return pairs.stream().filter(pair -> pair.is(name, client, base)).findFirst();
  }

  Optional<Start> start(String client, Archive archive) {
    return starts.stream()
        .filter(start -> start.client().equals(client) && start.archive() == archive)
        .findFirst();
  }

  int feature() {
    return Jdk.feature(jdk);
  }

  String fileName() {
    return fileName(date, feature());
  }

  /** Where the results of a day on a JDK are, in the folder of all results. */
  static String fileName(String date, int feature) {
    return date + "-" + feature + ".json";
  }

  void write(Path folder) throws IOException {
    Path file = folder.resolve(fileName());
    try {
      Files.writeString(file, JSON.writeValueAsString(this) + "\n", StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    }
  }

  static BenchmarkResults read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), BenchmarkResults.class);
  }

  static RefusedException exists(Path file) {
    return new RefusedException(file + " is there already; results are never overwritten");
  }
}
