package io.github.contactsv3.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.search.ContactQuery;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Exports many locations in one process, a number of them at a time, each to a file of its own. A
 * location that refuses is reported, and the others go on. A file has its name only once it is
 * complete.
 */
public final class ExportLocations {
  private static final int AT_A_TIME = 64;

  private final ContactsClient agency;
  private final Path folder;
  private final PrintStream out;
  private final ObjectMapper json = new ObjectMapper();

  ExportLocations(ContactsClient agency, Path folder, PrintStream out) {
    this.agency = agency;
    this.folder = folder;
    this.out = out;
  }

  /**
   * Exports eight locations of a sandbox.
   *
   * @param arguments the folder to write to, {@code target/locations} if there is none
   * @throws Exception if a file can't be written
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/locations");
    try (ContactsSandbox sandbox = ContactsSandbox.builder().quotaOff().start()) {
      for (int i = 1; i <= 8; i++) {
        sandbox.addLocation("Branch" + i);
        sandbox.seed("Branch" + i, 1_000 * i);
      }
      try (ContactsClient agency = agency(sandbox)) {
        new ExportLocations(agency, folder, System.out).run(sandbox.locationIds());
      }
    }
  }

  /** Connects the app to all locations of the sandbox's agency. */
  static ContactsClient agency(ContactsSandbox sandbox) {
    OAuthApp app =
        OAuthApp.builder()
            .clientId(ContactsSandbox.DEFAULT_CLIENT_ID)
            .clientSecret(ContactsSandbox.DEFAULT_CLIENT_SECRET)
            .redirectUri("https://crm.example/callback")
            .build();
    TokenStore store = TokenStores.inMemory();
    String baseUrl = sandbox.baseUrl();
    String company =
        ContactsClient.builder()
            .baseUrl(baseUrl)
            .authorizationCodeFlow(app, store)
            .exchange(
                sandbox.agencyAuthorizationCode(), TokenKey.Type.COMPANY, Duration.ofSeconds(30))
            .key()
            .id();
    return ContactsClient.builder()
        .credentials(Credentials.agency(app, company, store))
        .baseUrl(baseUrl)
        .build();
  }

  void run(List<String> locations) throws IOException, InterruptedException, ExecutionException {
    Files.createDirectories(folder);
    // region locations
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Callable<Long>> exports =
          locations.stream().<Callable<Long>>map(location -> () -> export(location)).toList();
      long contacts = 0;
      for (Future<Long> count : threads.invokeAll(exports)) {
        contacts += count.get();
      }
      out.printf(Locale.ROOT, "exported %,d contacts of all locations%n", contacts);
    } finally {
      threads.shutdownNow();
    }
    // endregion
  }

  // region location
  private long export(String location) throws IOException {
    Path part = folder.resolve(location + ".part");
    long count;
    try (BufferedWriter lines = Files.newBufferedWriter(part)) {
      count =
          agency
              .forLocation(location)
              .export(ContactQuery.all())
              .parallelism(4)
              .run((contacts, checkpoint) -> write(contacts, lines));
    } catch (ServiceException e) { // such as after the app was uninstalled
      Files.delete(part);
      out.println("left out: " + location + ": " + e.getMessage());
      return 0;
    }
    Files.move(part, folder.resolve(location + ".jsonl"), StandardCopyOption.REPLACE_EXISTING);
    return count;
  }

  // endregion

  private void write(List<ContactSummary> contacts, BufferedWriter lines) throws IOException {
    for (ContactSummary contact : contacts) {
      lines.write(json.writeValueAsString(contact));
      lines.newLine();
    }
  }
}
