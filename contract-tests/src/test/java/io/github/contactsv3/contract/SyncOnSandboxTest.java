package io.github.contactsv3.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.core.ApiResponse;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.pagination.ContactCopy;
import io.github.contactsv3.pagination.SweepResult;
import io.github.contactsv3.pagination.SyncResult;
import io.github.contactsv3.pagination.SyncWatermark;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Syncs of a sandbox: what they find, and in how many requests. A million contacts on request. */
@Timeout(600)
class SyncOnSandboxTest {
  private static final int CONTACTS = 10_000 * Integer.getInteger("walks", 1);

  /** So that the ordinary build has several pages, too. */
  private static final int PAGE_SIZE = CONTACTS < 1_000_000 ? 10 : 500;

  private static final Duration LAG = Duration.ofSeconds(20);
  private static final Duration DAY = Duration.ofDays(1);

  /** A contact of the copy. */
  private record Row(Instant added, String tags) {}

  private final Map<String, Row> copy = new HashMap<>();
  private ContactsSandbox sandbox;
  private ContactsClient client;

  @BeforeEach
  void start() {
    sandbox = ContactsSandbox.builder().quotaOff().indexLag(LAG).start();
    sandbox.clock().freezeAt(Instant.parse("2026-03-01T12:00:00Z"));
    client = builder().quota(Quotas.unlimited()).build();
  }

  private ContactsClientBuilder builder() {
    return ContactsClient.builder()
        .baseUrl(sandbox.baseUrl())
        .credentials(Credentials.privateIntegrationToken(sandbox.token()))
        .locationId(sandbox.locationId());
  }

  @AfterEach
  void stop() {
    client.close();
    sandbox.close();
  }

  private SyncResult sync(SyncWatermark watermark, int pageSize) {
    return client
        .sync(watermark)
        .lag(LAG)
        .overlap(Duration.ofSeconds(10))
        .pageSize(pageSize)
        .run((contacts, next) -> contacts.forEach(this::save));
  }

  private void save(ContactSummary contact) {
    copy.put(
        contact.getId(), new Row(contact.getDateAdded().toInstant(), contact.getTags().toString()));
  }

  private void tag(List<String> ids, String tag) {
    client.bulk().tags(BulkTagsAction.ADD, List.of(tag)).run(ids);
  }

  @Test
  void onePercentChanged_costsHardlyMoreThanTheLeastPossible() {
    sandbox.seed(CONTACTS);
    sandbox.clock().advance(DAY);
    SyncResult first = sync(SyncWatermark.start(), 500);
    assertThat(first.contacts()).isEqualTo(CONTACTS);

    List<String> changed = copy.keySet().stream().limit(CONTACTS / 100).toList();
    sandbox.clock().advance(DAY);
    tag(changed, "spring");
    sandbox.clock().advance(DAY);
    long before = sandbox.requests().count("searchContacts");
    SyncResult second = sync(first.watermark(), PAGE_SIZE);
    long requests = sandbox.requests().count("searchContacts") - before;

    assertThat(changed).allSatisfy(id -> assertThat(copy.get(id).tags()).contains("spring"));
    assertThat(second.contacts()).isEqualTo(changed.size());
    long least = (second.contacts() + PAGE_SIZE - 1) / PAGE_SIZE + 1;
    System.out.printf(
        "%,d contacts, %,d changed: %d requests, at least %d are needed%n",
        CONTACTS, changed.size(), requests, least);
    assertThat(requests).isLessThanOrEqualTo(least * 11 / 10);
  }

  @Test
  void changeThatTheIndexShowsLate_isFound() {
    sandbox.seed(30);
    sandbox.clock().advance(DAY);
    SyncResult first = sync(SyncWatermark.start(), 500);
    List<String> ids = new ArrayList<>(copy.keySet());

    tag(ids.subList(0, 1), "late");
    sandbox.clock().advance(LAG.dividedBy(2));
    SyncResult second = sync(first.watermark(), 500);
    assertThat(copy.get(ids.get(0)).tags()).doesNotContain("late");
    sandbox.clock().advance(LAG);
    sync(SyncWatermark.parse(second.watermark().toString()), 500);
    assertThat(copy.get(ids.get(0)).tags()).contains("late");
  }

