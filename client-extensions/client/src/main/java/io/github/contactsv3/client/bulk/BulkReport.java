package io.github.contactsv3.client.bulk;

import java.util.List;

/**
 * The results of a {@link BulkChange}. Immutable.
 *
 * @param results a result for each contact, in the order of the ids
 */
public record BulkReport(List<BulkResult> results) {

  /**
   * Creates a report with a copy of the results.
   *
   * @param results a result for each contact
   */
  public BulkReport {
    results = List.copyOf(results);
  }

  /**
   * Counts the contacts with a status.
   *
   * @param status the status
   * @return the number of contacts
   */
  public long count(BulkResult.Status status) {
    return results.stream().filter(result -> result.status() == status).count();
  }

  /**
   * Returns whether every contact was changed.
   *
   * @return false if a contact was not, or may not have been, and for a dry run
   */
  public boolean allSucceeded() {
    return count(BulkResult.Status.SUCCEEDED) == results.size();
  }

  /**
   * Returns the contacts that were not changed, as far as known.
   *
   * @return those that failed, are unknown or were skipped
   */
  public List<BulkResult> problems() {
    return results.stream()
        .filter(
            result ->
                result.status() != BulkResult.Status.SUCCEEDED
                    && result.status() != BulkResult.Status.DRY_RUN)
        .toList();
  }

  /**
   * Returns the contacts to change again as before: those for which nothing was sent, or whose
   * request was refused for a reason that is not in it, such as a refused token. Nothing is done
   * twice. Not among them are unknown contacts, which are to be checked first.
   *
   * @return the ids, in their order
   */
  public List<String> retryable() {
    return results.stream().filter(BulkResult::isRetryable).map(BulkResult::contactId).toList();
  }

  @Override
  public String toString() {
    return "BulkReport{"
        + results.size()
        + " contacts, "
        + count(BulkResult.Status.SUCCEEDED)
        + " succeeded, "
        + problems().size()
        + " with problems}";
  }
}
