package io.github.contactsv3.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.contactsv3.benchmarks.clients.OurClient;
import io.github.contactsv3.benchmarks.clients.Requests;
import io.github.contactsv3.benchmarks.server.ResponseBodies;
import io.github.contactsv3.client.ContactsClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What a call allocates hardly varies, so that it can be held where times can't. */
class AllocationTest {
  private static final double SLACK = 1.1;
  private static final int BATCHES = 12;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void call() throws IOException {
    ContactsClient client = client(ResponseBodies.contact());

    long bytes = allocated(() -> client.contacts().getContact(Requests.CONTACT), 2_000);

    assertWithin("allocation.call", bytes);
  }

  @Test
  void page() throws IOException {
    ContactsClient client = client(ResponseBodies.page(0, 100, 100));

    long bytes =
        allocated(() -> client.searchApi().searchContacts(Requests.search(100, null)), 200);

    assertWithin("allocation.page100", bytes);
  }

  private static ContactsClient client(byte[] body) {
    return OurClient.ofStub("http://127.0.0.1:1", body);
  }

  /** The least of some batches: compiling in between may only add to it. */
  private long allocated(Runnable call, int calls) {
    long least = Long.MAX_VALUE;
    for (int batch = 0; batch < BATCHES; batch++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < calls; i++) {
        call.run();
      }
      least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / calls);
    }
    return least;
  }

  private static void assertWithin(String limit, long bytes) throws IOException {
    System.out.printf("%s: %,d bytes%n", limit, bytes);
    assertThat(bytes)
        .as("%s of benchmarks/limits.properties, with 10 %% of slack", limit)
        .isBetween(1_000L, Math.round(Limits.of(limit) * SLACK));
  }
}