  /** The rows of the copy, for a sweep. */
  private final class Rows implements ContactCopy {
    @Override
    public long count(Instant from, Instant to) {
      return ids(from, to).size();
    }

    @Override
    public List<String> ids(Instant from, Instant to) {
      return copy.entrySet().stream()
          .filter(row -> !row.getValue().added().isBefore(from))
          .filter(row -> row.getValue().added().isBefore(to))
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  @Test
  void deletions_areFoundInFewRequests_andNoneInOne() {
    int contacts = Math.min(CONTACTS, 100_000);
    sandbox.seed(contacts);
    sandbox.clock().advance(DAY);
    SyncWatermark watermark = sync(SyncWatermark.start(), 500).watermark();
    sandbox.clock().advance(DAY);
    long none = sweep(watermark, List.of());
    assertThat(none).isEqualTo(1);

    List<String> ids = copy.keySet().stream().sorted().toList();
    long one = sweep(watermark, ids.subList(0, 1));
    // By ids, which have nothing to do with dates: somewhere on every page.
    long everywhere = sweep(watermark, ids.subList(1, 1 + contacts / 100));
    System.out.printf(
        "%,d contacts: %d requests if none was deleted, %d if one, %d if every hundredth%n",
        contacts, none, one, everywhere);
    assertThat(one).isLessThan(contacts / 500);
    assertThat(everywhere).isLessThanOrEqualTo(contacts / 500 + 10);
  }

  /** Deletes contacts, and returns how many requests a sweep takes to find them. */
  private long sweep(SyncWatermark watermark, List<String> deleted) {
    deleted.forEach(client.contacts()::deleteContact);
    sandbox.clock().advance(LAG.multipliedBy(2));
    List<String> found = new ArrayList<>();
    long before = sandbox.requests().count("searchContacts");
    SweepResult result = client.sync(watermark).sweep(new Rows(), found::addAll);
    assertThat(found).containsExactlyInAnyOrderElementsOf(deleted);
    assertThat(result).isEqualTo(new SweepResult(deleted.size(), 0));
    copy.keySet().removeAll(found);
    return sandbox.requests().count("searchContacts") - before;
  }

  @Test
  void date_isThatOfTheSandboxsClock() {
    ApiResponse<?> response =
        client
            .searchApi()
            .searchContactsWithResponse(
                SearchContactsRequest.builder()
                    .locationId(sandbox.locationId())
                    .pageLimit(1)
                    .build());

    String date = response.header("Date").orElseThrow();
    assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
        .isEqualTo(sandbox.clock().now());
  }

  @Test
  void callsOfASync_haveBatchPriority() {
    sandbox.seed(30);
    sandbox.clock().advance(DAY);
    ConcurrentLinkedQueue<Priority> priorities = new ConcurrentLinkedQueue<>();
    try (ContactsClient observed = builder().quota(new Recording(priorities)).build()) {
      SyncResult first = observed.sync(SyncWatermark.start()).run((contacts, next) -> {});
      observed.sync(first.watermark()).run((contacts, next) -> {});
    }
    assertThat(priorities).hasSizeGreaterThan(2).containsOnly(Priority.BATCH);
  }

  private record Recording(ConcurrentLinkedQueue<Priority> priorities) implements QuotaGate {
    @Override
    public Permit acquire(QuotaKey key, Priority priority, Duration maxWait)
        throws QuotaExhaustedException, InterruptedException {
      priorities.add(priority);
      return Quotas.unlimited().acquire(key, priority, maxWait);
    }

    @Override
    public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
      return Optional.empty();
    }
  }
}
