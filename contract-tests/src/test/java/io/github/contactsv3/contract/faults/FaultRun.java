package io.github.contactsv3.contract.faults;

import io.github.contactsv3.client.CallOptions;
import io.github.contactsv3.client.ContactsClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Tries operations on faults, each with a client and a server of its own. */
final class FaultRun {
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final CallOptions UNHURRIED = CallOptions.builder().timeout(LONG).build();

  /** How many calls are under way that compute, and that only wait for their deadlines. */
  private static final int COMPUTING = 4;

  private static final int WAITING = 60;

  private FaultRun() {}

  /** Returns a measurement for each cell, in their order. */
  static List<Measurement> of(List<Cell> cells) {
    Map<Cell, Measurement> measured = new ConcurrentHashMap<>();
    Stream.of(ClientKind.UNINTERRUPTIBLE, ClientKind.INTERRUPTIBLE)
        .flatMap(kind -> cells.stream().filter(cell -> cell.client() == kind).limit(1))
        .forEach(FaultRun::warmUp);
    // Those that only wait come last: the processors are theirs then, and deadlines are exact.
    run(cells.stream().filter(cell -> !hangs(cell)), COMPUTING, measured);
    run(cells.stream().filter(FaultRun::hangs), WAITING, measured);
    return cells.stream().map(measured::get).toList();
  }

  /** Loads the classes of a client, which may take longer than a call has. */
  private static void warmUp(Cell cell) {
    try (FaultServer server = new FaultServer(cell.operation(), cell.fault());
        ContactsClient client = FaultClients.of(cell, server, LONG)) {
      server.heal();
      cell.operation().call(client.with(UNHURRIED), FaultedOperation.GENUINE);
    } catch (IOException e) {
      throw new IllegalStateException(cell.toString(), e);
    }
  }

  private static boolean hangs(Cell cell) {
    return cell.fault().expectation().hangs();
  }

  private static void run(Stream<Cell> cells, int threads, Map<Cell, Measurement> measured) {
    ExecutorService light = Executors.newFixedThreadPool(threads, FaultRun::daemon);
    ExecutorService heavy = Executors.newSingleThreadExecutor(FaultRun::daemon);
    try {
      List<Future<Measurement>> results =
          cells
              .map(
                  cell ->
                      (cell.fault().isHeavy() ? heavy : light)
                          .submit(() -> measured.computeIfAbsent(cell, FaultRun::measure)))
              .toList();
      for (Future<Measurement> result : results) {
        result.get(2, TimeUnit.MINUTES);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      throw new IllegalStateException("a call hangs", e);
    } finally {
      light.shutdownNow();
      heavy.shutdownNow();
    }
  }

  /** A call that hangs must not keep the process. */
  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fault-run");
    thread.setDaemon(true);
    return thread;
  }

  private static Measurement measure(Cell cell) {
    try (FaultServer server = new FaultServer(cell.operation(), cell.fault())) {
      return cell.fault().expectation().isNotBuilt()
          ? measureBuilding(cell, server)
          : measureCall(cell, server);
    } catch (IOException e) {
      throw new IllegalStateException(cell.toString(), e);
    }
  }

  private static Measurement measureBuilding(Cell cell, FaultServer server) {
    return measured(
        cell,
        server,
        () -> {
          FaultClients.of(cell, server, SHORT).close();
          return null;
        });
  }

  private static Measurement measureCall(Cell cell, FaultServer server) throws IOException {
    FaultedOperation operation = cell.operation();
    String text = cell.fault().text();
    try (ContactsClient client = FaultClients.of(cell, server, timeout(cell))) {
      if (cell.fault().followsCall()) {
        operation.call(client, text);
        server.afterFirstResponse();
        server.takeArrivals();
      }
      Measurement first = measured(cell, server, () -> operation.call(client, text));
      if (!cell.fault().canHeal()) {
        return first;
      }
      server.heal();
      ContactsClient unhurried = client.with(UNHURRIED);
      return first.with(
          measured(cell, server, () -> operation.call(unhurried, FaultedOperation.GENUINE)));
    }
  }

  private static Duration timeout(Cell cell) {
    return hangs(cell) ? SHORT : LONG;
  }

  private static Measurement measured(Cell cell, FaultServer server, Callable<String> call) {
    String mark = null;
    Throwable failure = null;
    long start = System.nanoTime();
    try {
      mark = call.call();
    } catch (Throwable e) {
      failure = e;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Measurement(
        cell,
        server.port(),
        server.takeArrivals(),
        failure,
        mark,
        took,
        timeout(cell).plus(GRACE),
        null,
        server.written());
  }
}
