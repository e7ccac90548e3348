package io.github.contactsv3.benchmarks.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Threads that make calls at the same time. */
final class ManyThreads implements AutoCloseable {
  /** The calls of a turn, divided among the threads. */
  private static final int CALLS = 400;

  private final ExecutorService executor;
  private final int threads;

  private ManyThreads(ExecutorService executor, int threads) {
    this.executor = executor;
    this.threads = threads;
  }

  static ManyThreads platform(int threads) {
    return new ManyThreads(Executors.newFixedThreadPool(threads), threads);
  }

  /** A new virtual thread for each of them, each time; null before Java 21. */
  static @Nullable ManyThreads virtual(int threads) {
    Method factory;
    try {
      factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
    } catch (NoSuchMethodException e) {
      return null;
    }
    try {
      return new ManyThreads((ExecutorService) factory.invoke(null), threads);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("this JDK has no virtual threads", e);
    }
  }

  /** How many calls all threads make together. */
  int calls() {
    return threads * callsEach();
  }

  private int callsEach() {
    return CALLS / threads;
  }

  /** Returns what has all threads make this call, and waits for them. */
  Callable<?> each(Callable<?> call) {
    Callable<Object> calls =
        () -> {
          Object last = call.call();
          for (int i = 1; i < callsEach(); i++) {
            last = call.call();
          }
          return last;
        };
    return () -> {
      List<Future<Object>> running = new ArrayList<>(threads);
      for (int i = 0; i < threads; i++) {
        running.add(executor.submit(calls));
      }
      Object last = running;
      for (Future<Object> future : running) {
        last = future.get();
      }
      return last;
    };
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
