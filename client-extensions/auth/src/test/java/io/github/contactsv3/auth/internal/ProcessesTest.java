package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.TokenStoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on one directory. */
@Timeout(60)
class ProcessesTest {
  @TempDir Path temp;

  private final List<String> rotated = new ArrayList<>();

  private static Process start(String mode, Path directory, int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            ChildProcess.class.getName(),
            mode,
            directory.toString(),
            Integer.toString(port))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private TokenStore expired() {
    TokenStore store = new FileTokenStore(temp);
    StoredToken pair = Fixture.pair(1, Instant.now().minus(Duration.ofDays(2))).build();
    assertThat(store.compareAndSet(KEY, null, pair)).isTrue();
    return store;
  }

  /** Lets the processes start at once; responds to each rotation with the next pair. */
  private List<String> run(String mode, int processes, int rotations) throws Exception {
    List<Process> children = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < processes; i++) {
        children.add(start(mode, temp, server.getLocalPort()));
      }
      List<Socket> ready = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        Socket socket = server.accept();
        assertThat(line(socket)).isEqualTo("ready");
        ready.add(socket);
      }
      for (Socket socket : ready) {
        response(socket, "go");
      }
      for (int i = 0; i < rotations; i++) {
        Socket socket = server.accept();
        rotated.add(line(socket));
        response(socket, Integer.toString(rotated.size() + 1));
      }
    }
    List<String> outputs = new ArrayList<>();
    for (Process child : children) {
      String output =
          new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      outputs.add(output + child.waitFor());
    }
    return outputs;
  }

  private static String line(Socket socket) throws IOException {
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  private static void response(Socket socket, String line) throws IOException {
    try (socket;
        PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
      out.println(line);
    }
  }

  @Test
  void token_fourProcessesOnAnExpiredPair_oneRotatesAndAllUseItsPair() throws Exception {
    TokenStore store = expired();
    // A second rotation would find no server and fail.
    assertThat(run("normal", 4, 1)).containsOnly("A20").hasSize(4);
    assertThat(rotated).containsExactly("rotate R1");
    assertThat(store.load(KEY).orElseThrow().refreshToken()).contains("R2");
    assertThat(store.load(KEY).orElseThrow().version()).isEqualTo(3);
  }

  @Test
  void token_fourProcessesInOneLocationOfAnAgency_oneCreatesItsTokenForAll() throws Exception {
    TokenStore store = new FileTokenStore(temp);
    store.compareAndSet(Fixture.AGENCY, null, Fixture.pair(1, Instant.now()).build());
    assertThat(run("create", 4, 1)).containsOnly("M20").hasSize(4);
    assertThat(rotated).containsExactly("create A1");
    assertThat(store.load(Fixture.AGENCY_LOCATION).orElseThrow().accessToken()).isEqualTo("M2");
  }

  @Test
  void token_processDiesBetweenRotatedAndStored_graceGivesThePairAndLaterSaysWhy()
      throws Exception {
    TokenStore store = expired();
    assertThat(run("halt-after-response", 1, 1)).containsExactly("9");
    StoredToken left = store.load(KEY).orElseThrow();
    assertThat(left.refreshToken()).contains("R1");
    assertThat(left.rotationStartedAt()).isPresent();

    // Goes on from the time of the processes, which is the real one.
    FakeClock clock = new FakeClock(Instant.now());
    FakeEndpoint endpoint = new FakeEndpoint(clock);
    endpoint.fail(FakeEndpoint.error(400, "Invalid grant: refresh token is invalid"));
    assertThatThrownBy(() -> token(store, endpoint, clock))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("ended before its new tokens were stored");
    assertThat(token(store, endpoint, clock)).as("within the grace").isEqualTo("A2");
    assertThat(store.load(KEY).orElseThrow().rotationStartedAt()).isEmpty();
  }

  @Test
  void token_processDiesBetweenWriteAndRename_oldPairIsWholeAndTheGraceGivesTheNew()
      throws Exception {
    TokenStore store = expired();
    assertThat(run("halt-before-rename", 1, 1)).containsExactly("9");
    assertThat(leftovers()).hasSize(1);
    assertThat(store.load(KEY).orElseThrow().refreshToken()).contains("R1");
    FakeClock clock = new FakeClock(Instant.now());
    assertThat(token(store, new FakeEndpoint(clock), clock)).isEqualTo("A2");
    assertThat(leftovers()).isEmpty();
  }

  /** Runs a process that holds a lock and is stopped, as by a debugger or a frozen container. */
  private void withStopped(String mode, Runnable work) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Process child = start(mode, temp, server.getLocalPort());
      try (Socket socket = server.accept()) {
        assertThat(line(socket)).isEqualTo("holds");
        signal("-STOP", child);
        work.run();
      } finally {
        child.destroyForcibly().waitFor();
      }
    }
  }

  private static void signal(String signal, Process process) throws Exception {
    String pid = Long.toString(process.pid());
    assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
  }

  private String lockFile(String suffix) throws IOException {
    return new TokenDirectory(temp.toRealPath()).entry(KEY) + suffix;
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void token_processThatHoldsTheLeaseIsStopped_failsAtTheDeadlineAndNamesTheFile()
      throws Exception {
    TokenStore store = expired();
    FakeClock clock = new FakeClock(Instant.now());
    FakeEndpoint endpoint = new FakeEndpoint(clock);
    String file = lockFile(".lease.lock");
    Instant before = clock.now();
    withStopped(
        "hold-lease",
        () -> {
          assertThatThrownBy(() -> token(store, endpoint, clock))
              .isInstanceOf(TokenStoreException.class)
              .hasMessage(
                  "getContact: timed out waiting for the lock file "
                      + file
                      + ", which another process holds");
          assertThat(Duration.between(before, clock.now())).isEqualTo(Fixture.MINUTE);
        });
    assertThat(endpoint.forms).isEmpty();
    assertThat(token(store, endpoint, clock)).as("it was killed").isEqualTo("A2");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void token_processThatHoldsTheWriteLockIsStopped_failsAtTheDeadlineAndNamesTheFile()
      throws Exception {
    FakeClock clock = new FakeClock(Instant.now());
    FakeEndpoint endpoint = new FakeEndpoint(clock);
    String file = lockFile(".write.lock");
    Instant before = clock.now();
    TokenStore store = new FileTokenStore(temp);
    withStopped(
        "hold-write-lock",
        () -> {
          // The child writes the first pair, so the file is not there yet.
          Deadline deadline = Deadline.of(Fixture.request("loc1", Fixture.MINUTE), clock);
          RedactingTokenStore redacting = Fixture.redacting(store);
          assertThatThrownBy(
                  () ->
                      redacting.compareAndSet(
                          deadline, null, Fixture.pair(1, Instant.now()).build()))
              .isInstanceOf(TokenStoreException.class)
              .hasMessage(
                  "getContact: timed out waiting for the lock file "
                      + file
                      + ", which another process holds");
          assertThat(Duration.between(before, clock.now())).isEqualTo(Fixture.MINUTE);
        });
    assertThat(expired().load(KEY)).as("it was killed").isPresent();
  }

  /** The waits of a call are bounded by the real time, too. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void token_manyThreadsAndAStoppedProcess_allSayWhichFileInTime() throws Exception {
    TokenStore store = expired();
    String file = lockFile(".lease.lock");
    TokenProvider source =
        Credentials.oauth(Fixture.APP, "loc1", store)
            .connect(new FakeEndpoint(Clock.system()), Clock.system());
    List<Throwable> errors = Collections.synchronizedList(new ArrayList<>());
    withStopped(
        "hold-lease",
        () -> {
          List<Thread> threads = new ArrayList<>();
          long start = System.nanoTime();
          for (int i = 0; i < 8; i++) {
            Thread thread =
                new Thread(
                    () ->
                        errors.add(
                            catchThrowable(
                                () ->
                                    source.token(
                                        Fixture.request("loc1", Duration.ofMillis(300))))));
            thread.start();
            threads.add(thread);
          }
          threads.forEach(ProcessesTest::join);
          assertThat(Duration.ofNanos(System.nanoTime() - start))
              .isLessThan(Duration.ofMillis(2300));
        });
    assertThat(errors)
        .hasSize(8)
        .allSatisfy(
            e -> assertThat(e).isInstanceOf(TokenStoreException.class).hasMessageContaining(file));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(temp)) {
      return files.filter(f -> f.toString().endsWith(".tmp")).toList();
    }
  }

  private static String token(TokenStore store, FakeEndpoint endpoint, FakeClock clock) {
    return Credentials.oauth(Fixture.APP, "loc1", store)
        .connect(endpoint, clock)
        .token(Fixture.request("loc1", Fixture.MINUTE))
        .value();
  }
}
