package io.github.contactsv3.benchmarks.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where it was measured, and what. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  static Map<String, String> describe() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processor", processor());
    machine.put("processors", String.valueOf(system.getAvailableProcessors()));
    machine.put("memory", (system.getTotalMemorySize() >> 30) + " GiB");
    machine.put("system", system.getName() + " " + system.getArch());
    return machine;
  }

  private static String processor() {
    try {
      return Files.readAllLines(PROCESSORS).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceAll(".*: ", ""))
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** The commit, with a plus if the tree has changes; unknown where there is no git. */
  static String commit() throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty=+", "--exclude=*")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String line = git.inputReader().readLine();
      return git.waitFor() == 0 && line != null ? line : "unknown";
    } catch (IOException e) {
      return "unknown";
    }
  }
}
