package io.github.contactsv3.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.client.bulk.BulkChange;
import io.github.contactsv3.client.bulk.BulkUpsert;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.core.Uninstallation;
import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.pagination.ContactCopy;
import io.github.contactsv3.pagination.ContactExport;
import io.github.contactsv3.pagination.ContactSync;
import io.github.contactsv3.pagination.PagedIterable;
import io.github.contactsv3.pagination.SyncWatermark;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever fails below the public API, callers get one hierarchy of failures: every method of it
 * that makes calls is run over parts that throw everything that Java can throw. Errors go on as
 * they are, and what was taken from the quota is given back.
 */
class FailureHierarchyTest {
  private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
  private static final OAuthApp APP =
      OAuthApp.builder().clientId("client").clientSecret("client-secret-1").build();

  /** What a part of an application may throw; those that no signature declares as bytecode can. */
  private static final List<Class<? extends Throwable>> FAILURES =
      List.of(
          IllegalArgumentException.class,
          IllegalStateException.class,
          NullPointerException.class,
          UnsupportedOperationException.class,
          ArrayIndexOutOfBoundsException.class,
          SQLException.class,
          IOException.class,
          OutOfMemoryError.class,
          StackOverflowError.class,
          LinkageError.class,
          AssertionError.class);

  /** What fails, and how a client is built over it. */
  private record Part(String name, boolean beforeSending, Attachment attachment) {}

  @FunctionalInterface
  private interface Attachment {
    ContactsClientBuilder attach(ContactsClientBuilder builder, Failing failing);
  }

  /** Throws, each time, the same kind. */
  private static final class Failing {
    private final Class<? extends Throwable> type;
    private final AtomicInteger thrown = new AtomicInteger();
    private final Set<Throwable> all = ConcurrentHashMap.newKeySet();

    Failing(Class<? extends Throwable> type) {
      this.type = type;
    }

    <T> T fail() {
      thrown.incrementAndGet();
      Throwable next = created();
      all.add(next);
      throw FailureHierarchyTest.<RuntimeException>sneaky(next);
    }

