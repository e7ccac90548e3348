import static io.github.contactsv3.search.ContactQuery.all;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Reads all locations at the same time, a thread each, with the client and nothing else. */
public final class PlainRead {
  private PlainRead() {}

  /** Arguments: base URL, locations with commas, rounds. */
  public static void main(String[] arguments) throws Exception {
    List<String> locations = List.of(arguments[1].split(","));
    ExecutorService threads = Executors.newFixedThreadPool(locations.size());
    for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
      long begin = System.nanoTime();
      List<Future<Long>> counts =
          locations.stream().map(one -> threads.submit(() -> read(arguments[0], one))).toList();
      long rows = 0;
      for (Future<Long> count : counts) {
        rows += count.get();
      }
      System.out.println("RESULT " + rows + " " + (System.nanoTime() - begin) / 1_000_000);
    }
    threads.shutdown();
  }

  private static long read(String baseUrl, String location) {
    try (ContactsClient client =
            ContactsClient.builder()
                .credentials(
                    Credentials.privateIntegrationToken(ClusterCredentials.token(location)))
                .locationId(location)
                .baseUrl(baseUrl)
                .build();
        Stream<?> contacts = client.search(all()).pageSize(500).prefetch(1).stream()) {
      return contacts.mapToLong(contact -> 1).sum();
    }
  }
}
