package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.contactsv3.sandbox.ContactsSandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Two processes on one quota; docs/guide/several-processes.md. The long form is in .ci/long. */
class SeveralProcessesTest {
  private static final Pattern SPACE = Pattern.compile(" ");

  @Test
  void twoProcesses_onPostgres_noRequestIsRefused() throws Exception {
    try (EmbeddedPostgres server = postgres()) {
      String name = "/contacts-v3/jdbc/R__contacts_v3_quota.sql";
      try (InputStream in = SeveralProcessesTest.class.getResourceAsStream(name);
          Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
      assertShared(server.getJdbcUrl("postgres", "postgres"));
    }
  }

  @Test
  void twoProcesses_onRedis_noRequestIsRefused() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    RedisServer server = redis(port);
    try {
      assertShared("redis://127.0.0.1:" + port);
    } finally {
      server.stop();
    }
  }

  /** The control: the sandbox does refuse what two processes send that share nothing. */
  @Test
  void twoProcesses_thatShareNothing_areRefused() throws Exception {
    assertThat(run("none").refused).isPositive();
  }

  private static void assertShared(String store) throws Exception {
    Run run = run(store);
    assertThat(run.refused).isZero();
    assertThat(run.processes).containsOnly(new Result(ProcessOnQuota.CALLS, 0));
  }

  /** What one process printed. */
  private record Result(int succeeded, int failed) {}

  /** What came of two processes. */
  private record Run(List<Result> processes, long refused) {}

  private static Run run(String store) throws Exception {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder()
            .seed(1)
            .quota(ProcessOnQuota.LIMIT, ProcessOnQuota.INTERVAL)
            .start()) {
      List<Process> processes = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        processes.add(start(store, sandbox));
      }
      List<BufferedReader> outputs = new ArrayList<>();
      for (Process process : processes) {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        assertThat(output.readLine()).isEqualTo("ready");
        outputs.add(output);
      }
      for (Process process : processes) {
        process.outputWriter(StandardCharsets.UTF_8).append('\n').close();
      }
      List<Result> results = new ArrayList<>();
      for (BufferedReader output : outputs) {
        List<String> counts = SPACE.splitAsStream(output.readLine()).toList();
        results.add(new Result(Integer.parseInt(counts.get(0)), Integer.parseInt(counts.get(1))));
      }
      return new Run(
          results,
          sandbox.requests().list().stream().filter(request -> request.status() == 429).count());
    }
  }

  private static Process start(String store, ContactsSandbox sandbox) throws IOException {
    List<String> command =
        Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ProcessOnQuota.class.getName(),
                store,
                sandbox.baseUrl(),
                sandbox.token(),
                sandbox.locationId())
            .map(Object::toString)
            .toList();
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static EmbeddedPostgres postgres() throws IOException {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IllegalStateException e) {
      return abort("PostgreSQL does not start here: " + e.getMessage());
    }
  }

  private static RedisServer redis(int port) {
    try {
      RedisServer server =
          RedisServer.newRedisServer()
              .port(port)
              .bind("127.0.0.1")
              .setting("save \"\"")
              .setting("appendonly no")
              .build();
      server.start();
      return server;
    } catch (IOException | RuntimeException e) {
      return abort("Redis does not start here: " + e.getMessage());
    }
  }
}
