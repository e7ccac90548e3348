package io.github.contactsv3.pagination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.contactsv3.errors.CallbackException;
import io.github.contactsv3.model.ContactSummary;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The export that fakes return. */
class ListExportTest {
  private final List<ContactSummary> contacts =
      IntStream.range(0, 25)
          .mapToObj(i -> ContactSummary.fromJson("{\"id\":\"c" + i + "\"}"))
          .toList();

  @Test
  void run_deliversThePagesInOrder_withProgress() {
    List<ContactSummary> delivered = new ArrayList<>();
    List<Long> progress = new ArrayList<>();

    long count =
        ContactExport.of(contacts)
            .ordered()
            .pageSize(10)
            .parallelism(2)
            .onUnreadable(element -> {})
            .onProgress(state -> progress.add(state.done()))
            .run((page, checkpoint) -> delivered.addAll(page));

    assertThat(count).isEqualTo(25);
    assertThat(delivered).isEqualTo(contacts);
    assertThat(progress).containsExactly(10L, 20L, 25L);
  }

  @Test
  void run_ofAnEmptyList_deliversNothing() {
    assertThat(
            ContactExport.of(List.of())
                .run(
                    (page, checkpoint) -> {
                      throw new AssertionError("a page of nothing");
                    }))
        .isZero();
  }

  @Test
  void run_afterAFailureOfTheSink_resumesWithItsPage() {
    List<ContactSummary> delivered = new ArrayList<>();
    ContactExport failing = ContactExport.of(contacts).pageSize(10);
    String[] checkpoint = new String[1];

    assertThatExceptionOfType(CallbackException.class)
        .isThrownBy(
            () ->
                failing.run(
                    (page, next) -> {
                      if (delivered.size() == 20) {
                        throw new IOException("disk full");
                      }
                      delivered.addAll(page);
                    }))
        .satisfies(e -> checkpoint[0] = e.checkpoint());
    long rest =
        ContactExport.of(contacts)
            .resumeFrom(ExportCheckpoint.parse(checkpoint[0]))
            .onProgress(Duration.ofHours(1), state -> assertThat(state.done()).isEqualTo(25))
            .run((page, next) -> delivered.addAll(page));

    assertThat(rest).isEqualTo(5);
    assertThat(delivered).isEqualTo(contacts);
  }

  @Test
  void resumeFrom_aCheckpointOfAnotherExport_isRefused() {
    ExportCheckpoint other = new ExportCheckpoint("other", 3, OptionalLong.empty(), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContactExport.of(contacts).resumeFrom(other));
  }
}
