package io.github.contactsv3.benchmarks.run;

import io.github.contactsv3.benchmarks.server.ResponseBodies;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares how long two builds of the models take to read a page of 500 contacts with Jackson 2.
 * Both take turns in one process, each with classes of its own; {@code benchmarks/compare} builds
 * them.
 */
public final class ReadComparison {
  private static final int ROUNDS = 160;
  private static final int READS = 20;

  private final Method read;
  private final Object reader;

  private ReadComparison(String classPath) throws IOException, ReflectiveOperationException {
    List<URL> jars = new ArrayList<>();
    for (String jar : classPath.split(":", -1)) {
      jars.add(Path.of(jar).toUri().toURL());
    }
    ClassLoader loader =
        new URLClassLoader(jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    Class<?> mapper = loader.loadClass("com.fasterxml.jackson.databind.ObjectMapper");
    Class<?> page = loader.loadClass("io.github.contactsv3.model.SearchContactsResponse");
    this.reader =
        mapper
            .getMethod("readerFor", Class.class)
            .invoke(mapper.getConstructor().newInstance(), page);
    this.read = reader.getClass().getMethod("readValue", byte[].class);
  }

  /**
   * Prints the median ratio of the times, now to before, with its quartiles.
   *
   * @param args the class paths of the two builds: before, now
   * @throws IOException if a class path is wrong
   * @throws ReflectiveOperationException if a build lacks the classes
   */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    if (args.length != 2) {
      throw new IllegalArgumentException("two class paths, before and now, not " + args.length);
    }
    ReadComparison before = new ReadComparison(args[0]);
    ReadComparison now = new ReadComparison(args[1]);
    byte[] body = ResponseBodies.page(500, 500, 25_000);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long first = (round % 2 == 0 ? before : now).nanos(body);
      long second = (round % 2 == 0 ? now : before).nanos(body);
      if (round >= ROUNDS / 2) { // the others warm up
        ratios.add(round % 2 == 0 ? (double) second / first : (double) first / second);
      }
    }
    ratios.sort(null);
    int count = ratios.size();
    System.out.printf(
        Locale.ROOT,
        "page of 500, Jackson 2, now / before: %.2f (quartiles %.2f to %.2f)%n",
        ratios.get(count / 2),
        ratios.get(count / 4),
        ratios.get(count * 3 / 4));
  }

  private long nanos(byte[] body) throws ReflectiveOperationException {
    long start = System.nanoTime();
    for (int i = 0; i < READS; i++) {
      read.invoke(reader, (Object) body);
    }
    return System.nanoTime() - start;
  }
}
