import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mixed load on jars of the sandbox, each in its own process, by clients that cost next to nothing.
 *
 * <p>{@code memory JAR MINUTES}: the live heap, taken every 20 s while the load pauses, stays flat.
 * {@code compare JAR OLD_JAR ROUNDS}: requests a second and time to start, in turns.
 */
public final class SandboxLoad {

  private static final int CLIENTS = 16;
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration TIME = Duration.ofSeconds(8);
  private static final Duration SAMPLED_EVERY = Duration.ofSeconds(20);
  private static final String LOCATION = "\"locationId\":\"SandboxLocation00001\"";

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("memory")) {
      memory(arguments[1], Double.parseDouble(arguments[2]));
    } else {
      compare(arguments[1], arguments[2], Integer.parseInt(arguments[3]));
    }
    System.exit(0);
  }

  // ---------------------------------------------------------------- memory

  private static void memory(String jar, double minutes) throws Exception {
    List<Long> heap = new ArrayList<>();
    AtomicLong requests = new AtomicLong();
    ReentrantReadWriteLock pause = new ReentrantReadWriteLock(true);
    try (Sandbox sandbox = Sandbox.start(jar, "--seed", "10000")) {
      List<String> ids = sandbox.ids();
      fillDeleted(sandbox);
      long begin = System.nanoTime();
      long end = begin + (long) (minutes * 60e9);
      ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  Random random = new Random(number);
                  try (Connection connection = new Connection(sandbox.url)) {
                    Everything everything = new Everything(sandbox, connection, ids, random);
                    while (System.nanoTime() < end) {
                      pause.readLock().lock();
                      try {
                        everything.step();
                        requests.incrementAndGet();
                      } finally {
                        pause.readLock().unlock();
                      }
                    }
                  }
                  return null;
                }));
      }
      while (System.nanoTime() + SAMPLED_EVERY.toNanos() <= end) {
        Thread.sleep(SAMPLED_EVERY.toMillis());
        pause.writeLock().lock();
        try {
          heap.add(sandbox.liveHeap());
          System.out.printf(
              "%4d s: %,11d requests, live heap %,7d KiB, resident %,8d KiB%n",
              (System.nanoTime() - begin) / 1_000_000_000,
              requests.get(),
              heap.get(heap.size() - 1),
              sandbox.resident());
        } finally {
          pause.writeLock().unlock();
        }
      }
      for (Future<?> client : running) {
        client.get();
      }
      threads.shutdown();
      if (!sandbox.process.isAlive()) {
        throw new IllegalStateException("the sandbox has ended");
      }
    }
    int third = heap.size() / 3;
    // The first third fills what is kept of late, such as the log of requests.
    double middle = median(heap.subList(third, heap.size() - third));
    double last = median(heap.subList(heap.size() - third, heap.size()));
    System.out.printf(
        "live heap, median: %,.0f KiB in the middle third, %,.0f KiB in the last: %.3f%n",
        middle, last, last / middle);
    if (last > 1.05 * middle) {
      throw new IllegalStateException("memory is not flat");
    }
  }

  /** The sandbox remembers the ids of the last 100,000 deleted contacts; from here on no more. */
  private static void fillDeleted(Sandbox sandbox) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      running.add(
          threads.submit(
              () -> {
                try (Connection connection = new Connection(sandbox.url)) {
                  for (int n = 0; n < 100_000 / CLIENTS; n++) {
                    String body = "{" + LOCATION + "}";
                    String id = connection.send("POST /contacts/", body, 201).id();
                    connection.send("DELETE /contacts/" + id, "", 200);
                  }
                }
                return null;
              }));
    }
    for (Future<?> client : running) {
      client.get();
    }
    threads.shutdown();
  }

  private static double median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  /** Requests of every kind, good and bad, that leave as much as they find. */
  private static final class Everything {
    private final Sandbox sandbox;
    private final Connection connection;
    private final List<String> seeded;
    private final Random random;
    private final Deque<String> own = new ArrayDeque<>();

    Everything(Sandbox sandbox, Connection connection, List<String> seeded, Random random) {
      this.sandbox = sandbox;
      this.connection = connection;
      this.seeded = seeded;
      this.random = random;
    }

    void step() throws IOException {
      String contact = "/contacts/" + seeded.get(random.nextInt(seeded.size()));
      switch (random.nextInt(20)) {
        case 0, 1 -> create();
        case 2 ->
            connection.send(
                "PUT " + contact, "{\"city\":\"Town " + random.nextInt(99) + "\"}", 200);
        case 3 -> tags(contact);
        case 4 -> note(contact);
        case 5 -> task(contact);
        case 6, 7 ->
            connection.send("POST /contacts/search", "{" + LOCATION + ",\"pageLimit\":20}", 200);
        case 8 -> search("{\"field\":\"tags\",\"operator\":\"eq\",\"value\":\"vip\"}");
        case 9 -> search("{\"field\":\"city\",\"operator\":\"contains\",\"value\":\"bost\"}");
        case 10 ->
            connection.send(
                "POST /contacts/upsert",
                "{" + LOCATION + ",\"email\":\"" + random.nextInt(50) + "@example.com\"}",
                0);
        case 11 -> connection.send("GET /contacts/none", "", 400);
        case 12 -> connection.send("POST /contacts/", "{\"nonsense\":", 400);
        case 13 -> connection.send("GET /nothing", "", 404);
        case 14 -> connection.send("GET /__sandbox/requests", "", 200);
        case 15 -> leave();
        default -> connection.send("GET " + contact, "", 200);
      }
    }

    private void create() throws IOException {
      own.add(
          connection.send("POST /contacts/", "{" + LOCATION + ",\"firstName\":\"New\"}", 201).id());
      if (own.size() > 20) {
        connection.send("DELETE /contacts/" + own.remove(), "", 200);
      }
    }

    private void tags(String contact) throws IOException {
      String tags = "{\"tags\":[\"t" + random.nextInt(9) + "\"]}";
      connection.send("POST " + contact + "/tags", tags, 201);
      connection.send("DELETE " + contact + "/tags", tags, 200);
    }

    private void note(String contact) throws IOException {
      String id = connection.send("POST " + contact + "/notes", "{\"body\":\"x\"}", 201).id();
      connection.send("DELETE " + contact + "/notes/" + id, "", 200);
    }

    private void task(String contact) throws IOException {
      String body = "{\"title\":\"x\",\"dueDate\":\"2026-10-25T11:00:00Z\",\"completed\":false}";
      String id = connection.send("POST " + contact + "/tasks", body, 201).id();
      connection.send("DELETE " + contact + "/tasks/" + id, "", 200);
    }

    private void search(String filter) throws IOException {
      connection.send(
          "POST /contacts/search",
          "{" + LOCATION + ",\"pageLimit\":20,\"filters\":[" + filter + "]}",
          200);
    }

    /** A client that hangs up in the middle of its request, and one that does not wait. */
    private void leave() throws IOException {
      if (random.nextInt(10) == 0) {
        try (Connection other = new Connection(sandbox.url)) {
          other.write(
              "POST /contacts/search",
              "{" + LOCATION + ",\"pageLimit\":20}",
              random.nextBoolean() ? 0 : 9);
        }
      }
    }
  }

  // --------------------------------------------------------------- compare

  private static void compare(String jar, String old, int rounds) throws Exception {
    double[][] speed = new double[2][rounds];
    double[][] work = new double[2][rounds];
    double[][] start = new double[2][2 * rounds + 1];
    String[] jars = {jar, old};
    for (int round = 0; round < start[0].length; round++) {
      for (int i = 0; i < 2; i++) {
        int which = (round + i) % 2;
        long begin = System.nanoTime();
        try (Sandbox sandbox = Sandbox.start(jars[which])) {
          start[which][round] = (sandbox.listening - begin) / 1e6;
        }
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < 2; i++) {
        int which = (round + i) % 2;
        measure(jars[which], round, speed[which], work[which]);
        System.out.printf(
            "%s: %,.0f requests/s, %.1f us of CPU each%n",
            which == 0 ? "new" : "old", speed[which][round], work[which][round]);
      }
    }
    double faster = median(speed[0]) / median(speed[1]);
    double later = median(start[0]) / median(start[1]);
    System.out.printf(
        "mixed load, median: %,.0f requests/s, old %,.0f: %.3f%n",
        median(speed[0]), median(speed[1]), faster);
    // Says more than the speed where something else runs on the machine.
    System.out.printf(
        "CPU a request, median: %.1f us, old %.1f us: %.3f%n",
        median(work[0]), median(work[1]), median(work[0]) / median(work[1]));
    System.out.printf(
        "start, median: %,.0f ms, old %,.0f ms: %.3f%n", median(start[0]), median(start[1]), later);
    if (faster < 0.95 || later > 1.1) {
      throw new IllegalStateException("slower than the old jar");
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void measure(String jar, int round, double[] speed, double[] work)
      throws Exception {
    try (Sandbox sandbox = Sandbox.start(jar, "--seed", "10000")) {
      List<String> ids = sandbox.ids();
      run(sandbox, ids, WARM_UP);
      long before = sandbox.cpuNanos();
      long begin = System.nanoTime();
      speed[round] = run(sandbox, ids, TIME);
      double requests = speed[round] * (System.nanoTime() - begin) / 1e9;
      work[round] = (sandbox.cpuNanos() - before) / 1e3 / requests;
    }
  }

  /** Requests a second. */
  private static double run(Sandbox sandbox, List<String> ids, Duration time) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    long start = System.nanoTime();
    List<Future<Long>> running = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int number = i;
      running.add(
          threads.submit(
              () -> {
                try (Connection connection = new Connection(sandbox.url)) {
                  Random random = new Random(number);
                  long sent = 0;
                  while (System.nanoTime() - start < time.toNanos()) {
                    mixed(connection, random, ids.get(random.nextInt(ids.size())));
                    sent++;
                  }
                  return sent;
                }
              }));
    }
    long total = 0;
    for (Future<Long> client : running) {
      total += client.get();
    }
    threads.shutdown();
    return total * 1e9 / (System.nanoTime() - start);
  }

  private static void mixed(Connection connection, Random random, String id) throws IOException {
    String contact = "/contacts/" + id;
    switch (random.nextInt(10)) {
      case 0 -> connection.send("POST /contacts/", "{" + LOCATION + ",\"firstName\":\"New\"}", 201);
      case 1 ->
          connection.send("PUT " + contact, "{\"city\":\"Town " + random.nextInt(99) + "\"}", 200);
      case 2 ->
          connection.send(
              "POST " + contact + "/tags", "{\"tags\":[\"t" + random.nextInt(9) + "\"]}", 201);
      case 3 -> connection.send("GET " + contact + "/notes", "", 200);
      case 4, 5 ->
          connection.send("POST /contacts/search", "{" + LOCATION + ",\"pageLimit\":20}", 200);
      default -> connection.send("GET " + contact, "", 200);
    }
  }

  // ----------------------------------------------------------- the sandbox

  /** A sandbox in its own process. */
  private static final class Sandbox implements AutoCloseable {
    private static final String BIN = Path.of(System.getProperty("java.home"), "bin").toString();

    final Process process;
    final URI url;
    final long listening;

    private Sandbox(Process process, URI url) {
      this.process = process;
      this.url = url;
      this.listening = System.nanoTime();
    }

    static Sandbox start(String jar, String... options) throws IOException {
      List<String> command = new ArrayList<>(List.of(BIN + File.separator + "java"));
      command.addAll(List.of("-Xmx512m", "-jar", jar, "--port", "0", "--quota", "off"));
      command.addAll(List.of(options));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedReader lines = process.inputReader();
      String line = lines.readLine();
      if (line == null) {
        throw new IllegalStateException("the sandbox did not start");
      }
      return new Sandbox(process, URI.create(line.substring("listening on ".length())));
    }

    List<String> ids() throws IOException {
      try (Connection connection = new Connection(url)) {
        String page =
            connection
                .send("POST /contacts/search", "{" + LOCATION + ",\"pageLimit\":500}", 200)
                .body();
        return Pattern.compile("\\{\"id\":\"(\\w+)\",(?!\"value\")")
            .matcher(page)
            .results()
            .map(m -> m.group(1))
            .toList();
      }
    }

    long cpuNanos() {
      return process.info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** KiB after a collection. */
    long liveHeap() throws IOException {
      jcmd("GC.run");
      Matcher used = Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
      if (!used.find()) {
        throw new IllegalStateException("jcmd says nothing of the heap");
      }
      return Long.parseLong(used.group(1));
    }

    /** KiB; 0 where the system does not tell. */
    long resident() throws IOException {
      Path status = Path.of("/proc/" + process.pid() + "/status");
      if (!Files.exists(status)) {
        return 0;
      }
      Matcher size = Pattern.compile("VmRSS:\\s+(\\d+)").matcher(Files.readString(status));
      return size.find() ? Long.parseLong(size.group(1)) : 0;
    }

    private String jcmd(String command) throws IOException {
      Process jcmd =
          new ProcessBuilder(BIN + File.separator + "jcmd", String.valueOf(process.pid()), command)
              .start();
      return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      process.waitFor();
    }
  }

  /**
   * A response.
   *
   * @param body its body
   */
  private record Response(String body) {
    /** The first id in the body. */
    String id() {
      Matcher id = Pattern.compile("\"id\":\"(\\w+)\"").matcher(body);
      if (!id.find()) {
        throw new IllegalStateException("no id: " + body);
      }
      return id.group(1);
    }
  }

  /** A client that costs next to nothing: one socket, no parsing but the length. */
  private static final class Connection implements AutoCloseable {
    private static final String HEAD =
        " HTTP/1.1\r\nHost: localhost\r\nVersion: v3\r\nAuthorization: Bearer pit-sandbox\r\n"
            + "Content-Type: application/json\r\nContent-Length: ";

    private final Socket socket;
    private final InputStream in;

    Connection(URI address) throws IOException {
      this.socket = new Socket(address.getHost(), address.getPort());
      socket.setTcpNoDelay(true);
      this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /** Sends a request, the body without its last characters. */
    void write(String request, String body, int missing) throws IOException {
      String text = request + HEAD + body.length() + "\r\n\r\n" + body;
      socket
          .getOutputStream()
          .write(text.substring(0, text.length() - missing).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends a request and reads the response; a status of 0 may be any. */
    Response send(String request, String body, int expected) throws IOException {
      write(request, body, 0);
      String status = line();
      int length = 0;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.startsWith("Content-Length: ")) {
          length = Integer.parseInt(line.substring(16));
        }
      }
      Response response = new Response(new String(in.readNBytes(length), StandardCharsets.UTF_8));
      if (expected != 0 && !status.startsWith("HTTP/1.1 " + expected)) {
        throw new IOException(request + ": " + status + " " + response.body());
      }
      return response;
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new IOException("connection closed");
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
