package io.github.contactsv3.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the classes that the first call of each client loads, by the library that they are of. */
final class ClassProfile {
  private static final Pattern LOADED = Pattern.compile("(\\S+) source: (.*)");
  private static final String JDK = "the JDK";
  private static final String MADE = "made at run time: lambdas, proxies, method handles";

  /** The first part of a jar's name, and what its library is called. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "contacts", "contacts-v3: this project",
          "feign", "Feign",
          "http", "Apache HttpClient",
          "jackson", "Jackson",
          "okhttp", "OkHttp",
          "okio", "OkHttp",
          "kotlin", "OkHttp",
          "slf4j", "SLF4J");

  private ClassProfile() {}

  static List<BenchmarkResults.LoadedClasses> measure(Jdk jdk, Server server, Path folder)
      throws IOException {
    List<BenchmarkResults.LoadedClasses> all = new ArrayList<>();
    for (String client : BenchmarkResults.CLIENTS) {
      Path log = folder.resolve(client + "-" + jdk.feature() + "-classes.log");
      jdk.lastLine(
          List.of("-Xlog:class+load:file=" + log + ":none:filecount=0"),
          FirstCallBenchmark.class,
          client,
          server.url());
      byLibrary(Files.readAllLines(log))
          .forEach(
              (library, count) ->
                  all.add(new BenchmarkResults.LoadedClasses(client, library, count)));
    }
    return all;
  }

  /** Counts the lines of the JVM's log. */
  static Map<String, Integer> byLibrary(List<String> log) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String line : log) {
      Matcher loaded = LOADED.matcher(line);
      if (loaded.matches()) {
        counts.merge(library(loaded.group(1), loaded.group(2)), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static String library(String name, String source) {
    if (source.startsWith("jrt:") || source.startsWith("shared objects file")) {
      return JDK;
    }
    // Their source is the class that they were made for.
    if (name.contains("/0x") || !source.startsWith("file:")) {
      return MADE;
    }
    String jar = source.substring(source.lastIndexOf('/') + 1);
    return LIBRARIES.entrySet().stream()
        .filter(library -> jar.startsWith(library.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("others");
  }
}
