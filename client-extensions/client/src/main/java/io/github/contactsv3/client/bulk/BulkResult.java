package io.github.contactsv3.client.bulk;

import io.github.contactsv3.errors.ContactsApiException;
import java.util.Optional;

/**
 * The result of a {@link BulkChange} for one contact. Immutable.
 *
 * @param contactId the id of the contact
 * @param status whether the contact was changed
 * @param message the service's or the library's explanation, safe to log: quoted parts, e-mail
 *     addresses, phone numbers and the client's secrets are masked; may be empty
 * @param error the error, if the whole request failed
 */
public record BulkResult(
    String contactId, Status status, String message, Optional<ContactsApiException> error) {

  /** Whether a contact was changed. */
  public enum Status {
    /** It was changed. */
    SUCCEEDED,
    /** The service refused to change it. */
    FAILED,
    /** It may have been changed: the request was sent, but the response does not say so. */
    UNKNOWN,
    /**
     * Nothing was sent for it, because an earlier request failed for a persistent reason, or
     * because the listener of progress failed.
     */
    SKIPPED,
    /** Nothing was sent for it, because this is a dry run. */
    DRY_RUN
  }

  /** Returns whether the contact was certainly not changed, and may be if it is tried again. */
  boolean isRetryable() {
    return status == Status.SKIPPED
        || (status == Status.FAILED
            && error.isPresent()
            && error.filter(Failures::isAboutTheRow).isEmpty());
  }

  static BulkResult of(String contactId, Status status, String message) {
    return new BulkResult(contactId, status, message, Optional.empty());
  }

  static BulkResult of(String contactId, Status status, ContactsApiException error) {
    return new BulkResult(
        contactId, status, String.valueOf(error.getMessage()), Optional.of(error));
  }
}
