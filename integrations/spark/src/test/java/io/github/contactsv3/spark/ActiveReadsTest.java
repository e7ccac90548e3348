package io.github.contactsv3.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ActiveReadsTest {
  private final ActiveReads reads = new ActiveReads();

  @Test
  void claims_endWithTheirQuery() {
    Set<String> running = new HashSet<>(List.of("query 1", "query 2"));
    Object first = new Object();
    reads.claim(List.of("a", "b"), "query 1", () -> running.contains("query 1"), first);
    // The same part of a query, planned again.
    reads.claim(List.of("a", "b"), "query 1", () -> running.contains("query 1"), first);
    assertThatThrownBy(() -> reads.claim(List.of("c", "b"), "query 2", () -> true, new Object()))
        .hasMessage(
            "location b is being read by query 1 of this application: wait for its end, cache its"
                + " rows, or share the quota with the option quota");
    assertThatThrownBy(() -> reads.claim(List.of("b"), "query 1", () -> true, new Object()))
        .hasMessageContaining("by another part of this query");
    // All or none: c was not claimed above.
    reads.claim(List.of("c"), "query 2", () -> true, new Object());
    running.remove("query 1");
    reads.claim(List.of("a", "b"), "query 3", () -> true, new Object());
  }

  @Test
  void claim_afterAQueryHasEnded_keepsNothingOfIt() throws InterruptedException {
    AtomicBoolean running = new AtomicBoolean(true);
    WeakReference<Object> ended = claimed(running);
    running.set(false);

    reads.claim(List.of("other"), "query 2", () -> true, new Object());

    for (int i = 0; i < 500 && ended.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(ended.get()).isNull();
  }

  private WeakReference<Object> claimed(AtomicBoolean running) {
    Object scan = new Object();
    reads.claim(List.of("a"), "query 1", running::get, scan);
    return new WeakReference<>(scan);
  }
}
