package io.github.contactsv3.benchmarks.jmh;

import io.github.contactsv3.benchmarks.column.Requests;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Calls by many threads at once: the time of one call's share. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Threads {
  /** How many there are. */
  public static final int THREADS = 16;

  private static final int CALLS = 20;
  private static final int AT_ONCE = THREADS * CALLS;

  /** A pool of platform threads. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls what sets it
  public static class Platform {
    private ExecutorService executor;

    @Setup(Level.Trial)
    public void start() {
      executor = start(THREADS);
    }

    ExecutorService start(int threads) {
      return Executors.newFixedThreadPool(threads);
    }

    @TearDown(Level.Trial)
    public void stop() {
      executor.shutdown();
    }

    final Object all(Supplier<Object> call) throws Exception {
      return together(executor, CALLS, call);
    }
  }

  /** Virtual threads, where the JDK has them; the suite runs on 17, too. */
  @State(Scope.Benchmark)
  public static class Virtual extends Platform {
    @Override
    ExecutorService start(int threads) {
      try {
        Method factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
        return (ExecutorService) factory.invoke(null);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("this JDK has no virtual threads", e);
      }
    }
  }

  /**
   * Has all threads make calls at once, and waits for them.
   *
   * @param executor has the threads
   * @param each how many calls each of them makes
   * @param call makes one
   * @return the last answer
   * @throws Exception if a call fails
   */
  public static Object together(ExecutorService executor, int each, Supplier<Object> call)
      throws Exception {
    Callable<Object> calls =
        () -> {
          Object last = call.get();
          for (int i = 1; i < each; i++) {
            last = call.get();
          }
          return last;
        };
    List<Future<Object>> running = new ArrayList<>(THREADS);
    for (int i = 0; i < THREADS; i++) {
      running.add(executor.submit(calls));
    }
    Object last = calls;
    for (Future<Object> future : running) {
      last = future.get();
    }
    return last;
  }

  @Benchmark
  @OperationsPerInvocation(AT_ONCE)
  public Object get16_bare(Connected clients, Platform threads) throws Exception {
    return threads.all(() -> clients.bare.getContact(Requests.CONTACT));
  }

  @Benchmark
  @OperationsPerInvocation(AT_ONCE)
  public Object get16_stock(Connected clients, Platform threads) throws Exception {
    return threads.all(() -> clients.stock.getContact(Requests.CONTACT));
  }

  @Benchmark
  @OperationsPerInvocation(AT_ONCE)
  public Object get16_ours(Connected clients, Platform threads) throws Exception {
    return threads.all(() -> clients.ours.contacts().getContact(Requests.CONTACT));
  }

  @Benchmark
  @OperationsPerInvocation(AT_ONCE)
  public Object getVirtual_bare(Connected clients, Virtual threads) throws Exception {
    return threads.all(() -> clients.bare.getContact(Requests.CONTACT));
  }

  @Benchmark
  @OperationsPerInvocation(AT_ONCE)
  public Object getVirtual_stock(Connected clients, Virtual threads) throws Exception {
    return threads.all(() -> clients.stock.getContact(Requests.CONTACT));
  }

  @Benchmark
  @OperationsPerInvocation(AT_ONCE)
  public Object getVirtual_ours(Connected clients, Virtual threads) throws Exception {
    return threads.all(() -> clients.ours.contacts().getContact(Requests.CONTACT));
  }
}