    private Throwable created() {
      try {
        return type.getConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E sneaky(Throwable t) throws E {
    throw (E) t;
  }

  private static final List<Part> PARTS =
      List.of(
          new Part(
              "feign client",
              false,
              (b, f) -> b.transport(Transport.of((request, options) -> f.fail()))),
          new Part("Apache client", false, (b, f) -> b.transport(Transport.of(new FailingHttp(f)))),
          new Part("quota", true, (b, f) -> b.quota(new FailingGate(f))),
          new Part(
              "supplier of tokens",
              true,
              (b, f) -> b.credentials(Credentials.privateIntegrationToken(f::fail))),
          new Part(
              "token store",
              true,
              (b, f) ->
                  b.credentials(Credentials.oauth(APP, LOCATION, new FailingStore(f, false)))),
          new Part(
              "token store while refreshing",
              true,
              (b, f) ->
                  b.credentials(Credentials.oauth(APP, LOCATION, new FailingStore(f, true)))));

  /** Everything that makes calls apart from the generated operations, by class and method. */
  private static final Map<String, Consumer<ContactsClient>> ENTRIES = new TreeMap<>();

  static {
    ContactQuery all = ContactQuery.all();
    ENTRIES.put("ContactsClient.quota", ContactsClient::quota);
    ENTRIES.put("ContactsClient.search", c -> c.search(all).iterator().hasNext());
    ENTRIES.put(
        "ContactsClient.contactsOfBusiness",
        c -> c.contactsOfBusiness("b1").forEach(contact -> {}));
    ENTRIES.put("ContactsClient.export", c -> export(c.export(all)));
    ENTRIES.put(
        "ContactsClient.upsertAddingTags",
        c ->
            c.upsertAddingTags(
                UpsertContactRequest.builder().email("a@example.com").tags("vip").build()));
    ENTRIES.put("ContactsClient.fields", c -> c.fields().definitions());
    ENTRIES.put("ContactsClient.raw", c -> c.raw().get("/contacts/{id}", "c1"));
    ENTRIES.put(
        "ContactsClient.createOrRecover",
        c ->
            c.createOrRecover(
                CreateContactRequest.builder()
                    .locationId(LOCATION)
                    .email("a@example.com")
                    .build()));
    ENTRIES.put("PagedIterable.iterator", c -> c.search(all).iterator().next());
    ENTRIES.put("PagedIterable.stream", c -> c.search(all).stream().toList());
    ENTRIES.put("PagedIterable.pages", c -> c.search(all).pages().iterator().next());
    ENTRIES.put("PagedIterable.firstPage", c -> c.search(all).firstPage());
    ENTRIES.put("PagedIterable.total", c -> c.search(all).total());
    ENTRIES.put("PagedIterable.prefetch", c -> c.search(all).prefetch(2).iterator().next());
    ENTRIES.put("ContactsClient.forgetTokens", FailureHierarchyTest::forgetTokens);
    ENTRIES.put("ContactExport.run", c -> export(c.export(all).parallelism(3)));
    ENTRIES.put("ContactsClient.sync", c -> c.sync(SyncWatermark.start()).run((page, next) -> {}));
    ENTRIES.put("ContactSync.run", FailureHierarchyTest::sync);
    ENTRIES.put(
        "ContactSync.plan",
        c -> c.sync(ContactQuery.all(), SyncWatermark.at(Instant.EPOCH)).plan());
    ENTRIES.put("ContactSync.sweep", FailureHierarchyTest::sweep);
    ENTRIES.put(
        "BulkChange.run", c -> c.bulk().tags(BulkTagsAction.ADD, List.of("t")).run(List.of("a")));
    ENTRIES.put("BulkUpsert.run", FailureHierarchyTest::upsert);
  }

  private static void forgetTokens(ContactsClient client) {
    client.forgetTokens(
        new Uninstallation() {
          @Override
          public Optional<String> locationId() {
            return Optional.of(LOCATION);
          }

          @Override
          public Optional<String> companyId() {
            return Optional.empty();
          }
        });
  }

  private static void export(ContactExport export) {
    export.run((contacts, checkpoint) -> {});
  }

  private static void sync(ContactsClient client) {
    client.sync(ContactQuery.all(), SyncWatermark.at(Instant.EPOCH)).run((page, next) -> {});
  }

  private static void sweep(ContactsClient client) {
    client.sync(SyncWatermark.at(Instant.now())).sweep(new EmptyCopy(), ids -> {});
  }

  private static final class EmptyCopy implements ContactCopy {
    @Override
    public long count(Instant from, Instant to) {
      return 0;
    }

    @Override
    public List<String> ids(Instant from, Instant to) {
      return List.of();
    }
  }

  private static void upsert(ContactsClient client) {
    UpsertContactRequest one =
        UpsertContactRequest.builder().locationId(LOCATION).email("a@example.com").build();
    List<UpsertContactRequest> rows = List.of(one, one.toBuilder().email("b@example.com").build());
    client.bulk().upsert(rows.stream()).run();
    client.bulk().upsert(rows.stream()).run((result, checkpoint) -> {});
  }

  @TestFactory
  Stream<DynamicTest> everyEntry_overEveryFailure() {
    Map<String, Consumer<ContactsClient>> entries = new TreeMap<>(ENTRIES);
    DocumentedOperation.all()
        .forEach(
            operation ->
                entries.put(
                    operation.id(),
                    client ->
                        new Invoker(client).call(operation, operation.id(), body(operation))));
    return PARTS.stream()
        .flatMap(
            part ->
                FAILURES.stream()
                    .map(
                        type ->
                            DynamicTest.dynamicTest(
                                part.name() + " throws " + type.getSimpleName(),
                                () -> entries.forEach((name, e) -> check(part, type, name, e)))));
  }

  private static @Nullable JsonNode body(DocumentedOperation operation) {
    return operation.requestExamples().isEmpty() ? null : operation.requestExamples().get(0);
  }

  private static void check(
      Part part, Class<? extends Throwable> type, String name, Consumer<ContactsClient> entry) {
    Failing failing = new Failing(type);
    LeakCountingGate gate = new LeakCountingGate();
    ContactsClientBuilder builder =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken("pit-canary"))
            .locationId(LOCATION)
            .baseUrl("http://127.0.0.1:9")
            .quota(gate)
            .retries(RetryPolicy.builder().maxAttempts(1).build());
    Throwable thrown = null;
    try (ContactsClient client = part.attachment().attach(builder, failing).build()) {
      entry.accept(client);
    } catch (Throwable t) {
      thrown = t;
    }
    String what = name + " over " + part.name() + " that throws " + type.getSimpleName();
    if (Error.class.isAssignableFrom(type) && failing.thrown.get() > 0) {
      // The very object: exceptions compare by identity.
      assertThat(failing.all).as(what).contains(thrown);
    } else if (thrown != null) {
      assertThat(thrown).as(what).isInstanceOf(ContactsApiException.class);
    }
    gate.awaitNoneOpen(what);
  }

  /**
   * A new method of the public API has to be in the table, or on the list of those without calls.
   */
  @Test
  void everyMethodThatMakesCalls_isAnEntry() {
    Set<String> withoutCalls =
        Set.of(
            "ContactsClient.builder",
            "ContactsClient.close",
            "ContactsClient.locationId",
            "ContactsClient.forLocation",
            "ContactsClient.with",
            "ContactsClient.bulk",
            "PagedIterable.startAfter",
            "PagedIterable.pageAfter",
            "PagedIterable.pageSize",
            "PagedIterable.limit",
            "PagedIterable.maxPages",
            "ContactExport.of",
            "ContactExport.ordered",
            "ContactExport.pageSize",
            "ContactExport.parallelism",
            "ContactExport.executor",
            "ContactExport.onProgress",
            "ContactExport.resumeFrom",
            "ContactSync.of",
            "ContactSync.window",
            "Bulk.of");
    Set<String> missing = new TreeSet<>();
    for (Class<?> type :
        List.of(
            ContactsClient.class,
            PagedIterable.class,
            ContactExport.class,
            ContactSync.class,
            BulkChange.class,
            BulkUpsert.class)) {
      for (Method method : type.getDeclaredMethods()) {
        String name = type.getSimpleName() + "." + method.getName();
        boolean fluent = method.getReturnType() == type;
        boolean generated = method.getReturnType().getSimpleName().endsWith("Api");
        if (Modifier.isPublic(method.getModifiers())
            && !method.isSynthetic()
            && !fluent
            && !generated
            && !ENTRIES.containsKey(name)
            && !withoutCalls.contains(name)) {
          missing.add(name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static final class LeakCountingGate implements QuotaGate {
    private final AtomicInteger open = new AtomicInteger();

    /** Workers of a run that failed may still be sending. */
    void awaitNoneOpen(String what) {
      long deadline = System.nanoTime() + 5_000_000_000L;
      while (open.get() > 0 && System.nanoTime() - deadline < 0) {
        Thread.onSpinWait();
      }
      assertThat(open).as(what + ": permits that were not given back").hasValue(0);
    }

    @Override
    public Permit acquire(QuotaKey key, Priority priority, Duration maxWait) {
      open.incrementAndGet();
      return new Permit() {
        @Override
        public void completed(int status, RateLimits headers) {}

        @Override
        public void unused() {}

        @Override
        public void close() {
          open.decrementAndGet();
        }
      };
    }

    @Override
    public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
      return Optional.empty();
    }
  }

  private static final class FailingHttp extends CloseableHttpClient {
    private final Failing failing;

    FailingHttp(Failing failing) {
      this.failing = failing;
    }

    @Override
    protected CloseableHttpResponse doExecute(
        HttpHost target, ClassicHttpRequest request, HttpContext context) {
      return failing.fail();
    }

    @Override
    public void close(CloseMode mode) {}

    @Override
    public void close() {}
  }

  private record FailingGate(Failing failing) implements QuotaGate {
    @Override
    public Permit acquire(QuotaKey key, Priority priority, Duration maxWait) {
      return failing.fail();
    }

    @Override
    public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
      return failing.fail();
    }
  }

  /** Fails at once, or only when a token that is due is to be refreshed. */
  private static final class FailingStore implements TokenStore {
    private final Failing failing;
    private final boolean onlyWrites;

    FailingStore(Failing failing, boolean onlyWrites) {
      this.failing = failing;
      this.onlyWrites = onlyWrites;
    }

    @Override
    public Optional<StoredToken> load(TokenKey key) {
      if (!onlyWrites) {
        return failing.fail();
      }
      Instant issued = Instant.now().minus(Duration.ofHours(24));
      return Optional.of(
          StoredToken.builder()
              .accessToken("access-canary-1")
              .refreshToken("refresh-canary-1")
              .issuedAt(issued)
              .expiresAt(issued.plus(Duration.ofHours(23)))
              .build());
    }

    @Override
    public boolean compareAndSet(TokenKey key, StoredToken expected, StoredToken next) {
      return failing.fail();
    }

    @Override
    public void remove(TokenKey key) {
      failing.fail();
    }

    @Override
    public Optional<Lease> tryLease(TokenKey key, Duration time) {
      return Optional.of(() -> {});
    }

    @Override
    public Runnable listen(Listener listener) {
      return () -> {};
    }
  }
}
