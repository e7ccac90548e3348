import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A standalone cluster of Spark on this machine: a master and two workers with four cores each. */
final class Cluster implements AutoCloseable {
  private static final int WORKERS = 2;

  /** The least that Spark takes for an executor is 450 MB. */
  private static final int HEAP_MEGABYTES = 500;

  private static final String DAEMON = "org.apache.spark.deploy.";

  private final Path work;
  private final Map<String, String> environment;
  private final List<String> spark;
  private final String url;
  private final List<Program> programs = new ArrayList<>();
  private final List<String> pages = new ArrayList<>();

  Cluster(Path work) throws IOException, InterruptedException {
    this.work = work;
    this.environment =
        Map.of(
            "SPARK_HOME",
            work.resolve("spark").toString(),
            "JAVA_HOME",
            System.getProperty("java.home"),
            // Found in the files of a distribution, which this is not.
            "SPARK_SCALA_VERSION",
            "2.13",
            "SPARK_LOCAL_IP",
            "127.0.0.1");
    this.spark = List.of("-cp", work.resolve("spark/jars") + "/*");
    int port = Ports.free();
    int page = Ports.free();
    this.url = "spark://127.0.0.1:" + port;
    pages.add("http://127.0.0.1:" + page);
    Program master = daemon("master", "master.Master", "--port " + port + " --webui-port " + page);
    Web.await(pages.get(0) + "/json/", "aliveworkers", master);
    for (int i = 1; i <= WORKERS; i++) {
      int workersPage = Ports.free();
      pages.add("http://127.0.0.1:" + workersPage);
      daemon(
          "worker-" + i,
          "worker.Worker",
          "--webui-port %d --cores 4 --memory 1g --work-dir %s %s"
              .formatted(workersPage, work.resolve("executors-" + i), url));
    }
    Web.await(pages.get(0) + "/json/", "\"aliveworkers\" : " + WORKERS, master);
  }

  private Program daemon(String name, String program, String options) throws IOException {
    List<String> arguments = new ArrayList<>(spark);
    arguments.addAll(List.of(DAEMON + program, "--host", "127.0.0.1"));
    arguments.addAll(List.of(options.split(" ")));
    Program started = Program.start(work.resolve(name + ".log"), environment, 256, arguments);
    programs.add(started);
    return started;
  }

  /** Hands a job to the cluster; the driver runs in the new process. */
  Program submit(String name, Map<String, String> settings, List<String> arguments)
      throws IOException {
    Files.createDirectories(work.resolve("events"));
    List<String> command = new ArrayList<>(spark);
    command.addAll(List.of(DAEMON + "SparkSubmit", "--master", url, "--class", "FleetJob"));
    command.addAll(List.of("--jars", jars(), "--name", name));
    command.addAll(List.of("--executor-memory", HEAP_MEGABYTES + "m"));
    Stream.of(
            "spark.driver.host=127.0.0.1",
            "spark.driver.bindAddress=127.0.0.1",
            "spark.eventLog.enabled=true",
            // In a compressed one no token would be found.
            "spark.eventLog.compress=false",
            "spark.eventLog.dir=" + work.resolve("events").toUri(),
            // The time of a job begins when all executors are there.
            "spark.scheduler.minRegisteredResourcesRatio=1.0")
        .forEach(setting -> command.addAll(List.of("--conf", setting)));
    settings.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    command.add(work.resolve("fleet-job.jar").toString());
    command.addAll(arguments);
    Path log = work.resolve(name + ".log");
    Program driver = Program.start(log, environment, HEAP_MEGABYTES, command);
    programs.add(driver);
    return driver;
  }

  private String jars() throws IOException {
    try (Stream<Path> files = Files.list(work.resolve("libraries"))) {
      return files.map(Path::toString).sorted().collect(Collectors.joining(","));
    }
  }

  /** Ends the process of an executor with SIGKILL; a worker starts another one. */
  boolean killExecutor() {
    return programs.stream().anyMatch(program -> program.killChild("CoarseGrainedExecutorBackend"));
  }

  /** The pages of the master and of the workers. */
  List<String> pages() {
    return pages;
  }

  @Override
  public void close() throws InterruptedException {
    for (int i = programs.size() - 1; i >= 0; i--) {
      programs.get(i).close();
    }
  }
}
