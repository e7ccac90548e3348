package io.github.contactsv3.benchmarks.run;

import io.github.contactsv3.benchmarks.clients.OurClient;
import io.github.contactsv3.benchmarks.server.Link;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.search.ContactQuery;
import java.util.List;

/** Measures paging through a million contacts in a heap of 64 MB. */
final class PagingMemoryBenchmark {
  private static final String HEAP = "64m";
  private static final int PAGE_SIZE = 500;

  private PagingMemoryBenchmark() {}

  static BenchmarkResults.PagingMemory measure(Jdk jdk, Server server, Effort effort) {
    int pages = effort == Effort.FULL ? 2_000 : 20;
    String[] facts =
        jdk.lastLine(
                List.of("-Xmx" + HEAP),
                PagingMemoryBenchmark.class,
                server.url() + new Link(0, 0, pages).path())
            .split(" ", 3);
    BenchmarkResults.PagingMemory memory =
        new BenchmarkResults.PagingMemory(
            Long.parseLong(facts[0]),
            HEAP,
            Double.parseDouble(facts[1]),
            Double.parseDouble(facts[2]));
    if (memory.contacts() != (long) pages * PAGE_SIZE) {
      throw new RefusedException("paging found " + memory.contacts() + " contacts");
    }
    return memory;
  }

  /**
   * Reads all pages and prints how many contacts there were.
   *
   * @param arguments the URL of the server with its path
   */
  public static void main(String[] arguments) {
    long start = System.nanoTime();
    long count = 0;
    for (ContactSummary contact :
        OurClient.of(arguments[0]).search(ContactQuery.all()).pageSize(PAGE_SIZE)) {
      count += contact.getId().isEmpty() ? 0 : 1;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.println(count + " " + seconds + " " + FirstCallBenchmark.residentMegabytes("VmHWM"));
  }
}
