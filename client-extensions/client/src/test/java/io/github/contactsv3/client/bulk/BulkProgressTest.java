package io.github.contactsv3.client.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.contactsv3.client.VirtualClock;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the listener of a change of many contacts receives, and what happens if it fails. */
class BulkProgressTest {
  private final List<BulkProgress> received = new ArrayList<>();
  private int sent;

  private final VirtualClock clock = new VirtualClock();

  /** Each request takes a second; the third fails. */
  private final ChunkCall call =
      new ChunkCall() {
        @Override
        public int defaultChunk() {
          return 10;
        }

        @Override
        public int maxChunk() {
          return 10;
        }

        @Override
        public List<BulkResult> send(List<String> chunk) {
          clock.sleep(Duration.ofSeconds(1));
          sent++;
          if (sent == 3) {
            throw new TransportException(OperationInfo.NONE, 1, "lost", null, true);
          }
          return chunk.stream()
              .map(id -> BulkResult.of(id, BulkResult.Status.SUCCEEDED, ""))
              .toList();
        }
      };

  private DefaultBulkChange change() {
    return new DefaultBulkChange(call).clock(clock);
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
  }

  @Test
  void run_reportsAfterEachRequestThatIsDueAndAtTheEnd() {
    change().onProgress(Duration.ofSeconds(2), received::add).run(ids(45));

    assertThat(received)
        .containsExactly(
            new BulkProgress(20, 45, 0, 10, Optional.of(Duration.ofMillis(2_500))),
            new BulkProgress(40, 45, 10, 10, Optional.of(Duration.ofMillis(500))),
            new BulkProgress(45, 45, 10, 9, Optional.of(Duration.ZERO)));
  }

  @Test
  void run_byDefault_reportsOnceASecond() {
    change().onProgress(received::add).run(ids(20));

    assertThat(received).extracting(BulkProgress::done).containsExactly(10L, 20L);
  }

  @Test
  void listener_fails_nothingMoreIsSentAndTheReportHasWhatWasDone() {
    BulkReport report =
        change()
            .onProgress(
                Duration.ZERO,
                progress -> {
                  throw new IllegalStateException("no terminal");
                })
            .run(ids(25));

    assertThat(sent).isEqualTo(1);
    assertThat(report.count(BulkResult.Status.SUCCEEDED)).isEqualTo(10);
    assertThat(report.count(BulkResult.Status.SKIPPED)).isEqualTo(15);
    assertThat(report.problems().get(0).message())
        .isEqualTo("not sent, because the listener of progress failed");
    assertThat(report.retryable()).hasSize(15).startsWith("c10");
  }

  @Test
  void dryRun_reportsTheEnd() {
    change().onProgress(received::add).dryRun().run(ids(25));

    assertThat(received).containsExactly(new BulkProgress(25, 25, 0, 0, Optional.empty()));
  }

  @Test
  void interval_outOfRange_isNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> change().onProgress(Duration.ofMillis(-1), received::add))
        .withMessageContaining("atMostEvery");
  }
}
