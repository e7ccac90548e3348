package io.github.contactsv3.cli;

import io.github.contactsv3.client.bulk.UpsertCheckpoint;
import io.github.contactsv3.client.bulk.UpsertResult;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one import, written after each row: the quota lets out ten rows a second at
 * most, and then none for some seconds. Where the service can't be reached they stay before the
 * first row of that, so that the same command sends these rows again.
 */
final class ImportCheckpoints {
  /** Rows in a row that fail for want of a service; each was tried several times. */
  static final int OUTAGE = 10;

  private final StateFile state;
  private final boolean off;
  private final String work;
  private int lost;
  private @Nullable String outage;
  private boolean written;

  /**
   * Creates the checkpoints of a run.
   *
   * @param off whether none are written
   */
  ImportCheckpoints(StateFile state, String work, boolean off) {
    this.state = state;
    this.work = work;
    this.off = off;
  }

  /** Counts a row; the report has been written to that length. */
  void after(
      UpsertResult<ImportRow> result, UpsertCheckpoint checkpoint, long length, OtherRows others)
      throws IOException {
    if (isLost(result)) {
      if (++lost == OUTAGE) {
        outage = result.reason();
        throw new IOException(outage);
      }
      return;
    }
    lost = 0;
    if (!off) {
      state.write(new StateFile.State(work, length, false, checkpoint + " " + others));
      written = true;
    }
  }

  private static boolean isLost(UpsertResult<ImportRow> result) {
    return result.isRetryable()
        || (result.status() == UpsertResult.Status.UNKNOWN && result.error().isPresent());
  }

  /** Returns why the run was given up; empty if the service was there. */
  Optional<String> outage() {
    return Optional.ofNullable(outage);
  }

  /** Returns whether this run has written one. */
  boolean isWritten() {
    return written;
  }
}
