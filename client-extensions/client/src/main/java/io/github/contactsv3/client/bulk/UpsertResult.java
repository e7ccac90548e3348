package io.github.contactsv3.client.bulk;

import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.model.UpsertContactRequest;
import java.util.Optional;

/**
 * The result of a {@link BulkUpsert} for one contact. Immutable; {@code toString} shows no personal
 * data.
 *
 * @param index its position in the stream, from 0
 * @param request the request for the contact
 * @param status the outcome
 * @param contactId the id of the contact, if known
 * @param error the error, if the call failed; also empty if the response only does not say whether
 *     the contact is new
 */
public record UpsertResult(
    long index,
    UpsertContactRequest request,
    Status status,
    Optional<String> contactId,
    Optional<ContactsApiException> error) {

  /** The outcome for a contact. */
  public enum Status {
    /** It was created. */
    CREATED,
    /** It existed and was updated. */
    UPDATED,
    /** The service refused it. */
    FAILED,
    /**
     * It may have been created or updated: the request was sent, but no response arrived, or the
     * response does not say which. With {@link BulkUpsert#addTags}, also that its tags may be
     * missing.
     */
    UNKNOWN,
    /** A dry run found no such contact. */
    WOULD_CREATE,
    /** A dry run found such a contact. */
    WOULD_UPDATE
  }

  @Override
  public String toString() {
    return "UpsertResult{index=" + index + ", status=" + status + "}";
  }
}
