package io.github.contactsv3.benchmarks.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.OperatingSystemMXBean;
import io.github.contactsv3.benchmarks.column.BareClient;
import io.github.contactsv3.benchmarks.column.OurClient;
import io.github.contactsv3.benchmarks.column.Requests;
import io.github.contactsv3.benchmarks.column.StockClient;
import io.github.contactsv3.benchmarks.jmh.Json;
import io.github.contactsv3.benchmarks.jmh.Stubbed;
import io.github.contactsv3.benchmarks.jmh.Threads;
import io.github.contactsv3.client.ContactsClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The clients in turns in one process, up to some hundred calls each: whatever else the machine
 * does in the meantime, it does to all of them. Prints the ratios as one line of JSON.
 */
final class PairedRun {
  /** Reading a page is compiled after more than a thousand of them. */
  private static final int PAGE_WARMUPS = 3;

  /** As many at once take as long as 800 one after the other. */
  private static final int CALLS_A_THREAD = 50;

  /**
   * A row.
   *
   * @param name what is measured
   * @param warmups how many times the rounds that count go before them
   * @param calls how often a turn calls the supplier
   * @param operations how many operations that is each time
   */
  private record Row(String name, int warmups, int calls, int operations) {}

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Random random = new Random(1);
  private final int rounds;

  private PairedRun(int rounds) {
    this.rounds = rounds;
  }

  /**
   * Measures.
   *
   * @param arguments the URL of the server and the number of rounds
   * @throws IOException if the result can't be written
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String url = arguments[0] + "/0/1";
    BareClient bare = new BareClient(url);
    StockClient stock = new StockClient(url);
    ContactsClient ours = OurClient.of(url);
    ExecutorService threads = Executors.newFixedThreadPool(Threads.THREADS);
    PairedRun run = new PairedRun(Integer.parseInt(arguments[1]));
    List<Results.Pair> pairs = new ArrayList<>();
    Map<String, Supplier<Object>> get =
        columns(
            () -> bare.getContact(Requests.CONTACT),
            () -> stock.getContact(Requests.CONTACT),
            () -> ours.contacts().getContact(Requests.CONTACT));
    pairs.addAll(run.measure(new Row("get", 1, 800, 1), get));
    pairs.addAll(
        run.measure(
            new Row("create", 1, 800, 1),
            columns(
                () -> bare.createContact(Requests.create()),
                () -> stock.createContact(StockClient.create()),
                () -> ours.contacts().createContact(Requests.create()))));
    pairs.addAll(
        run.measure(
            new Row("page500", PAGE_WARMUPS, 16, 1),
            columns(
                () -> bare.search(Requests.search(500, null)),
                () -> stock.search(500, null),
                () -> ours.search().searchContacts(Requests.search(500, null)))));
    Map<String, Supplier<Object>> get16 = new LinkedHashMap<>();
    get.forEach(
        (column, call) ->
            get16.put(
                column, () -> unchecked(() -> Threads.together(threads, CALLS_A_THREAD, call))));
    pairs.addAll(run.measure(new Row("get16", 1, 1, Threads.THREADS * CALLS_A_THREAD), get16));
    threads.shutdown();
    Json json = new Json();
    pairs.addAll(
        run.measure(
            new Row("models", PAGE_WARMUPS, 16, 1),
            columns(() -> unchecked(json::models_bare), null, () -> unchecked(json::models_ours))));
    Stubbed stubbed = new Stubbed();
    pairs.addAll(
        run.measure(
            new Row("stub", 1, 5_000, 1),
            columns(() -> unchecked(stubbed::stub_bare), stubbed::stub_stock, stubbed::stub_ours)));
    System.out.println(new JsonMapper().writeValueAsString(pairs));
  }

  private static Map<String, Supplier<Object>> columns(
      Supplier<Object> bare, @Nullable Supplier<Object> stock, Supplier<Object> ours) {
    Map<String, Supplier<Object>> columns = new LinkedHashMap<>();
    columns.put("bare", bare);
    if (stock != null) {
      columns.put("stock", stock);
    }
    columns.put("ours", ours);
    return columns;
  }

  private static Object unchecked(Callable<Object> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Results.Pair> measure(Row row, Map<String, Supplier<Object>> columns) {
    List<Map.Entry<String, Supplier<Object>>> names = List.copyOf(columns.entrySet());
    double[][] wall = new double[names.size()][rounds];
    double[][] cpu = new double[names.size()][rounds];
    List<Integer> turns = new ArrayList<>(IntStream.range(0, names.size()).boxed().toList());
    for (int round = -rounds * row.warmups(); round < rounds; round++) {
      // Nobody always comes after the one that leaves the most garbage.
      Collections.shuffle(turns, random);
      for (int column : turns) {
        Supplier<Object> call = names.get(column).getValue();
        long cpuBefore = system.getProcessCpuTime();
        long before = System.nanoTime();
        for (int i = 0; i < row.calls(); i++) {
          Object unused = call.get();
        }
        if (round >= 0) {
          wall[column][round] = System.nanoTime() - before;
          cpu[column][round] = system.getProcessCpuTime() - cpuBefore;
        }
      }
    }
    List<Results.Pair> pairs = new ArrayList<>();
    for (int column = 1; column < names.size(); column++) {
      double[] ratios = sorted(wall[column], wall[0], (ours, bare) -> ours / bare);
      double[] added = sorted(wall[column], wall[0], (ours, bare) -> ours - bare);
      pairs.add(
          new Results.Pair(
              row.name(),
              names.get(column).getKey(),
              quantile(ratios, 0.5),
              // The system counts it in steps, too coarse for a single turn.
              Arrays.stream(cpu[column]).sum() / Arrays.stream(cpu[0]).sum(),
              quantile(ratios, 0.25),
              quantile(ratios, 0.75),
              quantile(added, 0.5) / 1_000 / row.calls() / row.operations()));
    }
    return pairs;
  }

  private static double[] sorted(double[] ours, double[] bare, DoubleBinaryOperator compare) {
    double[] compared = new double[ours.length];
    for (int i = 0; i < ours.length; i++) {
      compared[i] = compare.applyAsDouble(ours[i], bare[i]);
    }
    Arrays.sort(compared);
    return compared;
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
