package io.github.contactsv3.examples;

import static io.github.contactsv3.search.ContactFields.DATE_ADDED;
import static io.github.contactsv3.search.ContactFields.TAGS;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.EncryptionKeys;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.bulk.BulkReport;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.CreateNoteRequest;
import io.github.contactsv3.pagination.ExportSink;
import io.github.contactsv3.pagination.PagedIterable;
import io.github.contactsv3.pagination.SyncResult;
import io.github.contactsv3.pagination.SyncSink;
import io.github.contactsv3.pagination.SyncWatermark;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.search.ContactQuery;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The snippets of the Javadoc. */
final class JavadocSnippets {
  private JavadocSnippets() {}

  static void client() {
    // region client
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(System.getenv("HIGHLEVEL_TOKEN")))
            .locationId("ve9EPM428h8vShlRW1KT")
            .build();

    for (ContactSummary contact : client.search(ContactQuery.where(TAGS.eq("vip")))) {
      client
          .notes()
          .createNote(contact.getId(), CreateNoteRequest.builder().body("Renewal due").build());
    }
    // endregion
  }

  static String raw(ContactsClient client) {
    // region raw
    String fields = client.raw().get("/locations/{id}/customFields", client.locationId());
    // endregion
    return fields;
  }

  static List<Credentials> credentials(
      Supplier<String> vault, OAuthApp app, String locationId, String companyId) {
    // region credentials
    Credentials fixed = Credentials.privateIntegrationToken(System.getenv("HIGHLEVEL_TOKEN"));
    Credentials rotated = Credentials.privateIntegrationToken(vault); // asked for each attempt

    TokenStore store = TokenStores.file(Path.of("tokens")); // filled by AuthorizationCodeFlow
    Credentials location = Credentials.oauth(app, locationId, store);
    Credentials agency = Credentials.agency(app, companyId, store);
    // endregion
    return List.of(fixed, rotated, location, agency);
  }

  static ContactQuery query(Instant cutoff) {
    // region query
    ContactQuery query =
        ContactQuery.where(TAGS.eq("vip")).and(DATE_ADDED.after(cutoff)).orderBy(DATE_ADDED.asc());
    // endregion
    return query;
  }

  static List<String> names(ContactsClient client, ContactQuery query) {
    List<String> names = new ArrayList<>();
    // region paged-iterable
    PagedIterable<ContactSummary> contacts = client.search(query).prefetch(2);
    for (ContactSummary contact : contacts) { // fetches a page when it is needed
      names.add(contact.getContactName());
    }
    // endregion
    return names;
  }

  static boolean delete(ContactsClient client, String contactId, PrintStream log) {
    // region errors
    try {
      client.contacts().deleteContact(contactId);
      return true;
    } catch (NotFoundException e) {
      return false;
    } catch (ServiceException e) { // any other error response
      log.println("HTTP " + e.status() + ", trace " + e.traceId().orElse("none"));
      throw e;
    } catch (ContactsApiException e) { // no response, an unreadable one, no token, no quota
      log.println(e.operation().id() + " failed after " + e.attempts() + " attempts");
      throw e;
    }
    // endregion
  }

  static long export(ContactsClient client, ExportSink sink) {
    // region export
    long count =
        client
            .export(ContactQuery.all())
            .onProgress(progress -> System.out.println(progress.done() + " contacts"))
            .run(sink); // saves contacts and checkpoint together
    // endregion
    return count;
  }

  static SyncResult sync(ContactsClient client, Optional<String> saved, SyncSink sink) {
    // region sync
    SyncResult result =
        client
            .sync(saved.map(SyncWatermark::parse).orElse(SyncWatermark.start()))
            .run(sink); // saves contacts and watermark together
    save(result.watermark().toString());
    // endregion
    return result;
  }

  private static void save(String watermark) {
    System.out.println(watermark);
  }

  static BulkReport bulk(ContactsClient client, List<String> contactIds) {
    // region bulk
    BulkReport report = client.bulk().tags(BulkTagsAction.ADD, List.of("vip")).run(contactIds);
    report
        .problems()
        .forEach(problem -> System.out.println(problem.contactId() + ": " + problem.message()));
    // endregion
    return report;
  }

  static void permit(QuotaGate quota, QuotaKey key, Duration timeLeft, IntSupplier request)
      throws QuotaExhaustedException, InterruptedException {
    // region permit
    try (Permit permit = quota.acquire(key, Priority.INTERACTIVE, timeLeft)) {
      int status = request.getAsInt(); // sends it
      permit.completed(status, RateLimits.UNKNOWN);
    }
    // endregion
  }

  static EncryptionKeys keys() {
    // region encryption-keys
    EncryptionKeys keys =
        EncryptionKeys.ofBase64("2026-11", System.getenv("TOKEN_KEY"))
            .withDecryptionKey("2026-05", System.getenv("OLDER_TOKEN_KEY"));
    // endregion
    return keys;
  }
}
