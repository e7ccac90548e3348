package io.github.contactsv3.benchmarks.run;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.benchmarks.clients.BareApacheClient;
import io.github.contactsv3.benchmarks.clients.BareJdkClient;
import io.github.contactsv3.benchmarks.clients.Requests;
import io.github.contactsv3.benchmarks.clients.StockClient;
import io.github.contactsv3.benchmarks.server.Link;
import io.github.contactsv3.client.ContactsClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Creates a client and makes one call, as an application would. Prints a line when the response is
 * there, and then the number of classes and the memory of the process.
 */
final class FirstCallBenchmark {
  /** The line that says that the response is there. */
  static final String DONE = "done";

  private static final Path STATUS = Path.of("/proc/self/status");

  private FirstCallBenchmark() {}

  /**
   * Makes the call.
   *
   * @param arguments the client and the URL of the server
   */
  public static void main(String[] arguments) {
    String url = arguments[1] + Link.LOOPBACK.path();
    switch (arguments[0]) {
      case BenchmarkResults.BARE -> new BareJdkClient(url, false).getContact(Requests.CONTACT);
      case BenchmarkResults.APACHE -> new BareApacheClient(url).getContact(Requests.CONTACT);
      case BenchmarkResults.STOCK -> new StockClient(url).getContact(Requests.CONTACT);
      default ->
          ContactsClient.builder()
              .baseUrl(url)
              .credentials(Credentials.privateIntegrationToken(Requests.TOKEN))
              .locationId(Requests.LOCATION)
              .build()
              .contacts()
              .getContact(Requests.CONTACT);
    }
    System.out.println(DONE);
    double resident = residentMegabytes("VmRSS");
    int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    System.out.println(classes + " " + resident);
  }

  /** Reads a figure of this process from Linux; NaN on other systems. */
  static double residentMegabytes(String line) {
    try {
      List<String> status = Files.readAllLines(STATUS);
      return status.stream()
          .filter(text -> text.startsWith(line + ":"))
          .mapToDouble(text -> Double.parseDouble(text.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
