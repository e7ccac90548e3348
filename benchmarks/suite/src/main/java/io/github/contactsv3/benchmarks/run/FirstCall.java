package io.github.contactsv3.benchmarks.run;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.benchmarks.column.BareClient;
import io.github.contactsv3.benchmarks.column.Requests;
import io.github.contactsv3.benchmarks.column.StockClient;
import io.github.contactsv3.client.ContactsClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a client and one call, as the program of somebody would, or only the JDK's HTTP client, to
 * see what no other can do without. Prints a line when the answer is there, and then what it took:
 * classes and the memory of the process.
 */
final class FirstCall {
  private static final Path STATUS = Path.of("/proc/self/status");

  private FirstCall() {}

  /**
   * Makes the call.
   *
   * @param arguments the column and the URL of the server
   */
  public static void main(String[] arguments) {
    String url = arguments[1] + "/0/1";
    switch (arguments[0]) {
      case "jdk" -> HttpClient.newHttpClient();
      case "bare" -> new BareClient(url).getContact(Requests.CONTACT);
      case "stock" -> new StockClient(url).getContact(Requests.CONTACT);
      default ->
          ContactsClient.builder()
              .baseUrl(url)
              .credentials(Credentials.privateIntegrationToken(Requests.TOKEN))
              .locationId(Requests.LOCATION)
              .build()
              .contacts()
              .getContact(Requests.CONTACT);
    }
    System.out.println("answered");
    double resident = residentMegabytes("VmRSS");
    int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    System.out.println(classes + " " + resident);
  }

  /** What Linux says of this process; NaN elsewhere. */
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
