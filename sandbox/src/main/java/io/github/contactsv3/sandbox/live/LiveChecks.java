package io.github.contactsv3.sandbox.live;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.sandbox.live.LiveCheck.Need;
import io.github.contactsv3.sandbox.live.LiveResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the service what the sandbox only assumes of it: one check for each {@link
 * io.github.contactsv3.sandbox.Assumption}, and for what else the guide to the sandbox calls open.
 *
 * <p>By default only requests that read are sent, through the client, so that its quota is kept.
 * Two checks send requests for tokens with an app that does not exist, without the client.
 *
 * <p>Thread-safe: immutable.
 */
public final class LiveChecks {
  /** The address of the service itself. */
  public static final String SERVICE = "https://services.leadconnectorhq.com";

  /** The search that shows whether token and location are right. */
  private static final int FIRST = 1;

  /** Creates the contact and deletes it. */
  private static final int TEST_CONTACT = 2;

  private final ContactsClient client;
  private final String baseUrl;
  private final boolean writes;
  private final @Nullable ContactsClient withoutQuota;

  private LiveChecks(
      ContactsClient client,
      String baseUrl,
      boolean writes,
      @Nullable ContactsClient withoutQuota) {
    this.client = client;
    this.baseUrl = baseUrl;
    this.writes = writes;
    this.withoutQuota = withoutQuota;
  }

  /**
   * Creates checks that only read.
   *
   * @param client a client of a location; needs the scope {@code contacts.readonly}, and {@code
   *     locations/customFields.readonly} for some checks
   * @param baseUrl the address that the client has
   * @return the checks
   */
  public static LiveChecks of(ContactsClient client, String baseUrl) {
    Objects.requireNonNull(client, "client");
    return new LiveChecks(client, Objects.requireNonNull(baseUrl, "baseUrl"), false, null);
  }

  /**
   * Allows requests that write: one contact is created in the client's location, changed, and
   * deleted at the end. What a location does by itself when a contact is created happens, too, such
   * as its workflows: use one that is there for tests. Needs the scope {@code contacts.write}.
   *
   * @return new checks
   */
  public LiveChecks withWrites() {
    return new LiveChecks(client, baseUrl, true, withoutQuota);
  }

  /**
   * Allows to use up the quota of the location, which other programs with the same app then lack
   * for some seconds.
   *
   * @param unlimited a client of the same location, without a quota and without retries
   * @return new checks
   */
  public LiveChecks withExhaustedQuota(ContactsClient unlimited) {
    return new LiveChecks(client, baseUrl, writes, Objects.requireNonNull(unlimited, "unlimited"));
  }

  /**
   * Returns how many requests are sent at most.
   *
   * @return the number, without retries of requests that fail
   */
  public int requests() {
    return LiveCheck.ALL.stream().filter(this::isAllowed).mapToInt(LiveCheck::requests).sum()
        + FIRST
        + (writes ? TEST_CONTACT : 0);
  }

  /**
   * Returns how many checks there are.
   *
   * @return the number of results of {@link #run}
   */
  public static int count() {
    return LiveCheck.ALL.size();
  }

  /**
   * Runs the checks, one after the other.
   *
   * @param progress receives each result as soon as it is known
   * @param leftovers receives a sentence for what was created and could not be removed, also if
   *     this method throws
   * @return the results of all checks, in the order of the guide
   * @throws io.github.contactsv3.errors.ContactsApiException if the service can't be reached, or
   *     refuses the token or the location; what was created is removed
   */
  public List<LiveResult> run(Consumer<LiveResult> progress, Consumer<String> leftovers) {
    LiveService service = new LiveService(client, writes, withoutQuota, new TokenEndpoint(baseUrl));
    client.raw().send(service.search("/contacts/search", Map.of()));
    try {
      List<LiveResult> results = new ArrayList<>();
      for (LiveCheck check : LiveCheck.ALL) {
        LiveResult result = result(check, service);
        results.add(result);
        progress.accept(result);
      }
      return List.copyOf(results);
    } finally {
      removeTestContact(service, leftovers);
    }
  }

  private LiveResult result(LiveCheck check, LiveService service) {
    Outcome outcome =
        isAllowed(check)
            ? check.probe().ask(service)
            : new Outcome(Verdict.UNKNOWN, check.need().refusal);
    return new LiveResult(check.name(), check.usual(), outcome.verdict(), outcome.text());
  }

  private boolean isAllowed(LiveCheck check) {
    return check.need() == Need.NOTHING
        || (check.need() == Need.WRITES ? writes : withoutQuota != null);
  }

  /** Also if the thread is interrupted, as by Ctrl-C: no request would be sent otherwise. */
  private static void removeTestContact(LiveService service, Consumer<String> leftovers) {
    boolean interrupted = Thread.interrupted();
    service.testContact().delete().ifPresent(leftovers);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
