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
  /** How many there are. */
  static final int THREADS = 16;

  private final ExecutorService executor;
  private final int callsEach;

  private ManyThreads(ExecutorService executor, int callsEach) {
    this.executor = executor;
    this.callsEach = callsEach;
  }

  static ManyThreads platform(int callsEach) {
    return new ManyThreads(Executors.newFixedThreadPool(THREADS), callsEach);
  }

  /** A new virtual thread for each of the 16, each time; null before Java 21. */
  static @Nullable ManyThreads virtual(int callsEach) {
    Method factory;
    try {
      factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
    } catch (NoSuchMethodException e) {
      return null;
    }
    try {
      return new ManyThreads((ExecutorService) factory.invoke(null), callsEach);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("this JDK has no virtual threads", e);
    }
  }

  /** How many calls all threads make together. */
  int calls() {
    return THREADS * callsEach;
  }

  /** Returns what has all threads make this call, and waits for them. */
  Callable<?> each(Callable<?> call) {
    Callable<Object> calls =
        () -> {
          Object last = call.call();
          for (int i = 1; i < callsEach; i++) {
            last = call.call();
          }
          return last;
        };
    return () -> {
      List<Future<Object>> running = new ArrayList<>(THREADS);
      for (int i = 0; i < THREADS; i++) {
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
