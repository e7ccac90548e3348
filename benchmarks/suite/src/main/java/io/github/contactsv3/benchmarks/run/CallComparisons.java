package io.github.contactsv3.benchmarks.run;

import feign.FeignException;
import io.github.contactsv3.benchmarks.clients.BareApacheClient;
import io.github.contactsv3.benchmarks.clients.BareClient;
import io.github.contactsv3.benchmarks.clients.BareJdkClient;
import io.github.contactsv3.benchmarks.clients.OurClient;
import io.github.contactsv3.benchmarks.clients.Requests;
import io.github.contactsv3.benchmarks.clients.StockClient;
import io.github.contactsv3.benchmarks.run.Comparison.Contender;
import io.github.contactsv3.benchmarks.server.Link;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.pagination.Page;
import io.github.contactsv3.pagination.PagedIterable;
import io.github.contactsv3.search.ContactQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Comparisons of calls of the service. */
final class CallComparisons {
  /** Reading a page is compiled after more than a thousand of them. */
  static final double PAGE_WARMUP = 3;

  /** The JSON of 500 contacts. */
  private static final int LARGE_PAGE = 500;

  private static final int PAGING_SIZE = 100;
  private static final int WALK_PAGES = 40;
  private static final long READING_NANOS = 10_000_000;

  /** What paging and the slow link wait is the same in each round, so few will do. */
  private static final double FEW_ROUNDS = 0.1;

  private final String server;

  /**
   * Creates the comparisons.
   *
   * @param server the URL of the server
   */
  CallComparisons(String server) {
    this.server = server;
  }

  /** The four clients over one link. */
  private record Clients(
      BareClient bare, BareClient apache, StockClient stock, ContactsClient ours) {
    static Clients of(String url) {
      return new Clients(
          new BareJdkClient(url, false),
          new BareApacheClient(url),
          new StockClient(url),
          OurClient.of(url));
    }
  }

  /** Single calls over the loopback. */
  List<Comparison> single() {
    Clients clients = Clients.of(server + Link.LOOPBACK.path());
    return List.of(get(clients), create(clients), page(clients), error(clients));
  }

  private static Comparison get(Clients clients) {
    return Comparison.of(400, gets("get", clients));
  }

  private static Contender[] gets(String row, Clients clients) {
    return all(
        row,
        () -> clients.bare().getContact(Requests.CONTACT),
        () -> clients.apache().getContact(Requests.CONTACT),
        () -> clients.stock().getContact(Requests.CONTACT),
        () -> clients.ours().contacts().getContact(Requests.CONTACT));
  }

  /** Calls of many threads at the same time; the time is that of one call's share. */
  Comparison together(String row, ManyThreads threads) {
    Contender[] gets = gets(row, Clients.of(server + Link.LOOPBACK.path()));
    for (int i = 0; i < gets.length; i++) {
      gets[i] = new Contender(row, gets[i].client(), threads.each(gets[i].call()));
    }
    return Comparison.of(1, gets).operations(threads.calls());
  }

  private static Comparison create(Clients clients) {
    return Comparison.of(
        400,
        all(
            "create",
            () -> clients.bare().createContact(Requests.create()),
            () -> clients.apache().createContact(Requests.create()),
            () -> clients.stock().createContact(StockClient.create()),
            () -> clients.ours().contacts().createContact(Requests.create())));
  }

  private static Comparison page(Clients clients) {
    return Comparison.of(
            8,
            all(
                "page500",
                () -> clients.bare().search(Requests.search(LARGE_PAGE, null)),
                () -> clients.apache().search(Requests.search(LARGE_PAGE, null)),
                () -> clients.stock().search(LARGE_PAGE, null),
                () -> clients.ours().searchApi().searchContacts(Requests.search(LARGE_PAGE, null))))
        .rounds(1, PAGE_WARMUP);
  }

  private static Comparison error(Clients clients) {
    return Comparison.of(
        200,
        all(
            "error",
            () -> thrown(() -> clients.bare().getContact(Requests.MISSING)),
            () -> thrown(() -> clients.apache().getContact(Requests.MISSING)),
            () -> thrown(() -> clients.stock().getContact(Requests.MISSING)),
            () -> thrown(() -> clients.ours().contacts().getContact(Requests.MISSING))));
  }

  private static Exception thrown(Callable<?> call) throws Exception {
    try {
      call.call();
    } catch (BareClient.ErrorException | FeignException.NotFound | NotFoundException e) {
      return e;
    }
    throw new IllegalStateException("no exception");
  }

  /** A page of 500 over a slow link, without and with gzip. Our client always asks for gzip. */
  Comparison slowLink() {
    String url = server + Link.SLOW.path();
    BareClient plain = new BareJdkClient(url, false);
    BareClient gzip = new BareJdkClient(url, true);
    ContactsClient ours = OurClient.of(url);
    return Comparison.of(
            1,
            new Contender(
                "slow",
                BenchmarkResults.BARE,
                () -> plain.search(Requests.search(LARGE_PAGE, null))),
            new Contender(
                "slowGzip",
                BenchmarkResults.BARE,
                () -> gzip.search(Requests.search(LARGE_PAGE, null))),
            new Contender(
                "slowGzip",
                BenchmarkResults.OURS,
                () -> ours.searchApi().searchContacts(Requests.search(LARGE_PAGE, null))))
        .rounds(2 * FEW_ROUNDS, 0.5);
  }

  /** All pages of a search at a latency of 50 ms; the reader takes 10 ms for each page. */
  Comparison readPages() {
    Clients clients = Clients.of(server + new Link(50, 0, WALK_PAGES).path());
    PagedIterable<ContactSummary> contacts =
        clients.ours().search(ContactQuery.all()).pageSize(PAGING_SIZE);
    List<Contender> contenders =
        new ArrayList<>(
            List.of(
                all(
                    "walk40",
                    () -> clients.bare().readPages(PAGING_SIZE, CallComparisons::read),
                    () -> clients.apache().readPages(PAGING_SIZE, CallComparisons::read),
                    () -> clients.stock().readPages(PAGING_SIZE, CallComparisons::read),
                    () -> readPages(contacts))));
    contenders.add(
        new Contender(
            "walk40Prefetch", BenchmarkResults.OURS, () -> readPages(contacts.prefetch(4))));
    return Comparison.of(1, contenders.toArray(new Contender[0])).rounds(FEW_ROUNDS, FEW_ROUNDS);
  }

  private static long readPages(PagedIterable<ContactSummary> contacts) {
    long count = 0;
    for (Page<ContactSummary> page : contacts.pages()) {
      read();
      count += page.items().size();
    }
    return count;
  }

  private static void read() {
    LockSupport.parkNanos(READING_NANOS);
  }

  private static Contender[] all(
      String row, Callable<?> bare, Callable<?> apache, Callable<?> stock, Callable<?> ours) {
    return new Contender[] {
      new Contender(row, BenchmarkResults.BARE, bare),
      new Contender(row, BenchmarkResults.APACHE, apache),
      new Contender(row, BenchmarkResults.STOCK, stock),
      new Contender(row, BenchmarkResults.OURS, ours)
    };
  }
}
