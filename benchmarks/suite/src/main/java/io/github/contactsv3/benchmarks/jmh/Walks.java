package io.github.contactsv3.benchmarks.jmh;

import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.pagination.Page;
import io.github.contactsv3.pagination.Paged;
import io.github.contactsv3.search.ContactQuery;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A walk over 100 pages of 100 contacts; the reader takes 10 ms for each page. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Walks {
  private static final int PAGES = 100;
  private static final int PAGE_SIZE = 100;
  private static final long READING_NANOS = 10_000_000;

  /** The clients, with a service that waits before it answers. */
  @State(Scope.Benchmark)
  public static class Slow extends Connected {
    /** In milliseconds. */
    @Param({"0", "50"})
    int latency;

    @Override
    @Setup(Level.Trial)
    public void connect() {
      connect("/" + latency + "/" + PAGES);
    }
  }

  @Benchmark
  public long walk_bare(Slow clients) {
    return clients.bare.walk(PAGE_SIZE, Walks::read);
  }

  @Benchmark
  public long walk_stock(Slow clients) {
    return clients.stock.walk(PAGE_SIZE, Walks::read);
  }

  @Benchmark
  public long walk_ours(Slow clients) {
    return walk(contacts(clients));
  }

  @Benchmark
  public long walkPrefetch_ours(Slow clients) {
    return walk(contacts(clients).prefetch(4));
  }

  private static Paged<ContactSummary> contacts(Slow clients) {
    return clients.ours.search(ContactQuery.all()).pageSize(PAGE_SIZE);
  }

  private static long walk(Paged<ContactSummary> contacts) {
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
}
