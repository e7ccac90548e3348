package io.github.contactsv3.client.bulk;

import io.github.contactsv3.errors.ContactsApiException;
import java.util.List;
import java.util.Optional;

/**
 * What a run of upserts has left to do. Immutable; {@code toString} shows no personal data.
 *
 * @param summary the number of rows with each status, and the checkpoint: every row before it has a
 *     result, later ones need another run with {@link BulkUpsert#resumeFrom}
 * @param problems the rows that failed, are unknown or invalid, in the order of the stream
 * @param stoppedBy what ended the run before the end of the stream, such as a refused token or an
 *     exception of the listener; empty if all rows were processed
 * @param <K> the type of the caller's keys
 */
public record UpsertReport<K>(
    UpsertSummary summary,
    List<UpsertResult<K>> problems,
    Optional<ContactsApiException> stoppedBy) {

  /**
   * Creates a report with a copy of the problems.
   *
   * @param summary the number of rows with each status
   * @param problems the rows with problems
   * @param stoppedBy what ended the run
   */
  public UpsertReport {
    problems = List.copyOf(problems);
  }

  /**
   * Returns whether every row of the stream was created or updated.
   *
   * @return false if one was not, or may not have been, or the run was stopped; also for a dry run
   *     of at least one row
   */
  public boolean allSucceeded() {
    return stoppedBy.isEmpty() && summary.allSucceeded();
  }

  /**
   * Returns the rows with a status.
   *
   * @param status {@link UpsertResult.Status#FAILED}, {@link UpsertResult.Status#UNKNOWN} or {@link
   *     UpsertResult.Status#INVALID}
   * @return the rows of {@link #problems} with that status
   */
  public List<UpsertResult<K>> problems(UpsertResult.Status status) {
    return problems.stream().filter(result -> result.status() == status).toList();
  }

  /**
   * Returns the rows to run again as they are, for {@link Bulk#upsertRows}: those that failed, but
   * not for what they contain. Nothing is done twice. Not among them are unknown rows, which are to
   * be checked first, and invalid ones.
   *
   * @return the rows, with their keys, in the order of the stream
   */
  public List<UpsertRow<K>> retryable() {
    return problems.stream().filter(UpsertResult::isRetryable).map(UpsertResult::row).toList();
  }

  @Override
  public String toString() {
    return "UpsertReport{"
        + summary
        + stoppedBy.map(e -> ", stopped by " + e.getClass().getSimpleName()).orElse("")
        + "}";
  }
}
