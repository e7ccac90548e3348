package io.github.contactsv3.client.bulk;

import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.model.UpsertContactRequest;
import java.util.Optional;

/**
 * The result of a {@link BulkUpsert} for one row. Immutable; {@code toString} shows no personal
 * data.
 *
 * @param index its position in the stream, from 0
 * @param row the row, with the caller's key
 * @param status the outcome
 * @param contactId the id of the contact, if known
 * @param error the error, if the call failed; also empty if the response only does not say whether
 *     the contact is new
 * @param <K> the type of the caller's keys
 */
public record UpsertResult<K>(
    long index,
    UpsertRow<K> row,
    Status status,
    Optional<String> contactId,
    Optional<ContactsApiException> error) {

  /** The outcome for a row. */
  public enum Status {
    /** The contact was created. */
    CREATED,
    /** The contact existed and was updated. */
    UPDATED,
    /** Nothing was changed: the service refused it, or it was certainly not processed. */
    FAILED,
    /**
     * It may have been created or updated: the request was sent, but no response arrived, or the
     * response does not say which. With {@link BulkUpsert#addTags}, also that its tags may be
     * missing.
     */
    UNKNOWN,
    /** The row has no request, or one that can't be sent; nothing was sent. */
    INVALID,
    /** A dry run found no such contact. */
    WOULD_CREATE,
    /** A dry run found such a contact. */
    WOULD_UPDATE
  }

  /**
   * Returns the key of the row.
   *
   * @return the caller's own key; for a stream of requests, the position
   */
  public K key() {
    return row.key();
  }

  /**
   * Returns the request of the row.
   *
   * @return the request; empty if the row has none
   */
  public Optional<UpsertContactRequest> request() {
    return row.request();
  }

  /**
   * Returns why the contact was not created or updated, for a report.
   *
   * @return the message of the error, which is safe to log; that of the caller for an invalid row;
   *     empty if it was created or updated, and for a dry run that found out
   */
  public String reason() {
    return error
        .map(e -> String.valueOf(e.getMessage()))
        .orElseGet(
            () ->
                status == Status.UNKNOWN
                    ? "the response does not say whether everything was done"
                    : row.problem());
  }

  /**
   * Returns whether the same row can be sent again and may then succeed, with nothing done twice.
   *
   * @return true if it failed for a reason that is not in the row, such as a refused token or an
   *     exhausted quota, and certainly changed nothing; false for rows that the service refused for
   *     what they contain, and for unknown ones
   */
  public boolean isRetryable() {
    return status == Status.FAILED && error.filter(Failures::isAboutTheRow).isEmpty();
  }

  /** Returns whether the outcome is something that a report shows. */
  boolean isProblem() {
    return status == Status.FAILED || status == Status.UNKNOWN || status == Status.INVALID;
  }

  @Override
  public String toString() {
    return "UpsertResult{index=" + index + ", status=" + status + "}";
  }
}
