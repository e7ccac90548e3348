package io.github.contactsv3.client.bulk;

import java.util.EnumMap;
import java.util.Map;

/**
 * Counts the results of a {@link BulkUpsert}. Immutable.
 *
 * @param counts the number of contacts with each status that occurred
 * @param checkpoint where the run ended; rows that it skipped count as done
 */
public record UpsertSummary(Map<UpsertResult.Status, Long> counts, UpsertCheckpoint checkpoint) {
  /**
   * Creates a summary with a copy of the counts.
   *
   * @param counts the number of contacts with each status
   * @param checkpoint where the run ended
   */
  public UpsertSummary {
    counts = Map.copyOf(counts);
  }

  /**
   * Returns the number of contacts with a status.
   *
   * @param status the status
   * @return the number, 0 if there is none
   */
  public long count(UpsertResult.Status status) {
    return counts.getOrDefault(status, 0L);
  }

  /**
   * Returns the number of contacts whose results this run has delivered.
   *
   * @return the number, without contacts that it skipped
   */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Returns whether every contact was created or updated.
   *
   * @return false if one failed, is unknown or invalid, and for a dry run of at least one contact
   */
  public boolean allSucceeded() {
    return count(UpsertResult.Status.CREATED) + count(UpsertResult.Status.UPDATED) == total();
  }

  /** Counts while results are delivered. Used by one thread. */
  static final class Counter {
    private final Map<UpsertResult.Status, Long> counts = new EnumMap<>(UpsertResult.Status.class);
    private UpsertCheckpoint at;

    Counter(UpsertCheckpoint start) {
      this.at = start;
    }

    void delivered(UpsertResult<?> result, UpsertCheckpoint checkpoint) {
      counts.merge(result.status(), 1L, Long::sum);
      at = checkpoint;
    }

    UpsertCheckpoint checkpoint() {
      return at;
    }

    UpsertSummary summary() {
      return new UpsertSummary(counts, at);
    }
  }

  @Override
  public String toString() {
    return "UpsertSummary" + sorted();
  }

  private Map<UpsertResult.Status, Long> sorted() {
    Map<UpsertResult.Status, Long> sorted = new EnumMap<>(UpsertResult.Status.class);
    sorted.putAll(counts);
    return sorted;
  }
}
